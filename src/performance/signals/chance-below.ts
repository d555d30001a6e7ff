import { binomialAtMost } from '../../ground/statistics/distributions/counts.ts'
import type { Course } from './course.ts'

/**
 * How often a program that is truly at its target falls below the minimum by chance, with as many cases as the judged
 * window has. Null where no share is judged.
 */
export function chanceBelow(
  course: Pick<Course, 'window' | 'minimum' | 'target' | 'direction' | 'judgment' | 'interval'>,
): number | null {
  const { window, minimum, target, direction, judgment } = course
  // An interval stands beside a figure only where its months are of different people.
  if (!window || !course.interval || minimum === null || target === null || target > 1) return null
  if (judgment === null || judgment === 'too-few') return null
  const n = window.denominator
  const [least, share] = direction === 'increase' ? [minimum, target] : [1 - minimum, 1 - target]
  return binomialAtMost(Math.ceil(least * n - 1e-9) - 1, { n, p: share })
}
