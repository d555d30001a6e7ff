import { recordHistory } from '../../ground/history/record-history.ts'
import { isMonth, monthsBetween } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { findDataset } from './list-datasets.ts'
import { maySendDataset } from './may.ts'

export type ReceivedFile = {
  key: string
  /** from whom it is; null: one file of the government for several providers */
  providerId: string | null
  fileName: string
  /** the months that it covers, both or none */
  from: string | null
  to: string | null
}

/** Notes that a file came for a dataset, before it is read. */
export async function receiveDatasetFile(
  visit: Visit,
  input: ReceivedFile,
): Promise<
  | { done: { id: string } }
  | {
      refused:
        | 'not-allowed'
        | 'dataset-not-found'
        | 'provider-not-found'
        | 'not-a-sender'
        | 'months-unclear'
        | 'demo-is-invented'
    }
> {
  if (!maySendDataset(visit, input.providerId)) return { refused: 'not-allowed' }
  const { key, providerId, from, to } = input
  const dataset = await findDataset(visit.work, key)
  if (!dataset) return { refused: 'dataset-not-found' }
  if ((from === null) !== (to === null)) return { refused: 'months-unclear' }
  if (from !== null && to !== null && (!isMonth(from) || !isMonth(to) || monthsBetween(from, to).length === 0))
    return { refused: 'months-unclear' }
  if (providerId !== null) {
    const { work } = visit
    if (!(await work.selectFrom('provider').where('id', '=', providerId).select('id').executeTakeFirst()))
      return { refused: 'provider-not-found' }
    const asked = work.selectFrom('dataset_sender').where('dataset_key', '=', key).where('provider_id', '=', providerId)
    if (visit.asker.role === 'provider' && !(await asked.select('dataset_key').executeTakeFirst()))
      return { refused: 'not-a-sender' }
  }
  const received = await receiveSubmission(visit, { kind: 'dataset', fileName: input.fileName })
  if ('refused' in received) return received
  await visit.work
    .insertInto('dataset_submission')
    .values({
      submission_id: received.done.id,
      dataset_key: key,
      version: dataset.version,
      provider_id: providerId,
      from_month: from,
      to_month: to,
    })
    .execute()
  await recordHistory(visit, {
    event: 'dataset-file-received',
    subject: 'dataset',
    subjectId: key,
    providerId,
    content: { submission: received.done.id, version: dataset.version, from, to },
  })
  return received
}
