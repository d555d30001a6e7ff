import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isAgreed, isOpen } from './binding-words.ts'
import { findBinding, listBindings } from './list-bindings.ts'
import { mayPropose } from './may.ts'

type Refused = 'not-allowed' | 'measure-not-found' | 'measure-proposed-already' | 'measure-binds-already'

/** Takes back that a proposal was withdrawn or that a measure was ended: it stands again as it stood. */
export async function reopenMeasure(
  visit: Visit,
  id: string,
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const binding = await findBinding(visit.work, id, visit.today)
  if (!binding || (binding.withdrawnReason === null && binding.endedOn === null))
    return { refused: 'measure-not-found' }
  const others = (await listBindings(visit.work, { contractId: binding.contractId, today: visit.today })).filter(
    (one) => one.id !== id && one.measure === binding.measure,
  )
  if (others.some(isOpen)) return { refused: 'measure-proposed-already' }
  if (others.some((one) => isAgreed(one) && one.endedOn === null)) return { refused: 'measure-binds-already' }
  await visit.work
    .updateTable('measure_binding')
    .set({ withdrawn_at: null, withdrawn_reason: null, ended_on: null, ended_reason: null })
    .where('id', '=', id)
    .execute()
  await recordHistory(visit, {
    event: 'measure-reopened',
    subject: 'contract',
    subjectId: binding.contractId,
    providerId: binding.providerId,
    content: { binding: id, measure: binding.measure },
  })
  return { done: { id } }
}
