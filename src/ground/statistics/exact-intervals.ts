import { betaPlace } from './distributions/beta.ts'
import { chiSquaredQuantile } from './distributions/gamma.ts'
import { normalQuantile } from './normal.ts'
import type { Interval } from './wilson.ts'

function checkShare(x: number, n: number, level: number): void {
  if (!(Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n && n > 0))
    throw new RangeError(`An interval needs whole counts with 0 <= x <= n and n > 0, not ${x} of ${n}`)
  checkLevel(level)
}
function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level lies between 0 and 1, not ${level}`)
}

/**
 * Exact interval of a proportion x of n (Clopper and Pearson): it covers the truth at least as often as `level` says.
 *
 * Units: shares of 1. Range: whole 0 <= x <= n, n > 0. Errors: RangeError. Source: beta quantiles of (x, n - x + 1) and
 * (x + 1, n - x).
 */
export function exactInterval(x: number, n: number, level = 0.95): Interval {
  checkShare(x, n, level)
  const tail = (1 - level) / 2
  return {
    lower: x === 0 ? 0 : betaPlace(tail, x, n - x + 1).x,
    upper: x === n ? 1 : betaPlace(1 - tail, x + 1, n - x).x,
  }
}

/** Jeffreys' interval of a proportion: beta quantiles of (x + 1/2, n - x + 1/2), open at the end where x is 0 or n. */
export function jeffreysInterval(x: number, n: number, level = 0.95): Interval {
  checkShare(x, n, level)
  const tail = (1 - level) / 2
  return {
    lower: x === 0 ? 0 : betaPlace(tail, x + 0.5, n - x + 0.5).x,
    upper: x === n ? 1 : betaPlace(1 - tail, x + 0.5, n - x + 0.5).x,
  }
}

function checkCount(count: number, level: number): void {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`A count is a whole number from 0, not ${count}`)
  checkLevel(level)
}

/** Exact interval of the mean behind a count (Garwood), from quantiles of chi-squared. Units: events. */
export function exactCountInterval(count: number, level = 0.95): Interval {
  checkCount(count, level)
  const tail = (1 - level) / 2
  return {
    lower: count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2,
    upper: chiSquaredQuantile(1 - tail, 2 * count + 2) / 2,
  }
}

/** Byar's approximation of it. For very small counts at a high level its lower end is below 0: null, not known. */
export function byarInterval(count: number, level = 0.95): { lower: number | null; upper: number } {
  checkCount(count, level)
  const z = normalQuantile((1 + level) / 2)
  const end = (x: number, side: number) => x * (1 - 1 / (9 * x) + (side * z) / (3 * Math.sqrt(x))) ** 3
  const lower = count === 0 ? 0 : end(count, -1)
  return { lower: lower < 0 ? null : lower, upper: end(count + 1, 1) }
}

/** The interval of a count as public-health practice has it: exact below 10 events, Byar's from 10 up. */
export function countInterval(count: number, level = 0.95): Interval {
  if (count < 10) return exactCountInterval(count, level)
  const { lower, upper } = byarInterval(count, level)
  return lower === null ? exactCountInterval(count, level) : { lower, upper }
}
