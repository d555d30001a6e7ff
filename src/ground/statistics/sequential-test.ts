import { type CusumMonth, cusumWeight } from './cusum.ts'

export type SequentialPoint = { logRatio: number; verdict: 'worse' | 'as agreed' | null }

/**
 * Wald's sequential test of one rate against a worse one: the logarithm of how much likelier the worse rate is, added up
 * without a floor, until one of them is accepted.
 *
 * Good months bank credit that later bad ones must use up: for early warning take cusum in its place. Thresholds:
 * ln((1 - beta) / alpha) above, ln(beta / (1 - alpha)) below. Range: those of cusum; alpha, beta between 0 and 1.
 * Source: Wald 1945; Spiegelhalter and others, Int J Quality in Health Care 15 (2003).
 */
export function sequentialTest(
  months: readonly CusumMonth[],
  options: { kind: 'binomial' | 'poisson'; reference: number; ratio: number; alpha: number; beta: number },
): SequentialPoint[] {
  const { upper, lower } = sequentialThresholds(options)
  let logRatio = 0
  let verdict: SequentialPoint['verdict'] = null
  return months.map((month) => {
    logRatio += cusumWeight(month, options)
    verdict ??= logRatio >= upper ? 'worse' : logRatio <= lower ? 'as agreed' : null
    return { logRatio, verdict }
  })
}

/** Where the test ends. Range: alpha and beta between 0 and 1. Errors: RangeError. */
export function sequentialThresholds({ alpha, beta }: { alpha: number; beta: number }) {
  if (!(alpha > 0 && alpha < 1 && beta > 0 && beta < 1))
    throw new RangeError(`Errors lie between 0 and 1, not ${alpha} and ${beta}`)
  return { upper: Math.log((1 - beta) / alpha), lower: Math.log(beta / (1 - alpha)) }
}

/**
 * Two-sided cumulative sums of standard values: what lies more than `k` from 0 adds up on its side.
 *
 * Units: standard deviations. With k of 1/2, an h of 4 or 5 lets chance alone signal every 168 or 465 points, and finds a
 * change of one standard deviation in 8.4 or 10.4. Missing adds nothing. Source: Montgomery, tabular CUSUM.
 */
export function tabularCusum(z: readonly (number | null)[], { k = 0.5, h = 5 }: { k?: number; h?: number } = {}) {
  let [high, low] = [0, 0]
  return z.map((one) => {
    high = Math.max(0, high + (one === null ? 0 : one - k))
    low = Math.max(0, low + (one === null ? 0 : -one - k))
    const point = { high, low, signal: high > h || low > h }
    if (point.signal) [high, low] = [0, 0]
    return point
  })
}
