import { firstDay, lastDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { listLockedMonths } from '../results/list-period-locks.ts'
import { findNewestMonth, listResults } from '../results/list-results.ts'
import { recordResults } from '../results/record-results.ts'
import { countedByHand } from '../results/result.ts'
import { judgeMonth } from '../signals/judge-month.ts'
import { type FoundReport, findReport } from './find-report.ts'
import { mayTakeReports } from './may.ts'
import { recordStep } from './record-step.ts'

/**
 * Accepts a report: what was claimed becomes figures, in one transaction with everything that follows from them. What
 * was not counted stays as it was known.
 */
export async function acceptReport(
  visit: Visit,
  input: { id: string; sending: number },
): Promise<
  | { done: { id: string } }
  | {
      refused:
        | 'not-allowed'
        | 'report-not-found'
        | 'report-not-sent'
        | 'report-changed-meanwhile'
        | 'period-locked'
        | 'demo-is-invented'
    }
> {
  if (!mayTakeReports(visit)) return { refused: 'not-allowed' }
  const report = await findReport(visit.work, input)
  if (!report) return { refused: 'report-not-found' }
  if (report.state !== 'sent') return { refused: 'report-not-sent' }
  // Taken back and sent again while somebody read it: those are other counts than the ones on the screen.
  if (report.sending !== input.sending) return { refused: 'report-changed-meanwhile' }
  if ((await listLockedMonths(visit.work)).has(report.month)) return { refused: 'period-locked' }
  const moved = await visit.work
    .updateTable('report')
    .set({ state: 'accepted', changed_at: visit.now })
    .where('id', '=', report.id)
    .where('state', '=', 'sent')
    .where('sending', '=', input.sending)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) return { refused: 'report-not-sent' }
  const recorded = await recordClaims(visit, report)
  if ('refused' in recorded) return recorded
  const stepped = await recordStep(visit, report, { kind: 'accepted', content: { claims: report.claims } })
  return 'refused' in stepped ? stepped : { done: { id: report.id } }
}

async function recordClaims(visit: Visit, report: FoundReport) {
  const received = await receiveSubmission(visit, {
    kind: 'form',
    fileName: `${report.program}, ${report.month}`,
    // What is reported in an invented city is invented too.
    isInvented: visit.jurisdiction.isDemo,
  })
  if ('refused' in received) return received
  const submissionId = received.done.id
  const recorded = await recordResults(visit, {
    results: await listNew(visit, report),
    submissionId,
    definitionVersion: countedByHand,
  })
  if ('refused' in recorded) return recorded
  const { added, corrected } = recorded.done
  const finished = await finishSubmission(visit, {
    id: submissionId,
    state: added + corrected > 0 ? 'done' : 'unchanged',
    summary: recorded.done,
  })
  if ('refused' in finished) throw new Error(finished.refused)
  const month = await findNewestMonth(visit.work)
  if (month) await judgeMonth(visit, month)
  return { done: true as const }
}

/** The claims that say something else than what is known; a comment alone makes no new version of every figure. */
async function listNew(visit: Visit, report: FoundReport) {
  const { programId, month } = report
  const span = { fromMonth: month, toMonth: month }
  const known = await listResults(visit.work, { programIds: [programId], unit: 'households', ...span })
  const note = report.steps.findLast((step) => step.kind === 'sent')?.words || null
  return report.claims
    .filter(({ measure, numerator, denominator }) => {
      const before = known.find((one) => one.measure === measure)
      return before?.numerator !== numerator || before.denominator !== denominator
    })
    .map((claim) => ({
      ...claim,
      programId,
      unit: 'households' as const,
      from: firstDay(month),
      to: lastDay(month),
      state: 'value' as const,
      matureOn: null,
      note,
    }))
}
