import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mostDays, type ReportDays } from './due-rule.ts'
import { findReportDays } from './list-report-rules.ts'
import { mayKeepPeriods } from './may.ts'

const names = { dueDays: 'due-days', providerDays: 'provider-days', answerDays: 'answer-days' } as const

/** Sets the days that hold for the whole jurisdiction. Reports that were begun keep the day they were begun with. */
export async function setReportDays(
  visit: Visit,
  input: ReportDays,
): Promise<{ done: true } | { refused: 'not-allowed' | 'wrong-form' }> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  const days = Object.entries(names) as [keyof ReportDays, (typeof names)[keyof ReportDays]][]
  if (days.some(([key]) => !Number.isInteger(input[key]) || input[key] < 0 || input[key] > mostDays))
    return { refused: 'wrong-form' }
  const before = await findReportDays(visit.work)
  for (const [key, name] of days) {
    const set = { days: input[key], set_by_name: visit.askerName, set_at: visit.now }
    await visit.work
      .insertInto('report_setting')
      .values({ name, ...set })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(set))
      .execute()
  }
  await recordHistory(visit, {
    event: 'report-days-set',
    subject: 'jurisdiction',
    subjectId: visit.jurisdiction.id,
    content: { before, after: { ...input } },
  })
  return { done: true }
}
