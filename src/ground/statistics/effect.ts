import { binomialMoreThan } from './distributions/counts.ts'
import { exactInterval } from './exact-intervals.ts'
import { newcombeInterval } from './newcombe.ts'
import { normalQuantile, normalTails } from './normal.ts'
import type { Interval } from './wilson.ts'

/** One of five, and never "caused". */
export type EffectVerdict =
  | 'improved beyond chance'
  | 'improved, within chance'
  | 'no change'
  | 'worse'
  | 'cannot tell yet'

export type EffectMonth = { x: number; n: number }

export type Effect = {
  before: { x: number; n: number; months: number }
  after: { x: number; n: number; months: number }
  /** after less before, a share of 1 */
  difference: number | null
  interval: Interval | null
  verdict: EffectVerdict
}

export const monthsBefore = 8
export const monthsAfter = 6
/** A difference smaller than this share is called no change, whatever its sign. */
const noChange = 0.005

/**
 * Did a share change after an action? The sums of the months before and after, with the interval of their difference.
 *
 * Too few months on either side: cannot tell yet. The months that led to the action should be left out by the caller:
 * plans start after bad months, and bad months are followed by better ones anyway.
 * Range: whole 0 <= x <= n. Errors: those of Wilson's interval. Source: Newcombe 1998, method 10.
 */
export function measureEffect(
  before: readonly EffectMonth[],
  after: readonly EffectMonth[],
  better: 'increase' | 'decrease',
  level = 0.95,
): Effect {
  const [first, second] = [addUp(before), addUp(after)]
  const interval = newcombeInterval(first, second, level)
  const difference = interval === null ? null : second.x / second.n - first.x / first.n
  const sums = { before: first, after: second, difference, interval }
  if (interval === null || difference === null || first.months < monthsBefore || second.months < monthsAfter)
    return { ...sums, verdict: 'cannot tell yet' }
  const gain = better === 'increase' ? difference : -difference
  const isBeyond = interval.lower > 0 || interval.upper < 0
  if (Math.abs(gain) < noChange) return { ...sums, verdict: 'no change' }
  if (gain > 0) return { ...sums, verdict: isBeyond ? 'improved beyond chance' : 'improved, within chance' }
  return { ...sums, verdict: isBeyond ? 'worse' : 'no change' }
}

const addUp = (months: readonly EffectMonth[]) => ({
  x: months.reduce((sum, one) => sum + one.x, 0),
  n: months.reduce((sum, one) => sum + one.n, 0),
  months: months.length,
})

/**
 * Ratio of two rates of events, second over first, with its exact conditional interval and two-sided chance.
 *
 * Range: whole events, exposures above 0, at least one event. Null without events. Source: given all events, those of the
 * second are binomial; Clopper and Pearson.
 */
export function ratioOfRates(
  first: { events: number; exposure: number },
  second: { events: number; exposure: number },
  level = 0.95,
): { ratio: number | null; lower: number; upper: number; p: number } | null {
  const events = first.events + second.events
  if (events === 0) return null
  const perExposure = (share: number) =>
    share === 1 ? Number.POSITIVE_INFINITY : (share / (1 - share)) * (first.exposure / second.exposure)
  const { lower, upper } = exactInterval(second.events, events, level)
  const share = second.exposure / (first.exposure + second.exposure)
  const above = binomialMoreThan(second.events - 1, { n: events, p: share })
  const below = 1 - binomialMoreThan(second.events, { n: events, p: share })
  return {
    ratio: first.events === 0 ? null : second.events / second.exposure / (first.events / first.exposure),
    lower: perExposure(lower),
    upper: perExposure(upper),
    p: Math.min(1, 2 * Math.min(above, below)),
  }
}

/**
 * The chance that a true change from p to q would be seen with n cases before and m after: what a plan can show at all.
 *
 * Range: 0 < p, q < 1; n, m > 0. Source: normal approximation of the difference of two proportions, two-sided.
 */
export function powerToSee({ p, q, n, m }: { p: number; q: number; n: number; m: number }, level = 0.95): number {
  const z = normalQuantile((1 + level) / 2)
  const pooled = (p * n + q * m) / (n + m)
  const underNone = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
  const underChange = Math.sqrt((p * (1 - p)) / n + (q * (1 - q)) / m)
  const gap = Math.abs(q - p)
  return (
    normalTails((gap - z * underNone) / underChange).below + normalTails((-gap - z * underNone) / underChange).below
  )
}
