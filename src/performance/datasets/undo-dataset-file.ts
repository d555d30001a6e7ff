import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { undoSubmission } from '../../ground/submissions/undo-submission.ts'
import { mayDeclareDatasets } from './may.ts'

/** Takes a file back: what an earlier file brought for the same programs and months counts again. */
export async function undoDatasetFile(
  visit: Visit,
  { submissionId }: { submissionId: string },
): Promise<{ done: { key: string } } | { refused: 'not-allowed' | 'submission-not-found' | 'import-undone-already' }> {
  if (!mayDeclareDatasets(visit)) return { refused: 'not-allowed' }
  const sent = await visit.work
    .selectFrom('dataset_submission as sent')
    .innerJoin('submission', 'submission.id', 'sent.submission_id')
    .where('sent.submission_id', '=', submissionId)
    .where('submission.state', '=', 'done')
    .select(['sent.dataset_key as key', 'sent.provider_id as providerId'])
    .executeTakeFirst()
  if (!sent) return { refused: 'submission-not-found' }
  const undone = await undoSubmission(visit, { id: submissionId })
  if ('refused' in undone) return undone
  await recordHistory(visit, {
    event: 'dataset-file-undone',
    subject: 'dataset',
    subjectId: sent.key,
    providerId: sent.providerId,
    content: { submission: submissionId },
  })
  return { done: { key: sent.key } }
}
