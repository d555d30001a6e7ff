import type { Reads } from '../../ground/platform/database.server.ts'
import type { BoundTerm, ContractTerms } from './contract-terms.ts'
import { listStandards } from './list-standards.ts'
import { type Direction, ownTermsOf } from './standard.ts'

/** What contracts are held to, as far as the asker may see it: standards, overrides, and what was agreed for each. */
export async function listContractTerms(db: Reads): Promise<ContractTerms> {
  const rows = await db
    .selectFrom('measure_binding')
    .innerJoin('contract', 'contract.id', 'measure_binding.contract_id')
    .where('withdrawn_at', 'is', null)
    .select(['contract.number', 'measure', 'card_version', 'measure_binding.from_on', 'ended_on'])
    .select(['minimum', 'target', 'direction'])
    .select((cell) =>
      cell
        .selectFrom('measure_agreement')
        .whereRef('binding_id', '=', 'measure_binding.id')
        .select((one) => one.fn.count<number>('side').distinct().as('sides'))
        .as('sides'),
    )
    .execute()
  const lines = rows.map(
    (row): BoundTerm => ({
      contractNumber: row.number,
      measure: row.measure,
      cardVersion: row.card_version,
      from: row.from_on,
      endedOn: row.ended_on,
      isAgreed: row.sides === 2,
      terms: ownTermsOf({ ...row, direction: row.direction as Direction | null }),
    }),
  )
  return { standards: await listStandards(db), bound: Map.groupBy(lines, (line) => line.contractNumber) }
}
