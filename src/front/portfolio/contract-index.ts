import type { ContractRow, EndKind } from './contract-row.ts'
import { endDays, endKindOf, listedStatuses } from './contract-row.ts'

/** By what contracts are chosen, each with its counts. */
export const dimensions = ['provider', 'department', 'policy', 'type', 'funding', 'status', 'ends'] as const
export type Dimension = (typeof dimensions)[number]

/** Chosen from a list with counts. Providers are searched, or followed from a row: there are too many to choose from. */
export const counted = ['department', 'policy', 'type', 'funding', 'status', 'ends'] as const
export type Counted = (typeof counted)[number]

/** Stands for contracts of which a dimension is not known. */
export const unknown = '-'

export const sortKeys = ['number', 'provider', 'department', 'ends', 'ceiling', 'paid', 'status'] as const
export type SortKey = (typeof sortKeys)[number]
export type Order = { key: SortKey; isDown: boolean }

/** What every question about the same rows asks again: the values of each dimension, and the places in each order. */
export type ContractIndex = {
  kinds: EndKind[]
  values: Record<Dimension, readonly string[][]>
  order: (order: Order) => readonly number[]
}

const known = new WeakMap<readonly ContractRow[], { today: string; index: ContractIndex }>()

/** The index of some rows on a day, made once: at ten thousand rows a question then takes a few milliseconds. */
export function contractIndex(rows: readonly ContractRow[], today: string): ContractIndex {
  const found = known.get(rows)
  if (found?.today === today) return found.index
  const days = endDays(today)
  const kinds = rows.map((row) => endKindOf(row, days))
  // One text a value: rows that share it share the array too.
  const single = new Map<string, string[]>()
  const one = (value: string | null): string[] => {
    const text = value ?? unknown
    const list = single.get(text) ?? [text]
    single.set(text, list)
    return list
  }
  const several = (values: string[]) => (values.length === 0 ? one(null) : values)
  const orders = new Map<string, number[]>()
  const index: ContractIndex = {
    kinds,
    values: {
      provider: rows.map((row) => one(row.provider)),
      department: rows.map((row) => one(row.department)),
      policy: rows.map((row) => one(row.policy)),
      type: rows.map((row) => several(row.types)),
      funding: rows.map((row) => several(row.funding)),
      status: rows.map((row) => one(row.status)),
      ends: kinds.map((kind) => one(kind)),
    },
    order({ key, isDown }) {
      const name = `${key} ${isDown}`
      const places = orders.get(name) ?? orderOf(rows, { key, isDown })
      orders.set(name, places)
      return places
    },
  }
  known.set(rows, { today, index })
  return index
}

function orderOf(rows: readonly ContractRow[], { key, isDown }: Order): number[] {
  const value = sortValue[key]
  const down = isDown ? -1 : 1
  const keyed = rows.map((row, place) => ({ place, key: value(row) }))
  keyed.sort((a, b) => {
    // What is not known stands last, whichever way the rest is ordered.
    if (a.key === null || b.key === null) return a.key === b.key ? a.place - b.place : a.key === null ? 1 : -1
    return a.key === b.key ? a.place - b.place : (a.key < b.key ? -1 : 1) * down
  })
  return keyed.map(({ place }) => place)
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
