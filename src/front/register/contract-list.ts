import { type ContractFilter, type Filtered, filterRows } from '../portfolio/contract-filter.ts'
import { type Counted, counted } from '../portfolio/contract-index.ts'
import { type ContractRow, endKinds, listedStatuses } from '../portfolio/contract-row.ts'
import type { ContractSearch } from '../portfolio/contract-search.ts'

/** The list of contracts as a person asked for it: a part of the rows, how many there are, and the choices beside it. */
export type ContractList = {
  rows: ContractRow[]
  found: number
  ceilingCents: number
  withoutCeiling: number
  /** each value of a dimension with its count, in the order in which it is offered */
  choices: Record<Counted, [value: string, count: number][]>
}

/** Lists the rows that a filter leaves; the same on the server and in the browser. */
export function contractList(
  rows: readonly ContractRow[],
  filter: ContractFilter,
  today: string,
  search: ContractSearch,
): ContractList {
  const filtered = filterRows(rows, filter, today, filter.q ? search(filter.q) : null)
  const { ceilingCents, withoutCeiling } = filtered
  return {
    rows: filtered.rows,
    found: filtered.rows.length,
    ceilingCents,
    withoutCeiling,
    choices: choicesOf(filtered, filter),
  }
}

function choicesOf({ facets }: Filtered, filter: ContractFilter): ContractList['choices'] {
  return Object.fromEntries(
    counted.map((dimension) => {
      const counts = facets[dimension]
      const chosen = filter[dimension]
      // What was chosen stays in sight, also where nothing is left of it.
      const values = new Set(chosen === null ? counts.keys() : [...counts.keys(), chosen])
      const ordered = [...values].sort(orderOf(dimension))
      return [dimension, ordered.map((value) => [value, counts.get(value) ?? 0])]
    }),
  ) as ContractList['choices']
}

function orderOf(dimension: Counted): (a: string, b: string) => number {
  const known: readonly string[] = dimension === 'status' ? listedStatuses : dimension === 'ends' ? endKinds : []
  const place = (value: string) => (value === '-' ? Infinity : known.indexOf(value))
  return (a, b) => {
    const [one, other] = [place(a), place(b)]
    return one === other ? (a.toLowerCase() < b.toLowerCase() ? -1 : 1) : one - other
  }
}
