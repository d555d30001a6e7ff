import type { Month } from '../../ground/platform/day.ts'
import type { Measure } from '../measures/measure.ts'
import type { Result } from '../results/result.ts'
import { chanceBelow } from './chance-below.ts'
import type { Course } from './course.ts'
import { earlyWarningOf } from './early-warning.ts'
import type { Signal, SignalKind } from './signal.ts'
import type { SignalSetting } from './signal-setting.ts'
import { targetReachOf } from './target-reach.ts'

/** By kind: how many signals chance alone would raise, for these rules, baselines and numbers of cases. */
export type Expected = Partial<Record<SignalKind, number>>

export type Warnings = { signals: Signal[]; expected: Expected }

/** What a course says beyond its chart: whether it has been getting worse for a while, and whether the year can be saved. */
export function warningsOf(
  course: Course,
  given: {
    measure: Measure
    /** as many months as a baseline and the months after it need */
    results: Result[]
    agreedBaseline: number | null
    year: { from: Month; to: Month } | null
    setting: SignalSetting
    answeredIn: Month | null
  },
): Warnings {
  const { measure, results, year } = given
  const isShare = measure.valueFormat === 'share' && measure.followsProcessRules
  const expected: Expected = {}
  const signals: Signal[] = []
  if (course.chance !== null) {
    expected['special-cause'] = course.chance / 2
    expected.improvement = course.chance / 2
  }
  if (!isShare || course.state !== 'value') return { signals, expected }
  const below = chanceBelow(course)
  if (below !== null) expected['below-minimum'] = below
  const { direction, month } = course
  const base = {
    measure: course.measure,
    valueFormat: measure.valueFormat,
    weight: measure.weight,
    month,
    minimum: course.minimum,
    rule: null,
    judgment: course.judgment,
  }
  const { isAutocorrelated } = course
  const agreed = given.agreedBaseline
  const { setting, answeredIn } = given
  const warning = earlyWarningOf({ results, month, direction, agreed, setting, answeredIn, isAutocorrelated })
  if (warning) {
    expected['early-warning'] = warning.chance
    const { since, numerator, denominator, months, short, chance, evidence } = warning
    const counts = { since, numerator, denominator, months, short, chance, evidence }
    if (warning.isRaised) signals.push({ ...base, ...counts, kind: 'early-warning', stage: 1 })
  }
  if (year && course.target !== null && course.target <= 1) {
    const reach = targetReachOf({ results, month, year, target: course.target, direction })
    if (reach) expected['out-of-reach'] = reach.chance
    if (reach?.told) {
      const { evidence, short, isImpossible } = reach.told
      const { numerator, denominator, from } = evidence
      const counts = { numerator, denominator, months: null, since: from, short, chance: reach.chance, evidence }
      signals.push({ ...base, ...counts, kind: 'out-of-reach', stage: isImpossible ? 2 : 1 })
    }
  }
  return { signals, expected }
}
