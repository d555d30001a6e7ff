import type { Visit } from '../../ground/platform/visit.ts'
import { findReport } from './find-report.ts'
import { mayReport } from './may.ts'
import { recordStep } from './record-step.ts'

/** Takes a report back that was sent too early: it is a draft again, with all that was typed, until somebody accepts it. */
export async function takeBackReport(
  visit: Visit,
  input: { id: string },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'report-not-found' | 'report-not-sent' }> {
  if (!mayReport(visit)) return { refused: 'not-allowed' }
  const report = await findReport(visit.work, input)
  if (!report) return { refused: 'report-not-found' }
  const moved = await visit.work
    .updateTable('report')
    .set({ state: 'draft', changed_at: visit.now })
    .where('id', '=', report.id)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) return { refused: 'report-not-sent' }
  const stepped = await recordStep(visit, report, { kind: 'taken-back' })
  return 'refused' in stepped ? stepped : { done: { id: report.id } }
}
