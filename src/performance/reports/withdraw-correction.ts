import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findCorrection } from './list-corrections.ts'
import { mayProposeCorrections } from './may.ts'

/** Takes back a correction that one proposed oneself, as long as nobody has answered it. */
export async function withdrawCorrection(
  visit: Visit,
  input: { id: string },
): Promise<{ done: true } | { refused: 'not-allowed' | 'correction-not-found' | 'correction-answered-already' }> {
  if (!mayProposeCorrections(visit)) return { refused: 'not-allowed' }
  const correction = await findCorrection(visit.work, input.id)
  if (!correction) return { refused: 'correction-not-found' }
  if (correction.proposedById !== visit.asker.personId) return { refused: 'not-allowed' }
  if (correction.state !== 'proposed') return { refused: 'correction-answered-already' }
  const closed = await visit.work
    .updateTable('correction')
    .set({ state: 'withdrawn', answered_by_name: visit.askerName, answered_at: visit.now })
    .where('id', '=', correction.id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  if (closed.numUpdatedRows === 0n) return { refused: 'correction-answered-already' }
  await recordHistory(visit, {
    event: 'correction-withdrawn',
    subject: 'correction',
    subjectId: correction.id,
    providerId: correction.providerId,
  })
  return { done: true }
}
