import { balanceOf } from '../../agreements/funding/funding-source.ts'
import type { ListedFundingSource } from '../../agreements/funding/list-funding-sources.ts'
import { type ColumnKind, namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'

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

const kinds: Partial<Record<string, ColumnKind>> = {
  ...{ award_date: 'day', award_from: 'day', award_to: 'day', budget_from: 'day', budget_to: 'day' },
  ...{ award_dollars: 'cents', promised_dollars: 'cents', left_dollars: 'cents', contracts: 'number' },
}

/** The funding sources as a list; an amount that nobody knows is blank, and never zero. */
export function fundingTable(sources: ListedFundingSource[]): WrittenTable {
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
    one.ceilingCents,
    one.committedCents,
    balanceOf(one, one.committedCents),
    one.contracts,
    one.programTypes.join('; '),
    one.populations.join('; '),
    one.costKinds.join('; '),
  ])
  return { columns: namedColumns(columns, kinds), rows }
}
