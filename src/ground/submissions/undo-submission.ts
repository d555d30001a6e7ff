import { recordHistory } from '../history/record-history.ts'
import type { Visit } from '../platform/visit.ts'
import { mayBringData } from './may.ts'

/** Notes that what came in was taken back. The verb that gave it back calls this in its own transaction. */
export async function undoSubmission(
  visit: Visit,
  input: { id: string; summary?: Record<string, unknown> },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'submission-not-found' | 'import-undone-already' }> {
  if (!mayBringData(visit)) return { refused: 'not-allowed' }
  const submission = await visit.work
    .selectFrom('submission')
    .where('id', '=', input.id)
    .select('undone_at')
    .executeTakeFirst()
  if (!submission) return { refused: 'submission-not-found' }
  if (submission.undone_at !== null) return { refused: 'import-undone-already' }
  await visit.work.updateTable('submission').set({ undone_at: visit.now }).where('id', '=', input.id).execute()
  await recordHistory(visit, {
    event: 'submission-undone',
    subject: 'submission',
    subjectId: input.id,
    content: input.summary ?? {},
  })
  return { done: { id: input.id } }
}
