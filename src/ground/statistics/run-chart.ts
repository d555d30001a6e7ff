import { binomialQuantile } from './distributions/counts.ts'

export type RunChart = {
  median: number | null
  /** points that are not on the median */
  useful: number
  longestRun: number
  /** a run longer than this is unlike chance */
  longestExpected: number | null
  crossings: number
  /** fewer crossings than this are unlike chance */
  crossingsExpected: number | null
  /** null: fewer than ten useful points, no verdict */
  signal: boolean | null
}

/** Fewer points off the median than this give no verdict. */
export const pointsForVerdict = 10

/**
 * A short series around its median: is a run on one side too long, or does the line cross too seldom, to be chance?
 *
 * `null` is a missing month, and takes no part; points on the median neither make nor break a run. `middle` is a median that
 * was fixed before, from other points; without it, that of all.
 * Source: J. Anhoej, PLoS ONE 9 (2014): longest run above round(log2 n) + 3, or crossings below the 5% quantile of a
 * binomial (n - 1, 1/2).
 */
export function runChart(values: readonly (number | null)[], middle?: number | null): RunChart {
  const present = values.filter((value) => value !== null)
  const median = middle === undefined ? medianOf(present) : middle
  const sides = (median === null ? [] : present).filter((value) => value !== median).map((value) => value > median!)
  const useful = sides.length
  let [run, longestRun, crossings] = [0, 0, 0]
  sides.forEach((side, at) => {
    const isSame = at > 0 && side === sides[at - 1]
    run = isSame ? run + 1 : 1
    if (at > 0 && !isSame) crossings += 1
    longestRun = Math.max(longestRun, run)
  })
  const longestExpected = useful > 0 ? Math.round(Math.log2(useful)) + 3 : null
  const crossingsExpected = useful > 1 ? binomialQuantile(0.05, { n: useful - 1, p: 0.5 }) : null
  const signal = useful < pointsForVerdict ? null : longestRun > longestExpected! || crossings < crossingsExpected!
  return { median, useful, longestRun, longestExpected, crossings, crossingsExpected, signal }
}

/** The middle value, or the mean of the two in the middle; null without values. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
