import { normalQuantile } from './normal.ts'

export type Interval = { lower: number; upper: number }

/**
 * Wilson's interval for a proportion: the true shares that would make `x` of `n` unsurprising.
 *
 * Units: shares between 0 and 1. Range: whole or weighted counts with 0 <= x <= n; holds at x = 0 and x = n, where
 * the nearer bound is exactly 0 or 1. Answers null when n is 0: without cases there is no proportion to bound.
 * Too narrow where the same person counts in several months.
 * Errors: RangeError when x or n is negative, not finite, or x exceeds n, and when `level` is outside (0, 1).
 * Source: E. B. Wilson, JASA 22 (1927), 209-212; the form used by Public Health England.
 */
export function wilsonInterval(x: number, n: number, level = 0.95): Interval | null {
  if (!(Number.isFinite(n) && x >= 0 && x <= n)) throw new RangeError(`0 <= x <= n must hold, not x = ${x}, n = ${n}`)
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`)
  if (n === 0) return null
  const z = normalQuantile((1 + level) / 2)
  const centre = 2 * x + z * z
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - x / n))
  const scale = 2 * (n + z * z)
  return {
    lower: x === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    upper: x === n ? 1 : Math.min(1, (centre + spread) / scale),
  }
}
