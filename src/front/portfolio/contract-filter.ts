import { isMonth } from '../../ground/platform/day.ts'
import {
  type ContractRow,
  type EndKind,
  endDays,
  endKindOf,
  endKinds,
  type ListedStatus,
  listedStatuses,
} from './contract-row.ts'

/** What of the contracts is looked at, and in which order; the same in the address, on the server and in the browser. */
export type ContractFilter = { q: string; sort: Sort } & Record<Dimension, string | null>

export const dimensions = ['provider', 'department', 'policy', 'type', 'funding', 'status', 'ends'] as const
export type Dimension = (typeof dimensions)[number]

/** Stands in the address for contracts of which a dimension is not known. */
export const unknown = '-'

export const sortKeys = ['number', 'provider', 'department', 'ends', 'ceiling', 'paid', 'status'] as const
export type SortKey = (typeof sortKeys)[number]
/** null: the best match first where something is searched, else by provider. */
export type Sort = { key: SortKey; isDown: boolean } | null

const longest = 200

/** Reads a filter from an address; what it does not know it leaves out. */
export function readFilter(query: URLSearchParams): ContractFilter {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, longest) || null
  const sort = text('sort') ?? ''
  const key = sortKeys.find((one) => one === sort.replace(/^-/, ''))
  const [status, ends] = [text('status'), text('ends')]
  return {
    q: text('q') ?? '',
    provider: text('provider'),
    department: text('department'),
    policy: text('policy'),
    type: text('type'),
    funding: text('funding'),
    status: listedStatuses.includes(status as ListedStatus) ? status : null,
    ends: ends !== null && (endKinds.includes(ends as EndKind) || isMonth(ends)) ? ends : null,
    sort: key ? { key, isDown: sort.startsWith('-') } : null,
  }
}

/** The filter as the part of an address after the question mark; nothing when nothing is chosen. */
export function writeFilter(filter: ContractFilter): string {
  const query = new URLSearchParams()
  if (filter.q) query.set('q', filter.q)
  for (const dimension of dimensions) if (filter[dimension] !== null) query.set(dimension, filter[dimension])
  if (filter.sort) query.set('sort', `${filter.sort.isDown ? '-' : ''}${filter.sort.key}`)
  return query.size === 0 ? '' : `?${query}`
}

export const noFilter: ContractFilter = readFilter(new URLSearchParams())

export const isFiltered = (filter: ContractFilter): boolean =>
  filter.q !== '' || dimensions.some((dimension) => filter[dimension] !== null)

/** How many rows each value of a dimension has, while every other choice stands. */
export type Facets = Record<Dimension, Map<string, number>>

export type Filtered = { rows: ContractRow[]; facets: Facets; ceilingCents: number; withoutCeiling: number }

/** The rows that a filter leaves, in its order, and the counts beside each choice. `found` are the places that a search found. */
export function filterRows(
  rows: readonly ContractRow[],
  filter: ContractFilter,
  today: string,
  found: Map<number, number> | null,
): Filtered {
  const days = endDays(today)
  const facets = Object.fromEntries(dimensions.map((one) => [one, new Map()])) as Facets
  const chosen = dimensions.filter((one) => filter[one] !== null)
  const month = filter.ends !== null && isMonth(filter.ends) ? filter.ends : null
  const kept: number[] = []
  let [ceilingCents, withoutCeiling] = [0, 0]
  rows.forEach((row, place) => {
    if (found && !found.has(place)) return
    const kind = endKindOf(row, days)
    const isIn = (dimension: Dimension) =>
      dimension === 'ends' && month !== null
        ? kind !== 'closed' && row.to !== null && row.to.startsWith(month)
        : valuesOf(row, dimension, kind).includes(filter[dimension]!)
    const missed = chosen.filter((dimension) => !isIn(dimension))
    if (missed.length > 1) return
    // A row that only one choice leaves out still counts beside the other values of that choice.
    for (const dimension of missed.length === 1 ? missed : dimensions) {
      const counts = facets[dimension]
      for (const value of valuesOf(row, dimension, kind)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    if (missed.length > 0) return
    kept.push(place)
    if (row.ceilingCents === null) withoutCeiling += 1
    else ceilingCents += row.ceilingCents
  })
  return { rows: inOrder(rows, kept, filter, found), facets, ceilingCents, withoutCeiling }
}

function valuesOf(row: ContractRow, dimension: Dimension, kind: EndKind): readonly string[] {
  switch (dimension) {
    case 'provider':
      return [row.provider]
    case 'department':
      return [row.department ?? unknown]
    case 'policy':
      return [row.policy ?? unknown]
    case 'type':
      return row.types.length === 0 ? nothing : row.types
    case 'funding':
      return row.funding.length === 0 ? nothing : row.funding
    case 'status':
      return [row.status]
    case 'ends':
      return [kind]
  }
}

const nothing = [unknown]

function inOrder(
  rows: readonly ContractRow[],
  places: number[],
  { sort, q }: ContractFilter,
  found: Map<number, number> | null,
): ContractRow[] {
  if (sort === null) {
    // Rows come in the order of their providers; a search orders them by how well they match.
    const order = q && found ? places.sort((a, b) => found.get(b)! - found.get(a)! || a - b) : places
    return order.map((place) => rows[place]!)
  }
  const value = sortValue[sort.key]
  const down = sort.isDown ? -1 : 1
  const keyed = places.map((place) => ({ place, key: value(rows[place]!) }))
  keyed.sort((a, b) => {
    // What is not known stands last, whichever way the rest is ordered.
    if (a.key === null || b.key === null) return a.key === b.key ? a.place - b.place : a.key === null ? 1 : -1
    return a.key === b.key ? a.place - b.place : (a.key < b.key ? -1 : 1) * down
  })
  return keyed.map(({ place }) => rows[place]!)
}

const plain = (text: string | null): string | null => (text === null ? null : text.toLowerCase())

const sortValue: Record<SortKey, (row: ContractRow) => string | number | null> = {
  number: (row) => plain(row.number),
  provider: (row) => plain(row.provider),
  department: (row) => plain(row.department),
  ends: (row) => row.to,
  ceiling: (row) => row.ceilingCents,
  paid: (row) => row.paidCents,
  status: (row) => listedStatuses.indexOf(row.status),
}
