import { xmr } from '../../ground/statistics/xmr.ts'
import type { Measure } from '../measures/measure.ts'
import { type Result, valueOfCounts } from '../results/result.ts'
import { countsSome } from './typed-counts.ts'
import type { Range, UsualRange } from './unusual-count.ts'

/** The usual range of a program's own months (natural limits, from eight months on), for a word of care at the form. */
export function usualRangeOf(measure: Measure, results: Result[]): UsualRange {
  const known = results.filter((one) => one.measure === measure.key && one.state === 'value')
  const most = countsSome(measure) ? 1 : Number.POSITIVE_INFINITY
  return {
    value: limitsOf(
      known.map((one) => ({ at: one.month, value: valueOfCounts(one) })),
      most,
    ),
    denominator: limitsOf(
      known.map((one) => ({ at: one.month, value: one.denominator })),
      Number.POSITIVE_INFINITY,
    ),
  }
}

function limitsOf(points: { at: string; value: number | null }[], most: number): Range | null {
  const present = points.filter((point) => point.value !== null).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  if (present.length < 8) return null
  const limits = xmr(present, { better: 'neutral' }).segments.at(-1)?.limits
  if (!limits) return null
  return { lower: Math.max(0, limits.lower), upper: Math.min(most, limits.upper) }
}
