import { studentQuantile } from './distributions/student-t.ts'
import type { Interval } from './wilson.ts'

/**
 * Interval of a mean from n values with standard deviation sd: t.
 *
 * Units: those of the values. Range: whole n >= 2, sd >= 0, level between 0 and 1. Answers null with fewer than two values:
 * one value has no spread. Errors: RangeError. Skewed durations are better told by their median.
 * Source: Student 1908.
 */
export function meanInterval(mean: number, sd: number, n: number, level = 0.95): Interval | null {
  if (!(Number.isFinite(mean) && sd >= 0 && Number.isInteger(n) && n >= 0 && level > 0 && level < 1))
    throw new RangeError(`A mean of ${mean} with a deviation of ${sd} from ${n} values has no interval at ${level}`)
  if (n < 2) return null
  const reach = studentQuantile((1 + level) / 2, n - 1) * (sd / Math.sqrt(n))
  return { lower: mean - reach, upper: mean + reach }
}
