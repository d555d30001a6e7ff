import { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayCloseAction } from './may.ts'

/** Takes back that an action was done or dropped: it is open again, as it was agreed. */
export async function reopenAction(
  visit: Visit,
  id: string,
): Promise<{ done: true } | { refused: 'not-allowed' | 'action-not-found' }> {
  if (!z.uuid().safeParse(id).success) return { refused: 'action-not-found' }
  const action = await visit.work
    .selectFrom('action')
    .innerJoin('contract', 'contract.id', 'action.contract_id')
    .where('action.id', '=', id)
    .where('action.state', '<>', 'open')
    .select(['action.owner_side', 'contract.provider_id'])
    .executeTakeFirst()
  if (!action) return { refused: 'action-not-found' }
  if (!mayCloseAction(visit, { ownerSide: action.owner_side as 'provider' | 'government' }))
    return { refused: 'not-allowed' }
  await visit.work
    .updateTable('action')
    .set({ state: 'open', outcome: '', closed_on: null })
    .where('id', '=', id)
    .execute()
  await recordHistory(visit, {
    event: 'action-reopened',
    subject: 'action',
    subjectId: id,
    providerId: action.provider_id,
  })
  return { done: true }
}
