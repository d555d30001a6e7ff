import type { Course } from './course.ts'
import type { Signal } from './signal.ts'

/**
 * A program whose month is missing raises one signal for all its measures together: no data is never success, and five
 * lines that say the same would hide the others.
 */
export function missingSignal(courses: Course[]): Signal | null {
  const missing = courses.filter((course) => course.state === 'missing')
  const [first] = missing
  if (!first || missing.length < courses.filter((course) => course.state !== 'not-applicable').length) return null
  const months = first.points.findLastIndex((point) => point.state !== 'missing')
  const since = first.points[months + 1]?.month ?? first.month
  const none = {
    measure: null,
    numerator: null,
    denominator: null,
    months: null,
    minimum: null,
    short: null,
    chance: null,
  }
  return { ...none, kind: 'data-missing', month: first.month, since, rule: null }
}
