import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, type Day, daysBetween, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { type CarriedProgram, isCarriedIn, listCarriedPrograms } from '../results/list-carried-programs.ts'
import { findLocks } from '../results/list-period-locks.ts'
import { ruleFor } from './due-rule.ts'
import { type CountedProgram, listCountedPrograms } from './list-counted-programs.ts'
import { findReportDays, listReportRules } from './list-report-rules.ts'
import { answerDaysOf, daysLateOf, type OwedReport, type OwedState } from './owed-report.ts'
import { dueOnOf, type ReportStep } from './report.ts'

export const monthsOwed = 12

/**
 * What providers owe: each program that is counted by hand, each month that a contract carried it, the newest first. A
 * program owes nothing for the months before its first count or report: nobody had asked for those.
 */
export async function listOwedReports(
  db: Reads,
  asked: { today: Day; programId?: string; monthsAhead?: number },
): Promise<OwedReport[]> {
  const current = asked.today.slice(0, 7)
  const span = { from: addMonths(current, -monthsOwed), to: addMonths(current, asked.monthsAhead ?? 0) }
  const ofFiles = await listProgramsOfFiles(db)
  const programs = (await listCountedPrograms(db))
    .filter(({ id }) => !asked.programId || id === asked.programId)
    .filter(({ id }) => !ofFiles.has(id))
  if (programs.length === 0) return []
  const carriedBy = Map.groupBy(await listCarriedPrograms(db), (one) => one.programId)
  const [rules, days, locks] = [await listReportRules(db), await findReportDays(db), await findLocks(db)]
  const [reports, counted, looks] = [
    await listReports(db, span.from),
    await listCounted(db, programs),
    await listLooks(db),
  ]
  const owed = programs.flatMap((program) => {
    const carried = carriedBy.get(program.id) ?? []
    const contractIds = carried.map((one) => one.contractId)
    const rule = ruleFor(rules, { programId: program.id, contractIds }, days)
    const known = counted.get(program.id) ?? new Set<Month>()
    const first = firstOwed([
      ...known,
      ...reports.filter((one) => one.programId === program.id).map((one) => one.month),
    ])
    return monthsBetween(span.from, span.to)
      .filter((month) => month >= (first ?? addMonths(current, -1)))
      .filter((month) => carried.some((one) => isCarriedIn(one, month)))
      .map((month) =>
        owedOf({
          program,
          month,
          today: asked.today,
          rule,
          report: reports.find((one) => one.programId === program.id && one.month === month) ?? null,
          isCounted: known.has(month),
          isLocked: locks.isLocked(month, program.id),
          seenAt: lastLook(looks, carried, month),
        }),
      )
  })
  return owed.toSorted((a, b) => (a.dueOn === b.dueOn ? (a.program < b.program ? -1 : 1) : a.dueOn < b.dueOn ? 1 : -1))
}

/** Programs of which a dataset tells, and no report ever did: their provider sends rows, and is not asked for the sums too. */
async function listProgramsOfFiles(db: Reads): Promise<Set<string>> {
  const rows = await db
    .selectFrom('dataset_part')
    .where((is) =>
      is.not(
        is.exists(
          is.selectFrom('report').whereRef('report.program_id', '=', 'dataset_part.program_id').select('report.id'),
        ),
      ),
    )
    .select('program_id as programId')
    .distinct()
    .execute()
  return new Set(rows.map(({ programId }) => programId))
}

const firstOwed = (months: Month[]): Month | null => months.toSorted()[0] ?? null

type KeptReport = { id: string; programId: string; month: Month; dueOn: Day; state: OwedState; steps: ReportStep[] }

