import { randomUUID } from 'node:crypto'
import { recordHistory } from '../history/record-history.ts'
import type { Visit } from '../platform/visit.ts'
import { maySendKind } from './may.ts'
import type { SubmissionKind } from './submission.ts'

/** Notes that something came in, before it is read: so that a kill in the middle leaves a trace and nothing else. */
export async function receiveSubmission(
  visit: Visit,
  input: { kind: SubmissionKind; fileName: string; digest?: string | null; isInvented?: boolean | undefined },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'demo-is-invented' }> {
  if (!maySendKind(visit, input.kind)) return { refused: 'not-allowed' }
  // Real files never enter the demonstration: only what its generator makes does.
  if (visit.jurisdiction.isDemo && !input.isInvented) return { refused: 'demo-is-invented' }
  const id = randomUUID()
  await visit.work
    .insertInto('submission')
    .values({
      id,
      kind: input.kind,
      file_name: input.fileName,
      digest: input.digest ?? null,
      state: 'reading',
      summary: '{}',
      received_by: visit.asker.personId,
      received_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'submission-received',
    subject: 'submission',
    subjectId: id,
    content: { kind: input.kind, file: input.fileName },
  })
  return { done: { id } }
}
