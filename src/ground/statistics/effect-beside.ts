import {
  type Effect,
  type EffectMonth,
  type EffectVerdict,
  measureEffect,
  monthsAfter,
  monthsBefore,
  ratioOfRates,
} from './effect.ts'
import type { Interval } from './wilson.ts'

/**
 * How much more a share changed here than in a comparison without the action: the difference of the two differences.
 *
 * Units: differences of shares. Null where either has no cases on a side. Source: the method of variance estimates
 * recovery (Zou and Donner, Statistics in Medicine 27, 2008) on two Newcombe intervals.
 */
export function compareEffects(own: Effect, other: Effect): { difference: number; interval: Interval } | null {
  if (own.difference === null || own.interval === null || other.difference === null || other.interval === null)
    return null
  const difference = own.difference - other.difference
  const reach = (a: number, b: number) => Math.hypot(a, b)
  return {
    difference,
    interval: {
      lower: difference - reach(own.difference - own.interval.lower, other.interval.upper - other.difference),
      upper: difference + reach(own.interval.upper - own.difference, other.difference - other.interval.lower),
    },
  }
}

/**
 * The effect once the months that led to the action are left out: plans start after bad months, and bad months are
 * followed by better ones anyway.
 *
 * `trigger` is how many months just before the action to leave out. Range: whole, from 0.
 */
export function measureWithoutTrigger(
  before: readonly EffectMonth[],
  after: readonly EffectMonth[],
  { better, trigger = 1, level = 0.95 }: { better: 'increase' | 'decrease'; trigger?: number; level?: number },
): Effect {
  return measureEffect(trigger === 0 ? before : before.slice(0, -trigger), after, better, level)
}

export type RateEffect = {
  before: { x: number; n: number; months: number }
  after: { x: number; n: number; months: number }
  /** rate after over rate before; null without events before */
  ratio: number | null
  /** of the ratio, widened where months differ more than chance makes them; no upper end without events before */
  interval: { lower: number; upper: number | null } | null
  /** Pearson's chi-squared over its degrees of freedom within the two sides; 1 is chance */
  phi: number | null
  verdict: EffectVerdict
}

/** A ratio closer to 1 than this is called no change, whatever its sign. */
const noChange = 0.01

/**
 * Did a rate of events change after an action? Sums before and after, with the interval of their ratio.
 *
 * The exact interval is widened by the root of phi on the logarithmic scale where phi is above 1. Too few months on either
 * side, or no event at all: cannot tell yet. Range: whole x >= 0, exposure n > 0. Errors: RangeError.
 * Source: exact conditional interval (Clopper and Pearson); quasi-Poisson widening.
 */
export function measureRateEffect(
  before: readonly EffectMonth[],
  after: readonly EffectMonth[],
  better: 'increase' | 'decrease',
  level = 0.95,
): RateEffect {
  const [first, second] = [addUp(before), addUp(after)]
  const found =
    first.n > 0 && second.n > 0
      ? ratioOfRates({ events: first.x, exposure: first.n }, { events: second.x, exposure: second.n }, level)
      : null
  const phi = pearson([before, after])
  const ratio = found?.ratio ?? null
  const interval = found && widen(found, Math.sqrt(Math.max(1, phi ?? 1)))
  const sums = { before: first, after: second, ratio, interval, phi }
  if (ratio === null || interval === null || first.months < monthsBefore || second.months < monthsAfter)
    return { ...sums, verdict: 'cannot tell yet' }
  const isGain = better === 'increase' ? ratio > 1 : ratio < 1
  const isBeyond = interval.lower > 1 || (interval.upper !== null && interval.upper < 1)
  if (Math.abs(ratio - 1) < noChange) return { ...sums, verdict: 'no change' }
  if (isGain) return { ...sums, verdict: isBeyond ? 'improved beyond chance' : 'improved, within chance' }
  return { ...sums, verdict: isBeyond ? 'worse' : 'no change' }
}

const addUp = (months: readonly EffectMonth[]) => ({
  x: months.reduce((sum, one) => sum + one.x, 0),
  n: months.reduce((sum, one) => sum + one.n, 0),
  months: months.length,
})

function widen({ ratio, lower, upper }: { ratio: number | null; lower: number; upper: number }, by: number) {
  const end = upper === Number.POSITIVE_INFINITY ? null : upper
  if (ratio === null || ratio === 0 || by === 1) return { lower, upper: end }
  return { lower: ratio * (lower / ratio) ** by, upper: end === null ? null : ratio * (end / ratio) ** by }
}

function pearson(sides: readonly (readonly EffectMonth[])[]): number | null {
  const parts = sides.map((side) => {
    const { x, n } = addUp(side)
    const rate = n > 0 ? x / n : 0
    return side.reduce(
      (sum, one) => sum + (rate > 0 && one.n > 0 ? (one.x - one.n * rate) ** 2 / (one.n * rate) : 0),
      0,
    )
  })
  const freedom = sides.reduce((sum, side) => sum + Math.max(0, side.length - 1), 0)
  return freedom === 0 ? null : (parts[0]! + parts[1]!) / freedom
}
