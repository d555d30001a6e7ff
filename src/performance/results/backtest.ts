/** A back-test asks of months that are over: who would have missed a proposed minimum, had it held then? */
import { addMonths, type Month, monthsBetween } from '../../ground/platform/day.ts'
import type { Direction } from '../goals/standard.ts'
import { type Counted, type Judgment, judge, type Window, windowFor } from './judgment.ts'

export type Threshold = { minimum: number; target: number; direction: Direction }

/** A program with its monthly figures, and the contracts that carried it. */
export type BacktestProgram = {
  programId: string
  program: string
  programType: string
  population: string | null
  series: Counted[]
  under: {
    contractId: string
    isCarriedIn: (month: Month) => boolean
    /** what holds today, for this program under this contract; null: no standard is agreed */
    today: Threshold | null
  }[]
}

/** Programs and contracts that something is true of; a contract counts once, however many of its programs. */
export type Counts = { programs: number; contracts: number }

export type Missed = {
  programMonths: number
  ever: Counts
  newest: Counts
  /** in three months or more, one after the other or not */
  threeOrMore: Counts
}

export type BacktestTally = {
  all: Counts
  /** with enough units to judge in at least one month */
  judged: Counts
  programMonths: { judged: number; tooFew: number; missing: number; immature: number; notComputable: number }
  /** programs that could never be judged, each counted once, by the best that is known of it */
  neverJudged: { tooFew: number; immature: number; notComputable: number; missing: number }
  proposed: Missed
  /** null where no minimum holds today for any of these programs */
  today: Missed | null
  /** programs for which no minimum holds today */
  withoutMinimum: number
}

export type BacktestPoint = {
  programId: string
  program: string
  window: Window
  judgment: Exclude<Judgment, 'too-few'>
}

export type BacktestGroup = {
  programType: string
  population: string | null
  tally: BacktestTally
  /** the judged windows of the newest month, by name: never in the order of their values */
  points: BacktestPoint[]
  /** programs that are carried in the newest month and cannot be judged in it */
  notDrawn: number
}

export type Backtest = { from: Month; to: Month; total: BacktestTally; groups: BacktestGroup[] }

type ProgramMonth = {
  month: Month
  contractIds: string[]
  state: 'judged' | 'too-few' | 'missing' | 'immature' | 'not-computable'
  window: Window | null
  isBelowProposed: boolean
  /** the contracts under which it would be below what holds today */
  belowToday: string[]
}
type Tested = { program: BacktestProgram; months: ProgramMonth[] }

/** Judges every month of every program as a review would, against what is proposed and what holds today. */
export function backtest(
  programs: BacktestProgram[],
  asked: {
    proposed: Threshold
    newest: Month
    months: number
    groupOf: (program: BacktestProgram) => string
    /** how many units a judgment needs, where the measure says so */
    smallest?: number
  },
): Backtest {
  const from = addMonths(asked.newest, 1 - asked.months)
  const months = monthsBetween(from, asked.newest)
  const tested = programs
    .map((program) => ({ program, months: monthsOf(program, months, asked) }))
    .filter((one) => one.months.length > 0)
  const groups = [...Map.groupBy(tested, (one) => asked.groupOf(one.program)).values()].map((ones): BacktestGroup => {
    const { programType, population } = ones[0]!.program
    const newest = ones.flatMap(({ program, months: own }) => {
      const last = own.find((one) => one.month === asked.newest)
      return last ? [{ program, last }] : []
    })
    const points = newest.flatMap(({ program: { programId, program }, last: { window, state } }): BacktestPoint[] => {
      const judgment = state === 'judged' && window ? judge(window, asked.proposed, asked.smallest) : null
      return judgment && judgment !== 'too-few' ? [{ programId, program, window: window!, judgment }] : []
    })
    points.sort((a, b) => (a.program < b.program ? -1 : 1))
    const notDrawn = newest.length - points.length
    return { programType, population, tally: tallyOf(ones, asked.newest), points, notDrawn }
  })
  const name = (group: BacktestGroup) => `${group.programType} ${group.population ?? ''}`
  groups.sort((a, b) => (name(a) < name(b) ? -1 : 1))
  return { from, to: asked.newest, total: tallyOf(tested, asked.newest), groups }
}

