import { type Interval, wilsonInterval } from './wilson.ts'

/**
 * Interval of the difference of two independent proportions, second less first: Newcombe's hybrid of two Wilson intervals.
 *
 * Units: proportions, -1 to 1. `level` between 0 and 1. Null when a denominator is zero.
 * Errors: those of wilsonInterval (counts that are negative, not whole, or above their denominator).
 * Source: Newcombe 1998, method 10.
 */
export function newcombeInterval(
  first: { x: number; n: number },
  second: { x: number; n: number },
  level = 0.95,
): Interval | null {
  const [a, b] = [wilsonInterval(first.x, first.n, level), wilsonInterval(second.x, second.n, level)]
  if (!a || !b) return null
  const [p, q] = [first.x / first.n, second.x / second.n]
  return {
    lower: q - p - Math.hypot(q - b.lower, a.upper - p),
    upper: q - p + Math.hypot(b.upper - q, p - a.lower),
  }
}
