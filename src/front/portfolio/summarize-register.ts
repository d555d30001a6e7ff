import { filterRows, noFilter } from './contract-filter.ts'
import { contractIndex, unknown } from './contract-index.ts'
import { type ContractRow, type EndKind, endKinds } from './contract-row.ts'

/** Contracts that have a value in common: how many, up to how much, and how many of them have no ceiling. */
export type SummaryLine = { value: string; contracts: number; cents: number; withoutCeiling: number }

export const summarized = ['department', 'provider', 'policy', 'type', 'funding'] as const
export type Summarized = (typeof summarized)[number]

/** The register in a few lines: what is most by dollars, what ends when, what cannot wait, and what is not known yet. */
export type RegisterSummary = {
  by: Record<Summarized, { lines: SummaryLine[]; values: number }>
  ends: (Omit<SummaryLine, 'value'> & { value: EndKind })[]
  unsigned: number
  expiring: number
  missing: Record<Summarized | 'ends' | 'ceiling' | 'paid', number>
}

const linesShown = 6

/** Sums up all contracts by what they have in common. A contract of two program types counts in both. */
export function summarizeRegister(rows: readonly ContractRow[], today: string): RegisterSummary {
  const sums = Object.fromEntries(summarized.map((one) => [one, new Map()])) as Record<
    Summarized,
    Map<string, SummaryLine>
  >
  for (const row of rows) {
    add(sums.department, row.department, row)
    add(sums.provider, row.provider, row)
    add(sums.policy, row.policy, row)
    for (const type of row.types) add(sums.type, type, row)
    for (const source of row.funding) add(sums.funding, source, row)
  }
  const most = (one: SummaryLine, other: SummaryLine) => other.cents - one.cents || other.contracts - one.contracts
  const by = summarized.map((one) => [
    one,
    { lines: [...sums[one].values()].sort(most).slice(0, linesShown), values: sums[one].size },
  ])
  const { facets } = filterRows(rows, noFilter, today, null)
  const ends = new Map<string, SummaryLine>()
  const { kinds } = contractIndex(rows, today)
  rows.forEach((row, place) => {
    add(ends, kinds[place]!, row)
  })
  const count = (status: string) => facets.status.get(status) ?? 0
  const without = (pick: (row: ContractRow) => number | null) => rows.filter((row) => pick(row) === null).length
  return {
    by: Object.fromEntries(by),
    ends: endKinds.flatMap((kind) => {
      const line = ends.get(kind)
      return line ? [{ ...line, value: kind }] : []
    }),
    unsigned: count('running-unsigned'),
    expiring: count('expiring'),
    missing: {
      department: facets.department.get(unknown) ?? 0,
      provider: 0,
      policy: facets.policy.get(unknown) ?? 0,
      type: facets.type.get(unknown) ?? 0,
      funding: facets.funding.get(unknown) ?? 0,
      ends: facets.ends.get('none') ?? 0,
      ceiling: without((row) => row.ceilingCents),
      paid: without((row) => row.paidCents),
    },
  }
}

function add(sums: Map<string, SummaryLine>, value: string | null, row: ContractRow): void {
  if (value === null) return
  const line = sums.get(value) ?? { value, contracts: 0, cents: 0, withoutCeiling: 0 }
  line.contracts += 1
  if (row.ceilingCents === null) line.withoutCeiling += 1
  else line.cents += row.ceilingCents
  sums.set(value, line)
}
