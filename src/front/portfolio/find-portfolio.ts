import { listContracts, type RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { newcombeInterval } from '../../ground/statistics/newcombe.ts'
import { countLateActions } from '../../management/actions/list-actions.ts'
import { type Goal, goals } from '../../performance/goals/goal.ts'
import type { MeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { findNewestMonth, listResults } from '../../performance/results/list-results.ts'
import { type Course, courseOf } from '../../performance/signals/course.ts'
import type { Standing } from '../../performance/signals/judge-month.ts'
import {
  listJudgedPrograms,
  listSignalRanks,
  listSignals,
  listStandings,
} from '../../performance/signals/list-standings.ts'
import type { Signal } from '../../performance/signals/signal.ts'

/** A goal of the jurisdiction: its course, twelve months against the twelve before, and whether more than chance lies between. */
export type GoalCourse = {
  goal: Goal['key']
  course: Course
  year: Sum
  yearBefore: Sum
  /** null: cannot be told */
  isBeyondChance: boolean | null
}

export type Sum = { numerator: number; denominator: number; months: number; from: Month; to: Month }

/** One line of the portfolio: a program under a contract. */
export type PortfolioLine = {
  contract: RegisteredContract
  programId: string
  program: string
  programType: string
  population: string | null
  standings: Partial<Record<MeasureKey, Standing>>
  lateActions: number
}

export type Portfolio = {
  month: Month | null
  goals: GoalCourse[]
  contracts: number
  providers: number
  ceilingCents: number
  signals: {
    id: string
    contractNumber: string
    providerName: string
    program: string
    programType: string
    signal: Signal
  }[]
  /** charts that chance alone would flag this month, and those that are flagged */
  expectedFlags: number
  charts: number
  flagged: number
  /** signals of the month in all */
  allSignals: number
  lines: PortfolioLine[]
  /** lines of the month in all */
  allLines: number
  /** contracts that no program stands under */
  unmapped: RegisteredContract[]
}

/** What of a portfolio is asked for: every line and signal, unless a search or a number narrows them. */
export type PortfolioAsked = { month?: Month | null; search?: string; lines?: number; signals?: number }

/** Everything that the portfolio shows for a month (the newest, unless one is named). */
export async function findPortfolio(visit: Visit, asked: PortfolioAsked = {}): Promise<Portfolio> {
  const { work } = visit
  const month = asked.month ?? (await findNewestMonth(work))
  const contracts = await listContracts(work)
  const contractOf = new Map(contracts.map((contract) => [contract.id, contract]))
  const programs = await work.selectFrom('program').selectAll().execute()
  const programOf = new Map(programs.map((program) => [program.id, program]))
  const judged = month ? await listJudgedPrograms(work, month) : []
  const ranks = month ? await listSignalRanks(work, month) : []
  const late = await countLateActions(work, visit.today)
  const all = judged.flatMap(({ contractId, programId }): PortfolioLine[] => {
    const [contract, program] = [contractOf.get(contractId), programOf.get(programId)]
    if (!contract || !program) return []
    const { name, program_type: programType, population } = program
    const lateActions = late.get(contractId) ?? 0
    return [{ contract, programId, program: name, programType, population, standings: {}, lateActions }]
  })
  const found = asked.search ? all.filter((line) => matches(line, asked.search!)) : all
  const lines = orderLines(found, ranks).slice(0, asked.lines)
  if (month) await fillStandings(work, month, lines, lines.length === all.length)
  const signals = month ? await listSignals(work, month, asked.signals) : []
  const mapped = new Set(all.map((line) => line.contract.id))
  const sum = (pick: 'charts' | 'chance' | 'flagged') => judged.reduce((total, one) => total + one[pick], 0)
  return {
    month,
    goals: month ? await findGoals(work, month) : [],
    contracts: contracts.length,
    providers: new Set(contracts.map((contract) => contract.providerId)).size,
    ceilingCents: contracts.reduce((total, contract) => total + (contract.ceilingCents ?? 0), 0),
    signals: signals.flatMap(({ id, contractId, programId, signal }) => {
      const [contract, program] = [contractOf.get(contractId), programOf.get(programId ?? '')]
      if (!contract || !program) return []
      const { number: contractNumber, providerName } = contract
      return [{ id, contractNumber, providerName, program: program.name, programType: program.program_type, signal }]
    }),
    allSignals: ranks.reduce((total, one) => total + Number(one.count), 0),
    expectedFlags: sum('chance'),
    charts: sum('charts'),
    flagged: sum('flagged'),
    lines,
    allLines: all.length,
    unmapped: contracts.filter((contract) => !mapped.has(contract.id)),
  }
}

/** Every word of the search stands somewhere in the line, in any order, without case and accents. */
function matches({ contract, program, programType, population }: PortfolioLine, search: string): boolean {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const text = plain(`${contract.providerName} ${program} ${contract.number} ${programType} ${population ?? ''}`)
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Reads how the chosen lines stand: the content is large, and most lines of a large portfolio are not looked at. */
async function fillStandings(db: Reads, month: Month, lines: PortfolioLine[], isWhole: boolean): Promise<void> {
  const contractIds = isWhole ? undefined : [...new Set(lines.map((line) => line.contract.id))]
  const lineOf = new Map(lines.map((line) => [`${line.contract.id} ${line.programId}`, line]))
  for (const { contractId, programId, measure, standing } of await listStandings(db, month, contractIds)) {
    const line = lineOf.get(`${contractId} ${programId}`)
    if (line) line.standings[measure] = standing
  }
}

async function findGoals(db: Reads, month: Month): Promise<GoalCourse[]> {
  const results = await listResults(db, {
    programIds: [null],
    unit: 'households',
    fromMonth: addMonths(month, -35),
    toMonth: month,
  })
  if (results.length === 0) return []
  return goals.map(({ key, measure }) => {
    const ofMeasure = results.filter((result) => result.measure === measure)
    // Returns are known six months late: the last month that is mature stands for them.
    const last = ofMeasure.findLast((result) => result.state === 'value')?.month ?? month
    const course = courseOf({
      measure: measure as MeasureKey,
      unit: 'households',
      month: last,
      results: ofMeasure,
      standard: null,
    })
    const sum = (to: Month): Sum => {
      const from = addMonths(to, -11)
      const within = ofMeasure.filter(
        (result) => result.month >= from && result.month <= to && result.state === 'value',
      )
      const add = (pick: 'numerator' | 'denominator') =>
        within.reduce((total, result) => total + (result[pick] ?? 0), 0)
      return { numerator: add('numerator'), denominator: add('denominator'), months: within.length, from, to }
    }
    const [year, yearBefore] = [sum(last), sum(addMonths(last, -12))]
    return { goal: key, course, year, yearBefore, isBeyondChance: beyondChance(course, year, yearBefore) }
  })
}

function beyondChance(course: Course, year: Sum, before: Sum): boolean | null {
  if (course.valueFormat === 'nights' || year.denominator === 0 || before.denominator === 0 || before.months < 12)
    return null
  const interval = newcombeInterval(
    { x: before.numerator, n: before.denominator },
    { x: year.numerator, n: year.denominator },
  )
  return interval === null ? null : interval.lower > 0 || interval.upper < 0
}

/** What needs attention first, as its signals rank it; then by name. */
function orderLines(lines: PortfolioLine[], ranks: { contractId: string; programId: string | null; rank: number }[]) {
  const rankOf = new Map(ranks.map(({ contractId, programId, rank }) => [`${contractId} ${programId}`, rank]))
  const ranked = lines.map((line) => ({
    line,
    rank: rankOf.get(`${line.contract.id} ${line.programId}`) ?? -1,
    name: `${line.contract.providerName} ${line.program}`,
  }))
  return ranked.sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1)).map(({ line }) => line)
}
