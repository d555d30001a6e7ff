import { recordHistory } from '../../ground/history/record-history.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepPeriods } from './may.ts'
import { longestWords } from './report.ts'

/** Opens a locked month again, with the reason; who did it and why stays on the list of locks. */
export async function reopenPeriod(
  visit: Visit,
  input: { month: Month; reason: string; programType?: string | null },
): Promise<{ done: true } | { refused: 'not-allowed' | 'reason-missing' | 'period-not-locked' }> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  const reason = input.reason.trim().slice(0, longestWords)
  if (reason === '') return { refused: 'reason-missing' }
  const programType = input.programType || null
  const reopened = await visit.work
    .updateTable('period_lock')
    .set({ reopened_by_name: visit.askerName, reopen_reason: reason, reopened_at: visit.now })
    .where('month', '=', input.month)
    .where('program_type', 'is not distinct from', programType)
    .where('reopened_at', 'is', null)
    .executeTakeFirst()
  if (reopened.numUpdatedRows === 0n) return { refused: 'period-not-locked' }
  await recordHistory(visit, {
    event: 'period-reopened',
    subject: 'month',
    subjectId: input.month,
    content: { reason, ...(programType === null ? {} : { programType }) },
  })
  return { done: true }
}
