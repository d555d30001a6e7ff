import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { wilsonInterval } from '../../ground/statistics/wilson.ts'
import type { RuleName } from '../../ground/statistics/xmr-rules.ts'
import { findMeasure } from '../measures/list-measures.ts'
import { isComparable } from '../measures/measure.ts'
import { findNewestMonth, listResults } from '../results/list-results.ts'
import type { Result } from '../results/result.ts'
import { chartOf, monthsShown } from './course.ts'
import { toPoint } from './course-point.ts'

/** How a month was judged beside the months around it: everything that another package needs to come to the same. */
export type ExplainedMonth = {
  /** of the month alone, where its cases are different people: Wilson, 95% */
  interval: { lower: number; upper: number } | null
  /** the months that set the usual range; null: fewer than 13 */
  baseline: {
    from: Month
    to: Month
    months: number
    lower: number
    centre: number
    upper: number
    lowerNear: number
    upperNear: number
  } | null
  /** every rule that the month hits; null: the rules do not apply to this measure, or not yet */
  rules: { rule: RuleName; direction: 'up' | 'down' }[] | null
  ruleSet: string
  constant: number
  screening: boolean
  /** the newest figure that took part */
  knownAt: string
}

/** Null for a figure of the whole city, or one that stands in no chart. */
export async function findExplainedMonth(db: Reads, result: Result): Promise<ExplainedMonth | null> {
  const { programId, unit, month } = result
  const measure = await findMeasure(db, result.measure)
  const newest = await findNewestMonth(db)
  if (!measure || programId === null) return null
  // The chart that a program's page shows ends in the newest month; an older figure stands in one that ended with it.
  const to = newest !== null && month <= newest && month > addMonths(newest, -monthsShown) ? newest : month
  const from = addMonths(to, 1 - monthsShown)
  const current = await listResults(db, {
    programIds: [programId],
    unit,
    measure: measure.key,
    fromMonth: from,
    toMonth: to,
  })
  // An earlier version is explained with itself in its place.
  const results = current.map((one) => (one.month === month ? result : one))
  const chart = chartOf(
    results.map((one) => toPoint(one.month, one)),
    measure.direction,
    null,
  )
  if (!chart) return null
  const segment = chart.segments.find((one) => one.from <= month && month <= one.to)
  const isFull = segment?.stage === 'full' && measure.followsProcessRules
  const { limits } = segment ?? {}
  const { numerator, denominator } = result
  return {
    interval:
      isComparable(measure) && numerator !== null && denominator ? wilsonInterval(numerator, denominator) : null,
    baseline:
      isFull && limits
        ? {
            ...{ from: segment.from, to: segment.to, months: segment.n },
            ...{ lower: limits.lower, centre: limits.centre, upper: limits.upper },
            ...{ lowerNear: limits.lowerNear, upperNear: limits.upperNear },
          }
        : null,
    rules: isFull ? (chart.points.find((one) => one.at === month)?.rules ?? []) : null,
    ruleSet: chart.ruleSet,
    constant: chart.constant,
    screening: chart.screening,
    knownAt:
      results
        .map(({ recordedAt }) => recordedAt)
        .sort()
        .at(-1) ?? result.recordedAt,
  }
}
