import { normalQuantile } from './normal.ts'
import type { Interval } from './wilson.ts'

/** A month of an interrupted series: x events of n (cases, or exposure). */
export type StepMonth = { x: number; n: number }

export type StepEffect = {
  /** level after over level before, the trend taken out: of rates, or of odds */
  ratio: number
  interval: Interval
  /** how much more months differ than chance makes them; the interval is widened by its root where it is above 1 */
  phi: number
  /** change of the level for each month before, as a ratio */
  trend: number
  /** with `slope`: how much the trend itself changed, as a ratio for each month */
  slope: number | null
}

export type StepOptions = {
  /** place of the first month after the action */
  start: number
  family: 'poisson' | 'binomial'
  /** also a change of slope */
  slope?: boolean
  /** months in a year, for two harmonics */
  season?: number
  /** false: the interval of pure counts, not widened */
  isWidened?: boolean
  level?: number
}

/** Fewer months than this on either side give no answer. */
export const monthsForStep = 12

/**
 * Interrupted time series: did the level of a series step up or down at an action, its trend (and season) taken out?
 *
 * Log-linear Poisson with log n as offset, or logistic binomial; the interval widened by the root of Pearson's phi (quasi).
 * Answers null below 12 months on either side, without events or without non-events, and where the fit does not settle.
 * null months are missing. Units: a ratio of rates or of odds. Range: x >= 0, n > 0, binomial x <= n.
 * Errors: RangeError that names the month. Source: Lopez Bernal, Cummins and Gasparrini, Int J Epidemiology 46 (2017).
 */
export function measureStep(months: readonly (StepMonth | null)[], options: StepOptions): StepEffect | null {
  const { start, family, slope = false, season, isWidened = true, level = 0.95 } = options
  const rows = months.flatMap((month, at) => (month === null ? [] : [{ ...month, at }]))
  for (const { x, n, at } of rows)
    if (!(x >= 0 && n > 0 && Number.isFinite(n) && (family === 'poisson' || x <= n)))
      throw new RangeError(`Month ${at + 1}: ${x} of ${n} cannot be regressed`)
  const after = rows.filter(({ at }) => at >= start).length
  if (after < monthsForStep || rows.length - after < monthsForStep) return null
  const scale = months.length
  const design = rows.map(({ at }) => [
    1,
    at / scale,
    at >= start ? 1 : 0,
    ...(slope ? [at >= start ? (at - start) / scale : 0] : []),
    ...(season ? [1, 2].flatMap((k) => [Math.sin, Math.cos].map((wave) => wave((2 * Math.PI * k * at) / season))) : []),
  ])
  const fitted = regress(design, rows, family)
  if (fitted === null || rows.length <= design[0]!.length) return null
  const phi = fitted.pearson / (rows.length - design[0]!.length)
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(fitted.variance[2]! * (isWidened ? Math.max(1, phi) : 1))
  const step = fitted.beta[2]!
  return {
    ratio: Math.exp(step),
    interval: { lower: Math.exp(step - reach), upper: Math.exp(step + reach) },
    phi,
    trend: Math.exp(fitted.beta[1]! / scale),
    slope: slope ? Math.exp(fitted.beta[3]! / scale) : null,
  }
}

/** Iterated weighted least squares; the variances are those of pure counts. */
function regress(design: number[][], rows: readonly StepMonth[], family: 'poisson' | 'binomial') {
  const events = rows.reduce((sum, { x }) => sum + x, 0)
  const cases = rows.reduce((sum, { n }) => sum + n, 0)
  if (events === 0 || (family === 'binomial' && events === cases)) return null
  const width = design[0]!.length
  const rate = events / cases
  let beta = [family === 'poisson' ? Math.log(rate) : Math.log(rate / (1 - rate)), ...Array<number>(width - 1).fill(0)]
  for (let turn = 0; turn < 100; turn += 1) {
    const means = design.map((line, i) => meanOf(line, beta, rows[i]!.n, family))
    const weights = means.map((mean, i) => (family === 'poisson' ? mean : mean * (1 - mean / rows[i]!.n)))
    const gradient = Array.from({ length: width }, (_, j) =>
      design.reduce((sum, line, i) => sum + line[j]! * (rows[i]!.x - means[i]!), 0),
    )
    const information = Array.from({ length: width }, (_, j) =>
      Array.from({ length: width }, (__, k) =>
        design.reduce((sum, line, i) => sum + weights[i]! * line[j]! * line[k]!, 0),
      ),
    )
    const inverse = invert(information)
    if (inverse === null) return null
    const change = inverse.map((line) => line.reduce((sum, one, k) => sum + one * gradient[k]!, 0))
    beta = beta.map((one, j) => one + Math.max(-2, Math.min(2, change[j]!)))
    if (change.some((one) => !Number.isFinite(one))) return null
    if (change.every((one) => Math.abs(one) < 1e-11)) {
      const pearson = means.reduce((sum, mean, i) => sum + (rows[i]!.x - mean) ** 2 / weights[i]!, 0)
      return { beta, variance: inverse.map((line, j) => line[j]!), pearson }
    }
  }
  return null
}

function meanOf(line: readonly number[], beta: readonly number[], n: number, family: 'poisson' | 'binomial'): number {
  const eta = line.reduce((sum, one, j) => sum + one * beta[j]!, 0)
  return family === 'poisson' ? n * Math.exp(eta) : n / (1 + Math.exp(-eta))
}

/** By Gauss and Jordan with the largest pivot; null where columns depend on each other. */
function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length
  const rows = matrix.map((line, i) => [...line, ...line.map((_, j) => (i === j ? 1 : 0))])
  const largest = Math.max(...matrix.map((line, i) => Math.abs(line[i]!)))
  for (let at = 0; at < size; at += 1) {
    let pivot = at
    for (let i = at + 1; i < size; i += 1) if (Math.abs(rows[i]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = i
    if (!(Math.abs(rows[pivot]![at]!) > 1e-13 * largest)) return null
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    const head = rows[at]!.map((one) => one / rows[at]![at]!)
    rows[at] = head
    for (let i = 0; i < size; i += 1) {
      const factor = rows[i]![at]!
      if (i !== at && factor !== 0) rows[i] = rows[i]!.map((one, j) => one - factor * head[j]!)
    }
  }
  return rows.map((line) => line.slice(size))
}
