import { poissonDensity } from './saddle-point.ts'

export type Tails = { below: number; above: number }

/**
 * The regularised incomplete gamma function at x, both tails: the share of a gamma distribution of shape `a` below and
 * above x. The smaller tail is computed, the other is what is left of 1.
 *
 * Range: a > 0, x >= 0. The steps grow with the root of `a`: about 10 thousand at a = 1e7.
 * Errors: RangeError outside the range. Source: DLMF 8.7.1 (series), 8.9.2 (continued fraction).
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0 && x >= 0)) throw new RangeError(`The incomplete gamma needs a > 0 and x >= 0, not ${a} and ${x}`)
  if (x === 0) return { below: 0, above: 1 }
  if (x === Number.POSITIVE_INFINITY) return { below: 1, above: 0 }
  if (x <= a + 1) {
    const below = Math.min(1, scaleOf(a, x) * seriesOf(a, x))
    return { below, above: 1 - below }
  }
  const above = Math.min(1, scaleOf(a, x) * a * fractionOf(a, x))
  return { below: 1 - above, above }
}

/** x^a e^-x / gamma(a + 1) */
function scaleOf(a: number, x: number): number {
  // below 1 the error of Stirling's formula is not small: one step up, and back
  return a >= 1 ? poissonDensity(a, x) : (poissonDensity(a + 1, x) * (a + 1)) / x
}

const stepsFor = (a: number) => 200 + 20 * Math.ceil(Math.sqrt(a))

function seriesOf(a: number, x: number): number {
  let sum = 1
  let term = 1
  const steps = stepsFor(a)
  for (let n = 1; n < steps; n += 1) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1e-17) break
  }
  return sum
}

/** 1 / (x + 1 - a - 1(1 - a) / (x + 3 - a - 2(2 - a) / (x + 5 - a - ...))), by Lentz's rule. */
function fractionOf(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let value = d
  const steps = stepsFor(a)
  for (let n = 1; n < steps; n += 1) {
    const numerator = -n * (n - a)
    b += 2
    d = numerator * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + numerator / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}
