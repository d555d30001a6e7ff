import type { StableSeries } from './simulate-false-alarms.ts'

/**
 * Chance that the newest month of a stable series is flagged, either direction, by length of base.
 * simulateFalseAlarms() with 120,000 runs and its own seed; standard error below 0.0007. Rules MDC-7 (limits,
 * seven-point trend and shift, newer two of three, screening on), normal values.
 */
const table = {
  own: [
    { basePoints: 12, chance: 0.0148 },
    { basePoints: 24, chance: 0.0166 },
    { basePoints: 36, chance: 0.0173 },
  ],
  fixed: [
    { basePoints: 12, chance: 0.0543 },
    { basePoints: 24, chance: 0.0346 },
    { basePoints: 36, chance: 0.0295 },
  ],
} as const

/**
 * Chance that chance alone flags the newest month of one chart.
 *
 * Units: a probability. `direction` 'one' counts flags on one side only (half of either). Between tabulated lengths it
 * interpolates in 1/length; outside 12 to 36 it answers the nearest end. True for normal, independent months: shares of
 * small numbers raise about half as many flags again, autocorrelated series several times as many.
 * Errors: RangeError when `basePoints` is not at least 1.
 */
export function chanceOfFalseAlarm(series: StableSeries, direction: 'either' | 'one' = 'either'): number {
  if (!(series.basePoints >= 1)) throw new RangeError(`basePoints must be at least 1, not ${series.basePoints}`)
  const rows = table[series.limits]
  const n = Math.min(Math.max(series.basePoints, rows[0].basePoints), rows[2].basePoints)
  const [low, high] = n <= rows[1].basePoints ? [rows[0], rows[1]] : [rows[1], rows[2]]
  const share = (1 / low.basePoints - 1 / n) / (1 / low.basePoints - 1 / high.basePoints)
  const either = low.chance + share * (high.chance - low.chance)
  return direction === 'either' ? either : either / 2
}

/**
 * How many of these charts chance alone would flag this month: "chance alone would bring 2.1 of these".
 *
 * Units: charts. The sum of the single chances; true whether or not the charts depend on each other.
 */
export function expectedFalseAlarms(charts: readonly StableSeries[], direction: 'either' | 'one' = 'either'): number {
  return charts.reduce((sum, chart) => sum + chanceOfFalseAlarm(chart, direction), 0)
}
