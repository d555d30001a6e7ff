import { firstDay, lastDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { type CardVersion, listCardVersions, versionOn } from '../measures/list-card-versions.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { findLocks } from '../results/list-period-locks.ts'
import { findNewestMonth, listResults } from '../results/list-results.ts'
import { type NewResult, recordResults } from '../results/record-results.ts'
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
  if ((await findLocks(visit.work)).isLocked(report.month, report.programId)) return { refused: 'period-locked' }
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
  const done = { added: 0, corrected: 0, unchanged: 0 }
  for (const [definitionVersion, results] of await listNew(visit, report)) {
    const recorded = await recordResults(visit, { results, submissionId, definitionVersion })
    if ('refused' in recorded) return recorded
    done.added += recorded.done.added
    done.corrected += recorded.done.corrected
  }
  const finished = await finishSubmission(visit, {
    id: submissionId,
    state: done.added + done.corrected > 0 ? 'done' : 'unchanged',
    summary: done,
  })
  if ('refused' in finished) throw new Error(finished.refused)
  const month = await findNewestMonth(visit.work)
  if (month) await judgeMonth(visit, month)
  return { done: true as const }
}

/**
 * The claims that say something else than what is known, by the version of their card; a comment alone makes no new
 * version of every figure.
 */
async function listNew(visit: Visit, report: FoundReport): Promise<Map<string, NewResult[]>> {
  const { programId, month } = report
  const measures = new Map((await listMeasures(visit.work)).map((one) => [one.key, one]))
  const unit = [...new Set([...measures.values()].map((one) => one.units[0]!))]
  const known = await listResults(visit.work, { programIds: [programId], unit, fromMonth: month, toMonth: month })
  const note = report.steps.findLast((step) => step.kind === 'sent')?.words || null
  const cards = new Map<string, CardVersion[]>()
  for (const { measure } of report.claims) cards.set(measure, await listCardVersions(visit.work, measure))
  const fresh = report.claims.flatMap((claim) => {
    const measure = measures.get(claim.measure)
    if (!measure) return []
    const before = known.find((one) => one.measure === measure.key && one.unit === measure.units[0])
    if (before?.numerator === claim.numerator && before.denominator === claim.denominator) return []
    const result: NewResult = {
      ...claim,
      programId,
      unit: measure.units[0]!,
      from: firstDay(month),
      to: lastDay(month),
      state: 'value',
      matureOn: null,
      note,
    }
    const card = versionOn(cards.get(measure.key)!, lastDay(month))?.name ?? measure.version
    return [{ version: measure.isBuiltIn ? countedByHand : card, result }]
  })
  const byVersion = Map.groupBy(fresh, (one) => one.version)
  return new Map([...byVersion].map(([version, all]) => [version, all.map((one) => one.result)]))
}
