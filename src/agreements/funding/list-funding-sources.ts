import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { FundingKind, KeptFundingSource } from './funding-source.ts'

/** A source with what has been promised of it, over all contracts. */
export type ListedFundingSource = KeptFundingSource & { committedCents: number; contracts: number }

/** Every funding source, by name. Of a provider's person only those that pay its contracts, and of them only its share. */
export async function listFundingSources(db: Reads): Promise<ListedFundingSource[]> {
  return fundingSources(db).orderBy('funding_source.name').execute()
}

/** Sources with their sums, to be narrowed. */
export const fundingSources = (db: Reads) =>
  db
    .selectFrom('funding_source')
    .leftJoin(
      (inner) =>
        inner
          .selectFrom('contract_funding')
          .groupBy('funding_source_id')
          .select('funding_source_id')
          .select(sql<number>`sum(amount_cents)::int8`.as('committed'))
          .select(sql<number>`count(distinct contract_id)::int`.as('contracts'))
          .as('use'),
      (join) => join.onRef('use.funding_source_id', '=', 'funding_source.id'),
    )
    .select((cell) => [
      'funding_source.id',
      'funding_source.name',
      cell.ref('funding_source.kind').$castTo<FundingKind>().as('kind'),
      'funding_source.agency',
      'funding_source.assistance_listing as assistanceListing',
      'funding_source.assistance_listing_title as assistanceListingTitle',
      'funding_source.fain',
      'funding_source.fund_code as fundCode',
      'funding_source.description',
      'funding_source.awarded_on as awardedOn',
      'funding_source.award_from as awardFrom',
      'funding_source.award_to as awardTo',
      'funding_source.budget_from as budgetFrom',
      'funding_source.budget_to as budgetTo',
      'funding_source.ceiling_cents as ceilingCents',
      'funding_source.program_types as programTypes',
      'funding_source.populations',
      'funding_source.cost_kinds as costKinds',
      'funding_source.is_research as isResearch',
      sql<number>`coalesce(use.committed, 0)`.as('committedCents'),
      sql<number>`coalesce(use.contracts, 0)`.as('contracts'),
    ])
