import { recordHistory } from '../../ground/history/record-history.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { insertRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { maySendDataset } from './may.ts'

export type NewPart = {
  providerId: string
  programId: string
  month: string
  rows: number
  sums: Record<string, number>
}

/** Says what a file brought for which program and month; from then on it counts. */
export async function recordDatasetParts(
  visit: Visit,
  input: {
    submissionId: string
    key: string
    senderId: string | null
    parts: NewPart[]
    digest: string
    findings: Finding[]
    summary: Record<string, unknown>
  },
): Promise<{ done: { parts: number } } | { refused: 'not-allowed' | 'submission-not-found' }> {
  const { submissionId, key, senderId, parts, digest, findings, summary } = input
  if (!maySendDataset(visit, senderId)) return { refused: 'not-allowed' }
  await insertRows(
    visit.work,
    'dataset_part',
    parts.map(({ programId, month, rows, sums }) => ({
      submission_id: submissionId,
      program_id: programId,
      month,
      rows,
      sums,
    })),
  )
  const finished = await finishSubmission(visit, { id: submissionId, state: 'done', digest, findings, summary })
  if ('refused' in finished) return { refused: 'submission-not-found' }
  await recordHistory(visit, {
    event: 'dataset-file-taken',
    subject: 'dataset',
    subjectId: key,
    providerId: senderId,
    content: { submission: submissionId, ...summary },
  })
  return { done: { parts: parts.length } }
}
