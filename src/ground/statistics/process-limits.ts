import { betweenEventsChart, type CountMonth, countChart, timeBetweenChart } from './charts-of-counts.ts'
import { binomialLimit } from './funnel-limits.ts'
import type { XmrInput } from './xmr-points.ts'
import type { Lines } from './xmr-rules.ts'

/** One point of a process chart: its value, and for charts of counts the x of n that it comes from. */
export type ProcessRow = XmrInput & { x?: number; n?: number }

export type SegmentLines = {
  centre: number | null
  lines: (Lines | null)[]
  spread: number | null
  /** some limits are exact, because cases are too few for three sigma */
  isExact: boolean
}

/** Expected events or non-events below which three sigma says little, and the exact distribution is asked. */
const expectedForSigma = 5
/** What lies beyond three, and beyond two, standard deviations of a normal distribution on one side. */
const beyondThree = 0.0013498980316300933
const beyondTwo = 0.022750131948179195

type Kind = 'run' | 'p' | 'pp' | 'u' | 'up' | 'c' | 'g' | 't' | 'i'

/**
 * Centre and limits of one segment, for each point its own; `base` is null where a point does not set them.
 *
 * Limits are not clipped (they may lie below 0): whoever draws clips. A P chart takes exact binomial limits for months that
 * expect fewer than 5 cases with or without the event. Errors and source: those of the charts.
 */
export function limitsOfSegment(
  kind: Kind,
  rows: readonly ProcessRow[],
  base: readonly (number | null)[],
  isScreened: boolean,
): SegmentLines | null {
  const isBase = (at: number) => base[at] !== null
  if (kind === 'run') return { centre: null, lines: rows.map(() => null), spread: null, isExact: false }
  if (kind === 'g' || kind === 't') {
    const values = base.filter((value) => value !== null)
    const found = kind === 'g' ? betweenEventsChart(values) : timeBetweenChart(values)
    if (found === null) return null
    return { centre: found.centre, lines: rows.map(() => ofEvents(found)), spread: null, isExact: false }
  }
  const months = rows.map((row): CountMonth | null =>
    row.value === null ? null : { x: row.x ?? row.value, n: kind === 'c' ? 1 : (row.n ?? 0) },
  )
  const { centre, points, spread } = countChart(months, { kind, isBase, isScreened })
  if (centre === null) return null
  let isExact = false
  const lines = points.map(({ sigma }, i): Lines | null => {
    if (sigma === null) return null
    const { n } = months[i]!
    if (kind === 'p' && centre > 0 && centre < 1 && n * Math.min(centre, 1 - centre) < expectedForSigma) {
      isExact = true
      return exactLines(centre, n)
    }
    return {
      centre,
      lower: centre - 3 * sigma,
      upper: centre + 3 * sigma,
      lowerNear: centre - 2 * sigma,
      upperNear: centre + 2 * sigma,
    }
  })
  return { centre, lines, spread, isExact }
}

const exactLines = (centre: number, n: number): Lines => ({
  centre,
  lower: binomialLimit(centre, n, beyondThree),
  upper: binomialLimit(centre, n, 1 - beyondThree),
  lowerNear: binomialLimit(centre, n, beyondTwo),
  upperNear: binomialLimit(centre, n, 1 - beyondTwo),
})

/** Charts of the distance between events have no near limits that anyone has published: two of three is not judged. */
const ofEvents = ({ centre, lower, upper }: { centre: number; lower: number; upper: number }): Lines => ({
  centre,
  lower,
  upper,
  lowerNear: Number.NEGATIVE_INFINITY,
  upperNear: Number.POSITIVE_INFINITY,
})
