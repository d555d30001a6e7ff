import type { Tails } from './incomplete-gamma.ts'
import { binomialDensity } from './saddle-point.ts'

/**
 * The regularised incomplete beta function at x, both tails: the share of a beta distribution (a, b) below and above x.
 * y is 1 - x, given apart because 1 - x forgets a small y.
 *
 * Range: a > 0, b > 0, 0 <= x <= 1. The steps grow with the root of the larger parameter.
 * Errors: RangeError outside the range. Source: DLMF 8.17.22 (continued fraction), 8.17.4 (symmetry).
 */
export function incompleteBeta(a: number, b: number, x: number, y = 1 - x): Tails {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1))
    throw new RangeError(`The incomplete beta needs a > 0, b > 0 and x between 0 and 1, not ${a}, ${b} and ${x}`)
  if (x === 0) return { below: 0, above: 1 }
  if (y === 0) return { below: 1, above: 0 }
  // asked once: at the middle, x and y rounded, the other side may say the same of itself
  if (x > (a + 1) / (a + b + 2)) {
    const above = shareBelow(b, a, y, x)
    return { below: 1 - above, above }
  }
  const below = shareBelow(a, b, x, y)
  return { below, above: 1 - below }
}

function shareBelow(a: number, b: number, x: number, y: number): number {
  return Math.min(1, scaleOf(a, b, x, y) * fractionOf(a, b, x))
}

/** x^a y^b / (a B(a, b)) */
function scaleOf(a: number, b: number, x: number, y: number): number {
  if (a >= 1 && b >= 1) return (binomialDensity(a, a + b, x, y) * b) / (a + b)
  // small parameters: steps up, where the formulas of Stirling and Loader hold, and back
  const density = binomialDensity(a + 1, a + b + 2, x, y)
  const n = a + b
  return (density * (a + 1) * (b + 1) * b) / (x * y * (n + 2) * (n + 1) * n)
}

/** By Lentz's rule. */
function fractionOf(a: number, b: number, x: number): number {
  const tiny = 1e-300
  const steps = 300 + 20 * Math.ceil(Math.sqrt(Math.max(a, b)))
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  if (Math.abs(d) < tiny) d = tiny
  d = 1 / d
  let value = d
  for (let m = 1; m < steps; m += 1) {
    for (const numerator of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + numerator * d
      if (Math.abs(d) < tiny) d = tiny
      c = 1 + numerator / c
      if (Math.abs(c) < tiny) c = tiny
      d = 1 / d
      value *= d * c
    }
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return value
}
