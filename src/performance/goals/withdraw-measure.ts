import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isOpen } from './binding-words.ts'
import { findBinding } from './list-bindings.ts'
import { mayPropose } from './may.ts'

type Refused = 'not-allowed' | 'reason-missing' | 'measure-not-found' | 'measure-decided'

/** Takes a proposed measure back before it binds, with the reason. */
export async function withdrawMeasure(
  visit: Visit,
  input: { id: string; reason: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const reason = input.reason.trim().slice(0, 1000)
  if (reason === '') return { refused: 'reason-missing' }
  const binding = await findBinding(visit.work, input.id, visit.today)
  if (!binding) return { refused: 'measure-not-found' }
  if (!isOpen(binding)) return { refused: 'measure-decided' }
  await visit.work
    .updateTable('measure_binding')
    .set({ withdrawn_at: visit.now, withdrawn_reason: reason })
    .where('id', '=', binding.id)
    .execute()
  await recordHistory(visit, {
    event: 'measure-withdrawn',
    subject: 'contract',
    subjectId: binding.contractId,
    providerId: binding.providerId,
    content: { binding: binding.id, measure: binding.measure, reason },
  })
  return { done: { id: binding.id } }
}
