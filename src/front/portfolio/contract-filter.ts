import { isMonth } from '../../ground/platform/day.ts'
import {
  type Counted,
  contractIndex,
  counted,
  type Dimension,
  dimensions,
  type Order,
  sortKeys,
} from './contract-index.ts'
import { type ContractRow, type EndKind, endKinds, type ListedStatus, listedStatuses } from './contract-row.ts'

/** What of the contracts is looked at, and in which order; the same in the address, on the server and in the browser. */
export type ContractFilter = { q: string; sort: Sort } & Record<Dimension, string | null>

/** null: the best match first where something is searched, else by provider. */
export type Sort = Order | null

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
export type Facets = Record<Counted, Map<string, number>>

export type Filtered = { rows: ContractRow[]; facets: Facets; ceilingCents: number; withoutCeiling: number }

/** The rows that a filter leaves, in its order, and the counts beside each choice. `found` are the places that a search found. */
export function filterRows(
  rows: readonly ContractRow[],
  filter: ContractFilter,
  today: string,
  found: Map<number, number> | null,
): Filtered {
  // Everything in its usual order is what most ask for.
  if (!isFiltered(filter) && filter.sort === null) {
    const known = whole.get(rows)
    if (known?.today === today) return known.filtered
  }
  const { kinds, values, order } = contractIndex(rows, today)
  const facets = Object.fromEntries(counted.map((one) => [one, new Map()])) as Facets
  const chosen = dimensions.filter((one) => filter[one] !== null)
  const month = filter.ends !== null && isMonth(filter.ends) ? filter.ends : null
  const isIn = (place: number, dimension: Dimension): boolean =>
    dimension === 'ends' && month !== null
      ? kinds[place] !== 'closed' && (rows[place]!.to?.startsWith(month) ?? false)
      : values[dimension][place]!.includes(filter[dimension]!)
  const count = (place: number, dimension: Counted) => {
    const counts = facets[dimension]
    for (const value of values[dimension][place]!) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const kept = new Uint8Array(rows.length)
  let [ceilingCents, withoutCeiling] = [0, 0]
  for (let place = 0; place < rows.length; place += 1) {
    if (found && !found.has(place)) continue
    let missed: Dimension | null = null
    let misses = 0
    for (const dimension of chosen) {
      if (isIn(place, dimension)) continue
      missed = dimension
      misses += 1
    }
    if (misses > 1) continue
    // A row that only one choice leaves out still counts beside the other values of that choice.
    if (missed !== null) {
      if (missed !== 'provider') count(place, missed)
      continue
    }
    for (const dimension of counted) count(place, dimension)
    kept[place] = 1
    const cents = rows[place]!.ceilingCents
    if (cents === null) withoutCeiling += 1
    else ceilingCents += cents
  }
  // Rows come in the order of their providers; a search orders them by how well they match.
  const places =
    filter.sort !== null
      ? order(filter.sort)
      : found
        ? [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([place]) => place)
        : rows.keys()
  const ordered: ContractRow[] = []
  for (const place of places) if (kept[place] === 1) ordered.push(rows[place]!)
  const filtered = { rows: ordered, facets, ceilingCents, withoutCeiling }
  if (!isFiltered(filter) && filter.sort === null) whole.set(rows, { today, filtered })
  return filtered
}

const whole = new WeakMap<readonly ContractRow[], { today: string; filtered: Filtered }>()
