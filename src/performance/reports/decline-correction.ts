import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findCorrection } from './list-corrections.ts'
import { mayKeepPeriods } from './may.ts'
import { longestWords } from './report.ts'

/** Declines a correction, with the reason; the figure stays, and the proposal stays readable beside it. */
export async function declineCorrection(
  visit: Visit,
  input: { id: string; reason: string },
): Promise<
  | { done: true }
  | { refused: 'not-allowed' | 'reason-missing' | 'correction-not-found' | 'correction-answered-already' }
> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  const answer = input.reason.trim().slice(0, longestWords)
  if (answer === '') return { refused: 'reason-missing' }
  const correction = await findCorrection(visit.work, input.id)
  if (!correction) return { refused: 'correction-not-found' }
  const closed = await visit.work
    .updateTable('correction')
    .set({ state: 'declined', answered_by_name: visit.askerName, answered_at: visit.now, answer })
    .where('id', '=', correction.id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  if (closed.numUpdatedRows === 0n) return { refused: 'correction-answered-already' }
  await recordHistory(visit, {
    event: 'correction-declined',
    subject: 'correction',
    subjectId: correction.id,
    providerId: correction.providerId,
    content: { measure: correction.measure, month: correction.month, answer },
  })
  return { done: true }
}
