import { randomUUID } from 'node:crypto'
import { recordHistory } from '../history/record-history.ts'
import type { Finding } from '../platform/finding.ts'
import { inBatches } from '../platform/in-batches.ts'
import type { Visit } from '../platform/visit.ts'
import { mayBringData } from './may.ts'
import { countFindings, type SubmissionState } from './submission.ts'

export type SubmissionOutcome = {
  id: string
  state: Exclude<SubmissionState, 'reading'>
  digest?: string | null
  findings?: Finding[]
  /** what it held and what it changed, as counts and days: never a client's record */
  summary?: Record<string, unknown>
}

/** Says what became of a submission, with its findings. */
export async function finishSubmission(
  visit: Visit,
  outcome: SubmissionOutcome,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'submission-not-found' }> {
  if (!mayBringData(visit) && !(await isOwnFile(visit, outcome.id))) return { refused: 'not-allowed' }
  const findings = outcome.findings ?? []
  const summary = {
    ...outcome.summary,
    stops: countFindings(findings, 'stops'),
    errors: countFindings(findings, 'error'),
    warnings: countFindings(findings, 'warning'),
  }
  const updated = await visit.work
    .updateTable('submission')
    .set({
      state: outcome.state,
      ...(outcome.digest ? { digest: outcome.digest } : {}),
      summary: JSON.stringify(summary),
      fraction: 1,
      finished_at: visit.now,
    })
    .where('id', '=', outcome.id)
    .where('state', '=', 'reading')
    .executeTakeFirst()
  if (updated.numUpdatedRows === 0n) return { refused: 'submission-not-found' }
  const rows = findings.map((finding) => ({
    id: randomUUID(),
    submission_id: outcome.id,
    grade: finding.grade,
    code: finding.code,
    file: finding.file,
    row_number: finding.row,
    column_name: finding.column,
    found: finding.found,
    expected: finding.expected,
    count: finding.count,
  }))
  for (const part of inBatches(rows)) await visit.work.insertInto('finding').values(part).execute()
  await recordHistory(visit, {
    event: `submission-${outcome.state}`,
    subject: 'submission',
    subjectId: outcome.id,
    content: summary,
  })
  return { done: { id: outcome.id } }
}

/** Who sent a file notes its end; of what came in, a provider sees its own files alone. */
async function isOwnFile({ work, asker }: Visit, id: string): Promise<boolean> {
  const own = work.selectFrom('submission').where('id', '=', id).where('received_by', '=', asker.personId)
  return asker.role === 'provider' && (await own.select('id').executeTakeFirst()) !== undefined
}
