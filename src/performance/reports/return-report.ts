import type { Visit } from '../../ground/platform/visit.ts'
import { findReport } from './find-report.ts'
import { mayTakeReports } from './may.ts'
import { recordStep } from './record-step.ts'
import { longestWords } from './report.ts'

/** Gives a report back to its provider, with the reasons: nothing of it becomes a figure until it comes again. */
export async function returnReport(
  visit: Visit,
  input: { id: string; reasons: string },
): Promise<
  { done: { id: string } } | { refused: 'not-allowed' | 'reason-missing' | 'report-not-found' | 'report-not-sent' }
> {
  if (!mayTakeReports(visit)) return { refused: 'not-allowed' }
  const words = input.reasons.trim().slice(0, longestWords)
  if (words === '') return { refused: 'reason-missing' }
  const report = await findReport(visit.work, input)
  if (!report) return { refused: 'report-not-found' }
  const moved = await visit.work
    .updateTable('report')
    .set({ state: 'returned', changed_at: visit.now })
    .where('id', '=', report.id)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) return { refused: 'report-not-sent' }
  const stepped = await recordStep(visit, report, { kind: 'returned', words })
  return 'refused' in stepped ? stepped : { done: { id: report.id } }
}
