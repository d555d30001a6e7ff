import type { Reads } from '../../ground/platform/database.server.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { findSubaward } from './find-subaward.ts'
import type { DataSheet } from './subaward.ts'

/** All that the data sheet of a contract states, as the register knows it today; null: no such contract. */
export async function findDataSheet(
  db: Reads,
  number: string,
  jurisdiction: Pick<Jurisdiction, 'name'>,
): Promise<DataSheet | null> {
  const row = await db
    .selectFrom('contract')
    .innerJoin('provider', 'provider.id', 'contract.provider_id')
    .where('contract.number', '=', number)
    .select([
      'contract.id',
      'contract.number',
      'contract.title',
      'contract.from_on as from',
      'contract.to_on as to',
      'contract.scope',
      'contract.indirect_rate as indirectRate',
      'provider.name as providerName',
      'provider.uei',
    ])
    .executeTakeFirst()
  if (!row) return null
  const { id, providerName, uei, indirectRate, ...contract } = row
  const lines = await db
    .selectFrom('contract_funding')
    .innerJoin('funding_source', 'funding_source.id', 'contract_funding.funding_source_id')
    .where('contract_funding.contract_id', '=', id)
    .where('funding_source.kind', '=', 'federal')
    .selectAll('funding_source')
    .select(['contract_funding.id as lineId', 'contract_funding.amount_cents', 'from_on', 'to_on'])
    .orderBy('contract_funding.amount_cents', 'desc')
    .orderBy('funding_source.name')
    .orderBy('contract_funding.id')
    .execute()
  return {
    contract: { ...contract, indirectRate: indirectRate === null ? null : Number(indirectRate) },
    provider: { name: providerName, uei },
    passThroughEntity: jurisdiction.name,
    subaward: await findSubaward(db, id),
    awards: lines.map((line) => ({
      id: line.lineId,
      name: line.name,
      agency: line.agency,
      fain: line.fain,
      awardedOn: line.awarded_on,
      description: line.description,
      assistanceListing: line.assistance_listing,
      assistanceListingTitle: line.assistance_listing_title,
      amountCents: line.amount_cents,
      budgetFrom: line.from_on ?? line.budget_from,
      budgetTo: line.to_on ?? line.budget_to,
      isResearch: line.is_research,
    })),
  }
}
