import { recordHistory } from '../../ground/history/record-history.ts'
import { isDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isAgreed } from './binding-words.ts'
import { findBinding } from './list-bindings.ts'
import { mayPropose } from './may.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'reason-missing'
  | 'measure-not-found'
  | 'measure-does-not-bind'
  | 'end-before-start'

/** Ends a measure that binds, from a last day on and with the reason; what came about until then stays judged by it. */
export async function endMeasure(
  visit: Visit,
  input: { id: string; endedOn: string; reason: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  if (!isDay(input.endedOn)) return { refused: 'wrong-form' }
  const reason = input.reason.trim().slice(0, 1000)
  if (reason === '') return { refused: 'reason-missing' }
  const binding = await findBinding(visit.work, input.id, visit.today)
  if (!binding) return { refused: 'measure-not-found' }
  if (!isAgreed(binding) || binding.endedOn !== null) return { refused: 'measure-does-not-bind' }
  if (input.endedOn < binding.from) return { refused: 'end-before-start' }
  await visit.work
    .updateTable('measure_binding')
    .set({ ended_on: input.endedOn, ended_reason: reason })
    .where('id', '=', binding.id)
    .execute()
  await recordHistory(visit, {
    event: 'measure-ended',
    subject: 'contract',
    subjectId: binding.contractId,
    providerId: binding.providerId,
    content: { binding: binding.id, measure: binding.measure, endedOn: input.endedOn, reason },
  })
  return { done: { id: binding.id } }
}
