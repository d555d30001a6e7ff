import type { Reads } from '../../ground/platform/database.server.ts'
import { type ReportDays, type ReportRule, usualDays } from './due-rule.ts'
import type { Rhythm } from './report.ts'

/** The rules that hold now, as far as the asker may see them, by contract and program. */
export async function listReportRules(db: Reads): Promise<ReportRule[]> {
  const rows = await db
    .selectFrom('report_rule')
    .leftJoin('contract', 'contract.id', 'report_rule.contract_id')
    .leftJoin('program', 'program.id', 'report_rule.program_id')
    .where('report_rule.replaced_at', 'is', null)
    .select([
      'report_rule.id',
      'report_rule.contract_id as contractId',
      'report_rule.program_id as programId',
      'contract.number',
      'program.name as program',
      'report_rule.due_days as dueDays',
      'report_rule.is_totals_only as isTotalsOnly',
      'report_rule.reason',
      'report_rule.set_by_name as setBy',
      'report_rule.set_at as setAt',
    ])
    .select((cell) => cell.ref('report_rule.rhythm').$castTo<Rhythm>().as('rhythm'))
    .execute()
  return rows
    .map(({ number, program, ...rule }) => ({ ...rule, name: number ?? program ?? '' }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The days that hold for the whole jurisdiction: those that were set, else the usual. */
export async function findReportDays(db: Reads): Promise<ReportDays> {
  const rows = await db.selectFrom('report_setting').select(['name', 'days']).execute()
  const of = (name: string) => rows.find((row) => row.name === name)?.days
  return {
    dueDays: of('due-days') ?? usualDays.dueDays,
    providerDays: of('provider-days') ?? usualDays.providerDays,
    answerDays: of('answer-days') ?? usualDays.answerDays,
  }
}
