import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepPeriods } from './may.ts'

/** Takes a rule away: the days of the jurisdiction (or of another contract) hold again. */
export async function removeReportRule(
  visit: Visit,
  input: { id: string },
): Promise<{ done: true } | { refused: 'not-allowed' | 'report-rule-not-found' }> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  if (!/^[0-9a-f-]{36}$/.test(input.id)) return { refused: 'report-rule-not-found' }
  const removed = await visit.work
    .updateTable('report_rule')
    .set({ replaced_at: visit.now })
    .where('id', '=', input.id)
    .where('replaced_at', 'is', null)
    .returning(['contract_id', 'program_id'])
    .executeTakeFirst()
  if (!removed) return { refused: 'report-rule-not-found' }
  await recordHistory(visit, {
    event: 'report-rule-removed',
    subject: removed.contract_id ? 'contract' : 'program',
    subjectId: (removed.contract_id ?? removed.program_id)!,
  })
  return { done: true }
}
