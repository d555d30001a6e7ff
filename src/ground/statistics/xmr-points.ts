export type XmrInput = {
  /** A month ('2026-11') or any day in it ('2026-11-30'). */
  at: string
  /** null: missing. A missing month has no value; it is never 0. */
  value: number | null
  /** false: provisional (its follow-up is still open). Drawn, but takes no part in limits, rules or icons. */
  counts?: boolean
  /** true: left out of the base by a named decision. Still judged by the rules: exclusion hides no signal. */
  excluded?: boolean
  /** The target that held in this month, where it changes over time. */
  target?: number | null
}

const digit = (at: string, place: number): number => at.charCodeAt(place) - 48
const monthNumber = (at: string): number =>
  (digit(at, 0) * 1000 + digit(at, 1) * 100 + digit(at, 2) * 10 + digit(at, 3)) * 12 +
  digit(at, 5) * 10 +
  digit(at, 6) -
  1

function monthText(number: number, like: string): string {
  const month = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  return like.length > 7 ? `${month}-01` : month
}

/**
 * The points with every month between the first and the last present; months that were absent come as missing.
 * Peers difference silently across such a gap; a moving range is only true between neighbours.
 *
 * Errors: RangeError with the row number (from 1) for unsorted or duplicated months, dates that are none, values that
 * are not finite.
 */
export function completeMonths<Row extends XmrInput>(points: readonly Row[]): (Row | XmrInput)[] {
  const complete: (Row | XmrInput)[] = []
  let last = 0
  points.forEach((point, i) => {
    if (!/^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/.test(point.at)) throw new RangeError(`row ${i + 1}: ${point.at} is no month`)
    if (point.value !== null && !Number.isFinite(point.value)) {
      throw new RangeError(`row ${i + 1}: ${point.value} is no value`)
    }
    const before = points[i - 1]
    const month = monthNumber(point.at)
    if (before) {
      const gap = month - last
      if (gap === 0) throw new RangeError(`row ${i + 1}: ${point.at} comes twice`)
      if (gap < 0) throw new RangeError(`row ${i + 1}: ${point.at} comes after ${before.at}`)
      for (let skipped = 1; skipped < gap; skipped++) {
        complete.push({ at: monthText(last + skipped, point.at), value: null })
      }
    }
    complete.push(point)
    last = month
  })
  return complete
}

/**
 * The points as they come, each a neighbour of the one before it: weeks, days, events. Nothing is completed.
 *
 * Errors: RangeError with the row number (from 1) for dates that do not rise and values that are not finite.
 */
export function checkOrder<Row extends XmrInput>(points: readonly Row[]): readonly Row[] {
  points.forEach((point, i) => {
    if (point.value !== null && !Number.isFinite(point.value))
      throw new RangeError(`row ${i + 1}: ${point.value} is no value`)
    const before = points[i - 1]
    if (before && point.at <= before.at) throw new RangeError(`row ${i + 1}: ${point.at} comes after ${before.at}`)
  })
  return points
}
