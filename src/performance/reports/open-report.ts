import { randomUUID } from 'node:crypto'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { recordHistory } from '../../ground/history/record-history.ts'
import { isMonth, lastDay, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findLocks } from '../results/list-period-locks.ts'
import { ruleFor } from './due-rule.ts'
import { findReportDays, listReportRules } from './list-report-rules.ts'
import { mayReport } from './may.ts'
import { dueOnOf, type ReportState } from './report.ts'

export type OpenReport = {
  id: string
  programId: string
  providerId: string
  month: Month
  sending: number
  state: Exclude<ReportState, 'certified'>
}

/** The report of a program and month, held for the rest of the transaction; begun when nobody has begun it. */
export async function openReport(
  visit: Visit,
  input: { programId: string; month: Month },
): Promise<
  { done: OpenReport } | { refused: 'not-allowed' | 'program-not-found' | 'month-not-over' | 'period-locked' }
> {
  if (!mayReport(visit)) return { refused: 'not-allowed' }
  const program = await findProgram(visit, input.programId)
  if (!program) return { refused: 'program-not-found' }
  if (!isMonth(input.month) || lastDay(input.month) >= visit.today) return { refused: 'month-not-over' }
  if ((await findLocks(visit.work)).isLocked(input.month, program.id)) return { refused: 'period-locked' }
  const begun = await visit.work
    .insertInto('report')
    .values({
      id: randomUUID(),
      program_id: program.id,
      month: input.month,
      due_on: await findDueOn(visit, program.id, input.month),
      state: 'draft',
      draft: '{}',
      changed_at: visit.now,
    })
    .onConflict((conflict) => conflict.columns(['program_id', 'month']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (begun) {
    await recordHistory(visit, {
      event: 'report-begun',
      subject: 'report',
      subjectId: begun.id,
      providerId: program.providerId,
      content: { program: program.name, month: input.month },
    })
  }
  const row = await visit.work
    .selectFrom('report')
    .where('program_id', '=', program.id)
    .where('month', '=', input.month)
    .select(['id', 'sending'])
    .select((cell) => cell.ref('state').$castTo<OpenReport['state']>().as('state'))
    .executeTakeFirstOrThrow()
  return { done: { ...row, programId: program.id, providerId: program.providerId, month: input.month } }
}

async function findProgram(visit: Visit, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const found = await visit.work
    .selectFrom('program')
    .where('id', '=', id)
    .select(['id', 'name', 'provider_id as providerId'])
    .executeTakeFirst()
  return found ?? null
}

async function findDueOn(visit: Visit, programId: string, month: Month): Promise<string> {
  const lines = (await listProgramMap(visit.work)).filter((line) => line.programId === programId)
  const contractIds = [...new Set(lines.map((line) => line.contractId))]
  const [rules, days] = [await listReportRules(visit.work), await findReportDays(visit.work)]
  return dueOnOf(month, ruleFor(rules, { programId, contractIds }, days))
}