/** The months in which a contract carried the program; those before its first figure are no gap, unless there is none. */
function monthsOf(
  program: BacktestProgram,
  months: Month[],
  { proposed, smallest }: { proposed: Threshold; smallest?: number },
): ProgramMonth[] {
  const { series, under } = program
  const stateIn = new Map(series.map((one) => [one.month, one.state]))
  const first = series.filter((one) => one.state === 'value').reduce((least, { month }) => min(least, month), '9999-12')
  const begins = first === '9999-12' ? '' : first
  return months.flatMap((month): ProgramMonth[] => {
    const carriers = under.filter((one) => one.isCarriedIn(month))
    const state = stateIn.get(month) ?? 'missing'
    if (carriers.length === 0 || month < begins || state === 'not-applicable') return []
    const window = windowFor(series, month, smallest)
    const isBelow = (standard: Threshold | null) =>
      window !== null && judge(window, standard, smallest) === 'below-minimum'
    const isTooFew = window !== null && judge(window, proposed, smallest) === 'too-few'
    return [
      {
        month,
        contractIds: carriers.map((one) => one.contractId),
        state: state === 'value' ? (isTooFew ? 'too-few' : 'judged') : state,
        window,
        isBelowProposed: isBelow(proposed),
        belowToday: carriers.filter((one) => isBelow(one.today)).map((one) => one.contractId),
      },
    ]
  })
}

const min = (a: Month, b: Month): Month => (a < b ? a : b)

function tallyOf(tested: Tested[], newest: Month): BacktestTally {
  const all = tested.flatMap((one) => one.months.map((month) => ({ ...month, programId: one.program.programId })))
  const inState = (state: ProgramMonth['state']) => all.filter((one) => one.state === state)
  const judged = inState('judged')
  const isIn = (one: Tested, state: ProgramMonth['state']) => one.months.some((month) => month.state === state)
  const neverJudged = { tooFew: 0, immature: 0, notComputable: 0, missing: 0 }
  for (const one of tested.filter((program) => !isIn(program, 'judged'))) {
    if (isIn(one, 'too-few')) neverJudged.tooFew += 1
    else if (isIn(one, 'immature')) neverJudged.immature += 1
    else if (isIn(one, 'not-computable')) neverJudged.notComputable += 1
    else neverJudged.missing += 1
  }
  const withoutMinimum = tested.filter((one) => one.program.under.every(({ today }) => today === null)).length
  const below = judged.filter((one) => one.isBelowProposed)
  const belowToday = judged.filter((one) => one.belowToday.length > 0)
  return {
    all: countOf(all),
    judged: countOf(judged),
    programMonths: {
      judged: judged.length,
      tooFew: inState('too-few').length,
      missing: inState('missing').length,
      immature: inState('immature').length,
      notComputable: inState('not-computable').length,
    },
    neverJudged,
    proposed: missedOf(below, newest),
    today:
      withoutMinimum === tested.length
        ? null
        : missedOf(
            belowToday.map((one) => ({ ...one, contractIds: one.belowToday })),
            newest,
          ),
    withoutMinimum,
  }
}

type Told = { programId: string; contractIds: string[]; month: Month }

function countOf(told: Told[]): Counts {
  return {
    programs: new Set(told.map((one) => one.programId)).size,
    contracts: new Set(told.flatMap((one) => one.contractIds)).size,
  }
}

function missedOf(below: Told[], newest: Month): Missed {
  const monthsOfKey = (keys: (one: Told) => string[]) => {
    const months = new Map<string, Set<Month>>()
    for (const one of below) for (const key of keys(one)) months.set(key, (months.get(key) ?? new Set()).add(one.month))
    return [...months.values()].filter((ofKey) => ofKey.size >= 3).length
  }
  return {
    programMonths: below.length,
    ever: countOf(below),
    newest: countOf(below.filter((one) => one.month === newest)),
    threeOrMore: { programs: monthsOfKey((one) => [one.programId]), contracts: monthsOfKey((one) => one.contractIds) },
  }
}
