import type { Selectable } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import type { Tables } from '../../ground/platform/tables.ts'
import { findSubaward } from './find-subaward.ts'
import type { DataSheet, SheetAward } from './subaward.ts'

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
    .select(['contract_funding.amount_cents', 'from_on', 'to_on'])
    .orderBy('contract_funding.amount_cents', 'desc')
    .orderBy('funding_source.name')
    .orderBy('contract_funding.id')
    .execute()
  return {
    contract: { ...contract, indirectRate: indirectRate === null ? null : Number(indirectRate) },
    provider: { name: providerName, uei },
    passThroughEntity: jurisdiction.name,
    subaward: await findSubaward(db, id),
    awards: [...Map.groupBy(lines, (line) => line.id).values()].map(toAward),
  }
}

type Line = Selectable<Tables['funding_source']> & {
  amount_cents: number
  from_on: string | null
  to_on: string | null
}

/** An award may pay in several lines: their dollars are one sum, their days run from the first to the last. */
function toAward(lines: Line[]): SheetAward {
  const award = lines[0]!
  const [from, to] = [lines.map((line) => line.from_on), lines.map((line) => line.to_on)]
  return {
    id: award.id,
    name: award.name,
    agency: award.agency,
    fain: award.fain,
    awardedOn: award.awarded_on,
    description: award.description,
    assistanceListing: award.assistance_listing,
    assistanceListingTitle: award.assistance_listing_title,
    amountCents: lines.reduce((sum, line) => sum + line.amount_cents, 0),
    // A line without days of its own has those of the award.
    budgetFrom: from.includes(null) ? award.budget_from : from.toSorted()[0]!,
    budgetTo: to.includes(null) ? award.budget_to : to.toSorted().at(-1)!,
    isResearch: award.is_research,
  }
}
