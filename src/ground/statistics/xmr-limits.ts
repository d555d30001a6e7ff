/** 3/1.128 rounded as NHS Making Data Count rounds it; stored with every result, because peers differ by 0.016%. */
export const LIMIT_CONSTANT = 2.66
/** Two thirds of the way from the mean to the limit. */
export const NEAR_CONSTANT = 1.7733
/** A moving range this many times the average is not ordinary variation (the upper limit of the moving-range chart). */
export const SCREENING_CONSTANT = 3.267

export type Limits = {
  centre: number
  lower: number
  upper: number
  lowerNear: number
  upperNear: number
  /** Average moving range after screening, in the units of the values. */
  averageMovingRange: number
  /** How many moving ranges the average rests on, and how many were screened out. */
  movingRanges: number
  screenedOut: number
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Mean and natural process limits of a run of values; null stands for a month that takes no part, and breaks adjacency.
 *
 * Units: those of the values. Limits are neither clipped nor rounded: whoever draws clips. With an average moving range
 * of 0 all limits equal the mean. Answers null when no two neighbours are both present.
 * Source: Nelson (1982) for the screening, once; Wheeler and NHS Making Data Count for the constants.
 */
export function limitsOf(base: readonly (number | null)[], screening = true): Limits | null {
  const present = base.filter((value) => value !== null)
  const ranges = base.flatMap((value, i) => {
    const before = i > 0 ? base[i - 1] : null
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)]
  })
  if (ranges.length === 0) return null
  const first = mean(ranges)
  const kept = screening && first > 0 ? ranges.filter((range) => range < SCREENING_CONSTANT * first) : ranges
  const average = mean(kept)
  const centre = mean(present)
  return {
    centre,
    lower: centre - LIMIT_CONSTANT * average,
    upper: centre + LIMIT_CONSTANT * average,
    lowerNear: centre - NEAR_CONSTANT * average,
    upperNear: centre + NEAR_CONSTANT * average,
    averageMovingRange: average,
    movingRanges: kept.length,
    screenedOut: ranges.length - kept.length,
  }
}
