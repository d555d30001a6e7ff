import { type Day, isOver, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { ruleFor } from '../../performance/reports/due-rule.ts'
import { type FoundReport, findReport } from '../../performance/reports/find-report.ts'
import { findServed, type Served } from '../../performance/reports/find-served.ts'
import { listOwedReports } from '../../performance/reports/list-owed-reports.ts'
import { findReportDays, listReportRules } from '../../performance/reports/list-report-rules.ts'
import type { OwedReport } from '../../performance/reports/owed-report.ts'
import { dueOnOf } from '../../performance/reports/report.ts'
import { findLocks } from '../../performance/results/list-period-locks.ts'
import { type KnownCounts, listKnownCounts } from './list-known-counts.ts'

export type ReportPage = KnownCounts & {
  program: { id: string; name: string; providerName: string }
  month: Month
  dueOn: Day
  daysLate: number
  isOver: boolean
  isLocked: boolean
  isTotalsOnly: boolean
  report: FoundReport | null
  served: Served[]
  seenAt: string | null
  /** another report that the provider can go on with */
  next: { programId: string; program: string; month: Month } | null
}

/** All that the page of one report shows, or null when the asker may not see the program. */
export async function findReportPage(visit: Visit, programId: string, month: Month): Promise<ReportPage | null> {
  const { work, today } = visit
  if (!/^[0-9a-f-]{36}$/.test(programId)) return null
  const program = await work
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .where('program.id', '=', programId)
    .select(['program.id', 'program.name', 'provider.name as providerName'])
    .executeTakeFirst()
  if (!program) return null
  const report = await findReport(work, { programId, month })
  const served = await findServed(work, { programId, month })
  const [rules, days] = [await listReportRules(work), await findReportDays(work)]
  const rule = ruleFor(rules, { programId, contractIds: served.map((one) => one.contractId) }, days)
  const owed = await listOwedReports(work, { today })
  const own = owed.find((one) => one.programId === programId && one.month === month)
  return {
    program,
    month,
    dueOn: report?.dueOn ?? dueOnOf(month, rule),
    daysLate: own?.daysLate ?? 0,
    isOver: isOver(month, today),
    isLocked: (await findLocks(work)).isLocked(month, programId),
    isTotalsOnly: rule.isTotalsOnly,
    report,
    served,
    seenAt: own?.seenAt ?? null,
    next: nextOf(owed, programId, month, today),
    ...(await listKnownCounts(work, programId, month)),
  }
}

function nextOf(owed: OwedReport[], programId: string, month: Month, today: Day): ReportPage['next'] {
  const found = owed
    .filter((one) => isOver(one.month, today) && !one.isLocked)
    .filter((one) => one.state === 'not-begun' || one.state === 'draft' || one.state === 'returned')
    .find((one) => one.programId !== programId || one.month !== month)
  return found ? { programId: found.programId, program: found.program, month: found.month } : null
}
