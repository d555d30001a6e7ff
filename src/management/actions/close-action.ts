import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { closedAction } from './action-form.ts'
import { mayCloseAction } from './may.ts'

/** Says that an action is done, or that it was dropped and why. */
export async function closeAction(
  visit: Visit,
  input: z.input<typeof closedAction>,
): Promise<{ done: true } | { refused: 'not-allowed' | 'wrong-form' | 'action-not-found' | 'action-closed' }> {
  const parsed = closedAction.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { id, state, outcome } = parsed.data
  const action = await findOwned(visit, id)
  if (!action) return { refused: 'action-not-found' }
  if (!mayCloseAction(visit, { ownerSide: action.owner_side as 'provider' | 'government' }))
    return { refused: 'not-allowed' }
  if (action.state !== 'open') return { refused: 'action-closed' }
  await visit.work.updateTable('action').set({ state, outcome, closed_on: visit.today }).where('id', '=', id).execute()
  await recordHistory(visit, {
    event: state === 'done' ? 'action-done' : 'action-dropped',
    subject: 'action',
    subjectId: id,
    providerId: action.provider_id,
    content: { outcome },
  })
  return { done: true }
}

function findOwned(visit: Visit, id: string) {
  return visit.work
    .selectFrom('action')
    .innerJoin('contract', 'contract.id', 'action.contract_id')
    .where('action.id', '=', id)
    .select(['action.state', 'action.owner_side', 'contract.provider_id'])
    .executeTakeFirst()
}
