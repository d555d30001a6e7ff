import type { Course } from './course.ts'
import type { Signal } from './signal.ts'

/** Fewer expected records than this in the silent months, and silence may be chance: 1 in 20 (e to the power of -3). */
const leastExpected = 3
const longSilence = 3

/**
 * A program whose month is missing raises one signal for all its measures together: no data is never success, and five
 * lines that say the same would hide the others. A small program may well have had nobody come or go: its month is
 * missing all the same, and a signal is raised only when its usual months make the silence unlikely.
 */
export function missingSignal(courses: Course[]): Signal | null {
  const missing = courses.filter((course) => course.state === 'missing')
  const [first] = missing
  if (!first || missing.length < courses.filter((course) => course.state !== 'not-applicable').length) return null
  const lastKnown = first.points.findLastIndex((point) => point.state !== 'missing')
  const since = first.points[lastKnown + 1]?.month ?? first.month
  const silentMonths = first.points.length - 1 - lastKnown
  if (usualRecords(courses) * silentMonths < leastExpected) return null
  const none = {
    measure: null,
    numerator: null,
    denominator: null,
    months: null,
    minimum: null,
    short: null,
  }
  const chance = Math.exp(-usualRecords(courses) * silentMonths)
  // A long silence is another matter than a late month, though somebody has answered for the first.
  const stage = silentMonths >= longSilence ? 2 : 1
  return { ...none, kind: 'data-missing', month: first.month, since, rule: null, judgment: null, chance, stage }
}

/**
 * Entries and ended stays of a usual month: what silence leaves out. In a field that counts neither, the measure that
 * counts most.
 */
function usualRecords(courses: Course[]): number {
  const mean = (course: Course | undefined) => {
    const points = course?.points ?? []
    const known = points.filter((point) => point.state === 'value')
    return known.length === 0 ? 0 : known.reduce((sum, point) => sum + (point.denominator ?? 0), 0) / known.length
  }
  const of = (measure: string) => courses.find((course) => course.measure === measure)
  const [entries, stays] = [of('entries-from-homelessness'), of('length-of-stay')]
  return entries || stays ? mean(entries) + mean(stays) : Math.max(...courses.map(mean))
}

/** Chance that a program like this one is silent in a month and raises the signal, though nothing is amiss. */
export function chanceOfSilence(courses: Course[]): number {
  const usual = usualRecords(courses)
  return usual >= leastExpected ? Math.exp(-usual) : 0
}
