import { binomialAtMost, binomialExactly, binomialQuantile } from './distributions/counts.ts'
import { chiSquaredQuantile } from './distributions/gamma.ts'

// Where a unit that is like the target may be found by chance, for one share `p` of chance below the line.

/**
 * Limit of a proportion with n cases around the target, by the exact binomial distribution, interpolated so that the line
 * does not jump from one whole count to the next.
 *
 * Units: shares of 1. Range: target and p between 0 and 1, n a whole number above 0. Errors: RangeError.
 * Source: D. Spiegelhalter, Statistics in Medicine 24 (2005), appendix A.1.1: r is the smallest count that at most `p`
 * lies below, and the line stands at (r - a) / n.
 */
export function binomialLimit(target: number, n: number, p: number): number {
  const of = { n, p: target }
  const r = binomialQuantile(p, of)
  const exactly = binomialExactly(r, of)
  const above = exactly === 0 ? 0 : (binomialAtMost(r, of) - p) / exactly
  return clip((r - above) / n)
}

/**
 * Limit of a proportion by Wilson's interval turned round: the share whose Wilson bound is the target. Smooth in n.
 *
 * `z` is the normal quantile of the line, negative below the target. Source: the score test that Wilson inverts.
 */
export function wilsonLimit(target: number, n: number, z: number): number {
  return clip(target + z * Math.sqrt((target * (1 - target)) / n))
}

/**
 * Limit of observed over expected at `expected` events, from the exact Poisson distribution.
 *
 * Range: expected > 0. Source: chi-squared[p; 2E] / 2E below the target, chi-squared[p; 2(E + 1)] / 2E above.
 */
export function ratioLimit(expected: number, p: number): number {
  const degrees = p < 0.5 ? 2 * expected : 2 * (expected + 1)
  return chiSquaredQuantile(p, degrees) / (2 * expected)
}

const clip = (share: number) => Math.min(1, Math.max(0, share))
