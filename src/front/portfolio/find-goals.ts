import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { newcombeInterval } from '../../ground/statistics/newcombe.ts'
import { type Goal, goals } from '../../performance/goals/goal.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import { listResults } from '../../performance/results/list-results.ts'
import { type Course, courseOf } from '../../performance/signals/course.ts'
import type { Headline } from '../../performance/signals/list-headlines.ts'
import type { Register } from './find-register.ts'

/** A goal of the jurisdiction: its course, twelve months against the twelve before, and whether more than chance lies between. */
export type GoalCourse = {
  goal: Goal['key']
  course: Course
  year: Sum
  yearBefore: Sum
  /** null: cannot be told */
  isBeyondChance: boolean | null
  dollars: GoalDollars
}

export type Sum = { numerator: number; denominator: number; months: number; from: Month; to: Month }

/** The ceilings of the contracts whose programs are measured on a goal: of this fiscal year where it is known by year. */
export type GoalDollars = {
  cents: number
  contracts: number
  /** contracts whose amount of this fiscal year is known; of the others the whole ceiling counts */
  byYear: number
  withoutCeiling: number
}

/** The goals above all contracts, in the month and the 35 before. */
export async function findGoals(
  db: Reads,
  month: Month,
  { rows, placeOf, yearCeilings }: Register,
  headlines: Headline[],
): Promise<GoalCourse[]> {
  const results = await listResults(db, {
    programIds: [null],
    unit: 'households',
    fromMonth: addMonths(month, -35),
    toMonth: month,
  })
  if (results.length === 0) return []
  const dollarsOf = (measure: string): GoalDollars => {
    const ids = new Set(
      headlines.filter((one) => one.measures.some((of) => of === measure)).map((one) => one.contractId),
    )
    const dollars = { cents: 0, contracts: 0, byYear: 0, withoutCeiling: 0 }
    for (const id of ids) {
      const row = rows[placeOf.get(id) ?? -1]
      if (!row) continue
      const ofYear = yearCeilings.get(id)
      dollars.contracts += 1
      if (ofYear !== undefined) dollars.byYear += 1
      const cents = ofYear ?? row.ceilingCents
      if (cents === null) dollars.withoutCeiling += 1
      else dollars.cents += cents
    }
    return dollars
  }
  const measures = await listMeasures(db)
  return goals.flatMap(({ key, measure }): GoalCourse[] => {
    const card = measures.find((one) => one.key === measure)
    if (!card) return []
    const ofMeasure = results.filter((result) => result.measure === measure)
    // Returns are known six months late: the last month that is mature stands for them.
    const last = ofMeasure.findLast((result) => result.state === 'value')?.month ?? month
    const course = courseOf({
      measure: card,
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
    const isBeyondChance = beyondChance(course, year, yearBefore)
    return [{ goal: key, course, year, yearBefore, isBeyondChance, dollars: dollarsOf(measure) }]
  })
}

function beyondChance(course: Course, year: Sum, before: Sum): boolean | null {
  if (course.valueFormat !== 'share' || year.denominator === 0 || before.denominator === 0 || before.months < 12)
    return null
  const interval = newcombeInterval(
    { x: before.numerator, n: before.denominator },
    { x: year.numerator, n: year.denominator },
  )
  return interval === null ? null : interval.lower > 0 || interval.upper < 0
}
