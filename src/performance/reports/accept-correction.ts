import { recordHistory } from '../../ground/history/record-history.ts'
import { firstDay, lastDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { findMeasure } from '../measures/list-measures.ts'
import { findNewestMonth, findResult } from '../results/list-results.ts'
import { recordResults } from '../results/record-results.ts'
import { countedByHand, type Result } from '../results/result.ts'
import { judgeMonth } from '../signals/judge-month.ts'
import type { FigureCorrection } from './correction.ts'
import { findCorrection } from './list-corrections.ts'
import { mayKeepPeriods } from './may.ts'
import { longestWords } from './report.ts'

/** Accepts a correction: the figure gets a new version, in a locked month too, and the newest month is judged again. */
export async function acceptCorrection(
  visit: Visit,
  input: { id: string; answer?: string },
): Promise<
  | { done: { resultId: string } }
  | {
      refused:
        | 'not-allowed'
        | 'correction-not-found'
        | 'correction-answered-already'
        | 'figure-changed-meanwhile'
        | 'demo-is-invented'
    }
> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  const correction = await findCorrection(visit.work, input.id)
  if (!correction) return { refused: 'correction-not-found' }
  if (correction.state !== 'proposed') return { refused: 'correction-answered-already' }
  const figure = await findResult(visit.work, correction.resultId)
  // The effects that were shown belong to the version that was corrected.
  if (figure?.versions[0]?.id !== correction.resultId) return { refused: 'figure-changed-meanwhile' }
  const answer = (input.answer ?? '').trim().slice(0, longestWords)
  const closed = await visit.work
    .updateTable('correction')
    .set({ state: 'accepted', answered_by_name: visit.askerName, answered_at: visit.now, answer })
    .where('id', '=', correction.id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  if (closed.numUpdatedRows === 0n) return { refused: 'correction-answered-already' }
  const recorded = await recordVersion(visit, correction, figure.result)
  if ('refused' in recorded) return recorded
  const versions = (await findResult(visit.work, correction.resultId))!.versions
  const resultId = versions[0]!.id
  await visit.work.updateTable('correction').set({ new_result_id: resultId }).where('id', '=', correction.id).execute()
  const month = await findNewestMonth(visit.work)
  if (month) await judgeMonth(visit, month)
  const { measure, numerator, denominator, was, reason } = correction
  await recordHistory(visit, {
    event: 'correction-accepted',
    subject: 'correction',
    subjectId: correction.id,
    providerId: correction.providerId,
    content: { result: resultId, measure, month: correction.month, was, numerator, denominator, reason, answer },
  })
  return { done: { resultId } }
}

async function recordVersion(visit: Visit, correction: FigureCorrection, was: Result) {
  const { program, month, programId, measure, unit, numerator, denominator, reason } = correction
  const received = await receiveSubmission(visit, {
    kind: 'form',
    fileName: `${program}, ${month}`,
    // A correction of an invented figure is invented too.
    isInvented: visit.jurisdiction.isDemo,
  })
  if ('refused' in received) return received
  const counted = await findMeasure(visit.work, measure)
  const result = { programId, measure, unit, numerator, denominator, note: reason, matureOn: null }
  const recorded = await recordResults(visit, {
    results: [{ ...result, from: firstDay(month), to: lastDay(month), state: 'value' as const }],
    submissionId: received.done.id,
    // Where SQL counted the figure before, its own definition no longer explains it.
    definitionVersion: counted?.isBuiltIn === false ? was.definitionVersion : countedByHand,
    isCorrection: true,
  })
  if ('refused' in recorded) return recorded
  const finished = await finishSubmission(visit, { id: received.done.id, state: 'done', summary: recorded.done })
  if ('refused' in finished) throw new Error(finished.refused)
  return { done: true as const }
}
