import { worksForTheGovernment } from '../../ground/people/may.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { newcombeInterval } from '../../ground/statistics/newcombe.ts'
import { listGoals } from '../../performance/goals/list-goals.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import type { Measure } from '../../performance/measures/measure.ts'
import { listResults } from '../../performance/results/list-results.ts'
import type { Result } from '../../performance/results/result.ts'
import { type Course, courseOf } from '../../performance/signals/course.ts'
import { findCarriedMeasures } from './find-carried-measures.ts'
import type { Register } from './find-register.ts'

/** A goal of the jurisdiction: the course of its first measure, and the dollars of the contracts that are measured on it. */
export type GoalCourse = MeasureCourse & { goalId: string; goal: string; dollars: GoalDollars }

/** A measure of the whole jurisdiction: twelve months against the twelve before, and whether more than chance lies between. */
export type MeasureCourse = {
  course: Course
  year: Sum
  yearBefore: Sum
  /** null: cannot be told */
  isBeyondChance: boolean | null
  /** true: added up over programs, because nobody counted the whole jurisdiction */
  isAddedUp: boolean
}

export type Sum = { numerator: number; denominator: number; months: number; from: Month; to: Month }

/** The ceilings of the contracts that carry a goal's measures: of this fiscal year where it is known by year. */
export type GoalDollars = {
  cents: number
  contracts: number
  /** contracts whose amount of this fiscal year is known; of the others the whole ceiling counts */
  byYear: number
  withoutCeiling: number
}

/** The goals above all contracts, each by its first measure. A goal whose first measure has no figures yet is left out. */
export async function findGoals(visit: Visit, month: Month, register: Register): Promise<GoalCourse[]> {
  // A provider's figures are its own, and would pass here for those of the whole jurisdiction.
  if (!worksForTheGovernment(visit)) return []
  const courses = await findMeasureCourses(visit.work, month)
  if (courses.size === 0) return []
  const goals = await listGoals(visit.work)
  const carried = await findCarriedMeasures(visit, register)
  return goals.flatMap(({ id, name, measures: [measure] }) => {
    const found = courses.get(measure!)
    const ids = (carried.get(measure!) ?? []).map((one) => one.id)
    return found ? [{ goalId: id, goal: name, ...found, dollars: dollarsOf(ids, register) }] : []
  })
}

/** The ceilings of contracts: of this fiscal year where it is known by year, else the whole. */
export function dollarsOf(ids: readonly string[], { rows, placeOf, yearCeilings }: Register): GoalDollars {
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

/** Every measure that the whole jurisdiction has figures of, in the month and the 35 before. */
export async function findMeasureCourses(db: Reads, month: Month): Promise<Map<string, MeasureCourse>> {
  const measures = await listMeasures(db)
  const unitOf = new Map(measures.map((one) => [one.key, one.units[0]!]))
  const months = { fromMonth: addMonths(month, -35), toMonth: month }
  const units = [...new Set(unitOf.values())]
  const whole = await listResults(db, { programIds: [null], unit: units, ...months })
  const found = new Map<string, MeasureCourse>()
  for (const measure of measures) {
    const isOf = (result: Result) => result.measure === measure.key && result.unit === unitOf.get(measure.key)
    const ofWhole = whole.filter(isOf)
    const results =
      ofWhole.length > 0 || measure.isBuiltIn
        ? ofWhole
        : addUp(await listResults(db, { programIds: 'all', unit: units, ...months, measure: measure.key }), isOf)
    if (results.length > 0) found.set(measure.key, courseOfMeasure(measure, month, results, ofWhole.length === 0))
  }
  return found
}

/** What programs counted, month by month, where nobody counted the whole: there is no figure to open behind a sum. */
function addUp(results: Result[], isOf: (result: Result) => boolean): Result[] {
  const known = results.filter((one) => isOf(one) && one.state === 'value')
  return [...Map.groupBy(known, (one) => one.month)].map(([, ofMonth]) => {
    const add = (pick: 'numerator' | 'denominator') => ofMonth.reduce((sum, one) => sum + (one[pick] ?? 0), 0)
    return { ...ofMonth[0]!, id: '', programId: null, numerator: add('numerator'), denominator: add('denominator') }
  })
}

function courseOfMeasure(measure: Measure, month: Month, results: Result[], isAddedUp: boolean): MeasureCourse {
  // Returns are known six months late: the last month that is mature stands for them.
  const last = results.findLast((result) => result.state === 'value')?.month ?? month
  const course = courseOf({ measure, unit: measure.units[0]!, month: last, results, standard: null })
  const sum = (to: Month): Sum => {
    const from = addMonths(to, -11)
    const within = results.filter((result) => result.month >= from && result.month <= to && result.state === 'value')
    const add = (pick: 'numerator' | 'denominator') => within.reduce((total, result) => total + (result[pick] ?? 0), 0)
    return { numerator: add('numerator'), denominator: add('denominator'), months: within.length, from, to }
  }
  const [year, yearBefore] = [sum(last), sum(addMonths(last, -12))]
  return { course, year, yearBefore, isBeyondChance: beyondChance(course, year, yearBefore), isAddedUp }
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
