import type { Reads } from '../../ground/platform/database.server.ts'
import type { Determination, Subaward } from './subaward.ts'

/** What was determined of a contract, and what its subaward states; null: nobody has determined it. */
export async function findSubaward(db: Reads, contractId: string): Promise<Subaward | null> {
  const row = await db
    .selectFrom('subaward')
    .leftJoin('person', 'person.id', 'subaward.determined_by')
    .where('subaward.contract_id', '=', contractId)
    .select((cell) => [
      cell.ref('subaward.determination').$castTo<Determination>().as('determination'),
      'subaward.reason',
      'subaward.determined_on as determinedOn',
      'person.name as determinedBy',
      'subaward.obligated_by_action_cents as obligatedByActionCents',
      'subaward.total_obligated_cents as totalObligatedCents',
      'subaward.total_committed_cents as totalCommittedCents',
      'subaward.awarding_official as awardingOfficial',
      'subaward.requirements',
      'subaward.closeout_terms as closeoutTerms',
    ])
    .executeTakeFirst()
  return row ?? null
}
