import { recordHistories } from '../history/record-history.ts'
import type { Visit } from '../platform/visit.ts'
import { mayBringData } from './may.ts'

/** At a start: what was being read when the program ended was not read to its end, and nothing of it counts. */
export async function interruptSubmissions(
  visit: Visit,
): Promise<{ done: { count: number } } | { refused: 'not-allowed' }> {
  if (!mayBringData(visit)) return { refused: 'not-allowed' }
  const interrupted = await visit.work
    .updateTable('submission')
    .set({ state: 'interrupted', finished_at: visit.now })
    .where('state', '=', 'reading')
    .returning('id')
    .execute()
  await recordHistories(
    visit,
    interrupted.map(({ id }) => ({ event: 'submission-interrupted', subject: 'submission', subjectId: id })),
  )
  return { done: { count: interrupted.length } }
}