async function listReports(db: Reads, fromMonth: Month): Promise<KeptReport[]> {
  const rows = await db
    .selectFrom('report')
    .where('month', '>=', fromMonth)
    .select(['id', 'program_id as programId', 'month', 'due_on as dueOn'])
    .select((cell) => cell.ref('state').$castTo<OwedState>().as('state'))
    .execute()
  if (rows.length === 0) return []
  const steps = await db
    .selectFrom('report_step')
    .innerJoin('report', 'report.id', 'report_step.report_id')
    .where('report.month', '>=', fromMonth)
    .select(['report_step.id', 'report_step.report_id as reportId', 'report_step.sending', 'report_step.words'])
    .select(['report_step.by_name as by', 'report_step.at'])
    .select((cell) => cell.ref('report_step.kind').$castTo<ReportStep['kind']>().as('kind'))
    .orderBy('report_step.at')
    .execute()
  const stepsOf = Map.groupBy(steps, (step) => step.reportId)
  return rows.map((row) => {
    const own = stepsOf.get(row.id) ?? []
    const isCertified = row.state === 'accepted' && own.some((step) => step.kind === 'certified')
    return { ...row, state: isCertified ? 'certified' : row.state, steps: own }
  })
}

/** The months of which something is known, by program. */
async function listCounted(db: Reads, programs: CountedProgram[]): Promise<Map<string, Set<Month>>> {
  const ids = programs.map(({ id }) => id)
  const rows = await db
    .selectFrom('result')
    .where('replaced_at', 'is', null)
    .where('state', '=', 'value')
    .where('program_id', 'in', ids)
    .groupBy(['program_id', 'from_on'])
    .select(['program_id as programId', 'from_on as from'])
    .execute()
  const months = new Map<string, Set<Month>>()
  for (const { programId, from } of rows)
    months.set(programId!, (months.get(programId!) ?? new Set()).add(from.slice(0, 7)))
  return months
}

type Look = { contractId: string; month: Month; at: string }

/** When each contract and month was last opened. A provider's person sees its own looks alone. */
async function listLooks(db: Reads): Promise<Look[]> {
  return db
    .selectFrom('result_seen')
    .groupBy(['contract_id', 'month'])
    .select(['contract_id as contractId', 'month'])
    .select((cell) => cell.fn.max('seen_at').as('at'))
    .execute()
}

function lastLook(looks: Look[], carried: CarriedProgram[], month: Month): string | null {
  const own = new Set(carried.map((one) => one.contractId))
  const found = looks.filter((look) => look.month === month && own.has(look.contractId)).map((look) => look.at)
  return found.toSorted().at(-1) ?? null
}

function owedOf(of: {
  program: CountedProgram
  month: Month
  today: Day
  rule: ReturnType<typeof ruleFor>
  report: KeptReport | null
  isCounted: boolean
  isLocked: boolean
  seenAt: string | null
}): OwedReport {
  const { program, month, today, rule, report } = of
  const steps = report?.steps ?? []
  const state = stateOf(report, of.isCounted)
  const sent = steps.filter((step) => step.kind === 'sent')
  // Sent and taken back is not come; returned and sent again came when it first came.
  const hasCome = state !== 'draft' && sent.length > 0
  const cameOn = hasCome ? sent[0]!.at.slice(0, 10) : null
  const dueOn = report?.dueOn ?? dueOnOf(month, rule)
  return {
    programId: program.id,
    program: program.name,
    providerId: program.providerId,
    providerName: program.providerName,
    month,
    dueOn,
    state,
    cameOn,
    daysLate: state === 'came-otherwise' ? 0 : daysLateOf({ dueOn, cameOn, today }),
    answerDays: answerDaysOf(steps),
    waitsDays: state === 'sent' ? daysBetween(sent.at(-1)!.at.slice(0, 10), today) : null,
    isTotalsOnly: rule.isTotalsOnly,
    isLocked: of.isLocked,
    seenAt: of.seenAt,
  }
}

function stateOf(report: KeptReport | null, isCounted: boolean): OwedState {
  if (report && report.state !== 'draft') return report.state
  return isCounted ? 'came-otherwise' : (report?.state ?? 'not-begun')
}
