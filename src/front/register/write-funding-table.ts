import { stringify } from 'csv-stringify/sync'
import { balanceOf } from '../../agreements/funding/funding-source.ts'
import type { ListedFundingSource } from '../../agreements/funding/list-funding-sources.ts'

const columns = [
  'name',
  'kind',
  'agency',
  'assistance_listing',
  'assistance_listing_title',
  'fain',
  'fund_code',
  'award_date',
  'award_from',
  'award_to',
  'budget_from',
  'budget_to',
  'award_dollars',
  'promised_dollars',
  'left_dollars',
  'contracts',
  'program_types',
  'populations',
  'cost_kinds',
] as const

const dollars = (cents: number | null) => (cents === null ? null : (cents / 100).toFixed(2))

/** The funding sources as CSV; an amount that nobody knows is blank, and never zero. */
export function writeFundingTable(sources: ListedFundingSource[]): string {
  const rows = sources.map((one) => [
    one.name,
    one.kind,
    one.agency,
    one.assistanceListing,
    one.assistanceListingTitle,
    one.fain,
    one.fundCode,
    one.awardedOn,
    one.awardFrom,
    one.awardTo,
    one.budgetFrom,
    one.budgetTo,
    dollars(one.ceilingCents),
    dollars(one.committedCents),
    dollars(balanceOf(one, one.committedCents)),
    one.contracts,
    one.programTypes.join('; '),
    one.populations.join('; '),
    one.costKinds.join('; '),
  ])
  const isNumber = (cell: unknown) => typeof cell === 'string' && /^-\d+\.\d\d$/.test(cell)
  // A sum below zero begins like a formula and is none; every other cell that begins so is text.
  return rows
    .map((row) => row.map((cell) => stringify([[cell]], { escape_formulas: !isNumber(cell), eof: false })).join(','))
    .reduce((table, line) => `${table}${line}\n`, `${columns.join(',')}\n`)
}
