import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Measure } from '../measures/measure.ts'
import { smallestDenominator } from '../results/judgment.ts'
import { besideOf, holdTogether, monthsCompared } from './compare-programs.ts'
import type { Course } from './course.ts'
import type { Placed } from './episode.ts'
import type { ProgramCourses } from './list-courses.ts'

/** Fewer programs than these are no company to be compared with, and their common share would tell of each. */
const fewestPrograms = 5

export type Compared = {
  signals: Placed[]
  /** by contract and program: how many signals chance alone would raise */
  expected: Map<string, number>
}

/**
 * Compares the last twelve months of programs of one type, for one population, on one measure: what lies outside 99.8% is
 * for action; outside 95%, and among the few that stand out of so many (Benjamini-Hochberg), for conversation. Worse
 * alone is raised; nobody is ranked.
 */
export function compareSimilar(programs: readonly ProgramCourses[], measures: readonly Measure[]): Compared {
  const found: Compared = { signals: [], expected: new Map() }
  for (const measure of measures) {
    if (measure.valueFormat !== 'share' || !measure.followsProcessRules) continue
    const kinds = Map.groupBy(programs, ({ programType, population }) => `${programType} ${population ?? ''}`)
    for (const alike of kinds.values()) compareOne(alike, measure, found)
  }
  return found
}

type Unit = { program: ProgramCourses; course: Course; x: number; n: number }

function compareOne(programs: readonly ProgramCourses[], measure: Measure, found: Compared): void {
  // A program under two contracts is one program, and is told of under both.
  const carried = Map.groupBy(programs, ({ programId }) => programId)
  const units = [...carried.entries()].flatMap(([unit, [program]]) => {
    const one = unitOf(program!, measure)
    return one ? [{ unit, ...one }] : []
  })
  const judged = units.filter(({ n }) => n >= smallestDenominator)
  if (judged.length < fewestPrograms) return
  const { exact, spread } = holdTogether(units.map(({ unit, x, n }) => ({ unit, x, n })))
  const compared = spread ?? exact
  const chance = 0.001 + 0.05 / judged.length
  for (const [at, point] of compared.units.entries()) {
    const { course, unit } = units[at]!
    const beside = besideOf(point, course.direction)
    if (beside === 'too-few') continue
    const isAction = beside === 'worse-998'
    const isTalk = beside === 'worse-95' && point.isDiscovery
    for (const { contractId, programId } of carried.get(unit)!) {
      const place = `${contractId} ${programId}`
      found.expected.set(place, (found.expected.get(place) ?? 0) + chance)
      if (!isAction && !isTalk) continue
      const target = compared.target!
      found.signals.push({
        contractId,
        programId,
        signal: {
          kind: 'different-from-similar',
          measure: measure.key,
          valueFormat: measure.valueFormat,
          weight: measure.weight,
          month: course.month,
          since: addMonths(course.month, 1 - monthsCompared),
          ...{ numerator: point.x, denominator: point.n, months: monthsCompared },
          minimum: course.minimum,
          short: Math.ceil(Math.abs(target - point.x / point.n) * point.n - 1e-9),
          chance,
          rule: null,
          judgment: course.judgment,
          stage: isAction ? 2 : 1,
          evidence: {
            rule: 'funnel',
            target,
            programs: units.length,
            ...{
              lower95: point.lower95!,
              upper95: point.upper95!,
              lower998: point.lower998!,
              upper998: point.upper998!,
            },
            p: point.p!,
            limits: compared.limits,
          },
        },
      })
    }
  }
}

/** Null where its month has no figure yet, or nobody was counted in a year. */
function unitOf(program: ProgramCourses, measure: Measure): Omit<Unit, 'unit'> | null {
  const course = program.courses.find((one) => one.measure === measure.key)
  if (course?.state !== 'value') return null
  const from: Month = addMonths(course.month, 1 - monthsCompared)
  const known = course.points.filter((point) => point.month >= from && point.state === 'value')
  const sum = (part: 'numerator' | 'denominator') => known.reduce((total, point) => total + (point[part] ?? 0), 0)
  const n = sum('denominator')
  return n === 0 ? null : { program, course, x: sum('numerator'), n }
}
