import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import type { CountsLine } from '../../performance/intake/counts-list.ts'
import { importCounts } from '../../performance/reporting/import-counts.ts'

/** Keeps counts that a person typed, as a submission of its own; nothing new leaves none. */
export async function takeTypedCounts(
  visit: Visit,
  input: { lines: CountsLine[]; title: string },
): Promise<{ done: { submissionId: string | null } } | { refused: 'not-allowed' | 'demo-is-invented' }> {
  if (input.lines.length === 0) return { done: { submissionId: null } }
  const received = await receiveSubmission(visit, {
    kind: 'form',
    fileName: input.title,
    // What is typed into an invented city is invented too.
    isInvented: visit.jurisdiction.isDemo,
  })
  if ('refused' in received) return received
  const submissionId = received.done.id
  const taken = await importCounts(visit, { lines: input.lines, fileName: input.title, submissionId })
  if ('refused' in taken) throw new Error(taken.refused)
  const { added, corrected } = taken.done
  const finished = await finishSubmission(visit, {
    id: submissionId,
    state: added + corrected > 0 ? 'done' : 'unchanged',
    findings: taken.findings,
    summary: taken.done,
  })
  if ('refused' in finished) throw new Error(finished.refused)
  return { done: { submissionId } }
}
