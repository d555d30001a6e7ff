import { betaQuantile } from './distributions/beta.ts'

/** What like units have in common: their mean share, and how firmly (as many cases as `firmness` speak for the mean). */
export type SharePrior = { mean: number; firmness: number }

export type ShareUnit = { x: number; n: number }

/** Fewer units than this do not tell how much units differ: the firmness is then declared, or last year's. */
export const unitsForFirmness = 8

/**
 * The prior of a group of units by moments: how much their shares differ beyond what chance alone does.
 *
 * Answers null with no case; `firmness` is infinite where no difference beyond chance can be detected: the mean is then
 * the best guess of every unit. Range: whole 0 <= x <= n. Source: beta-binomial moments, rho = (S / p(1 - p) - sum(1 - w))
 * / sum((1 - w)(n - 1)), firmness = 1 / rho - 1.
 */
export function estimatePrior(units: readonly ShareUnit[]): SharePrior | null {
  const total = units.reduce((sum, one) => sum + one.n, 0)
  if (total === 0) return null
  const mean = units.reduce((sum, one) => sum + one.x, 0) / total
  const used = units.filter(({ n }) => n > 0)
  const spread = used.reduce((sum, { x, n }) => sum + n * (x / n - mean) ** 2, 0)
  const rest = used.reduce((sum, { n }) => sum + 1 - n / total, 0)
  const room = used.reduce((sum, { n }) => sum + (1 - n / total) * (n - 1), 0)
  const rho = mean === 0 || mean === 1 || room === 0 ? 0 : (spread / (mean * (1 - mean)) - rest) / room
  return { mean, firmness: rho <= 0 ? Number.POSITIVE_INFINITY : 1 / Math.min(1, rho) - 1 }
}

export type Shrunken = {
  /** the raw share drawn towards the mean of its group, the more the fewer cases it has */
  estimate: number
  lower: number
  upper: number
  /** share of the difference between units that is not chance, at this many cases: 0 to 1 */
  reliability: number
}

/** Below this a unit cannot be told from the others by these figures. */
export const reliabilityToDistinguish = 0.5

/**
 * A unit's share in the light of its group. The raw share stands beside it wherever it is shown: shrinking hides a small
 * unit that does badly.
 *
 * Range: whole 0 <= x <= n, firmness above 0. Errors: RangeError. Source: beta-binomial posterior; reliability
 * n / (n + firmness).
 */
export function shrinkShare({ x, n }: ShareUnit, prior: SharePrior, level = 0.95): Shrunken {
  if (!(x >= 0 && x <= n)) throw new RangeError(`0 <= x <= n must hold, not ${x} of ${n}`)
  const { mean, firmness } = prior
  if (!(firmness > 0)) throw new RangeError(`The firmness of a prior lies above 0, not ${firmness}`)
  if (firmness === Number.POSITIVE_INFINITY) return { estimate: mean, lower: mean, upper: mean, reliability: 0 }
  const [a, b] = [mean * firmness + x, (1 - mean) * firmness + n - x]
  const tail = (1 - level) / 2
  const at = (p: number) => (a === 0 ? 0 : b === 0 ? 1 : betaQuantile(p, a, b))
  return { estimate: a / (a + b), lower: at(tail), upper: at(1 - tail), reliability: n / (n + firmness) }
}

/** Observed over expected, drawn towards 1 by a gamma prior of mean 1 that weighs as much as `firmness` expected events. */
export const shrinkRatio = (observed: number, expected: number, firmness: number): number =>
  (observed + firmness) / (expected + firmness)

/**
 * Values with known errors, drawn towards their mean: by tau^2 / (tau^2 + error^2) each.
 *
 * Source: DerSimonian and Laird's moments. `jamesSteinFactor` keeps a little more of the difference where errors are equal.
 */
export function shrinkMeans(
  values: readonly { y: number; error: number }[],
): { mean: number; tau2: number; estimates: number[] } | null {
  if (values.length < 2) return null
  const weights = values.map(({ error }) => 1 / error ** 2)
  const sum = weights.reduce((total, one) => total + one, 0)
  const mean = values.reduce((total, { y }, at) => total + weights[at]! * y, 0) / sum
  const q = values.reduce((total, { y }, at) => total + weights[at]! * (y - mean) ** 2, 0)
  const squares = weights.reduce((total, one) => total + one ** 2, 0)
  const tau2 = Math.max(0, (q - (values.length - 1)) / (sum - squares / sum))
  return { mean, tau2, estimates: values.map(({ y, error }) => mean + (tau2 / (tau2 + error ** 2)) * (y - mean)) }
}

/**
 * How much of the difference from their mean values with one common error keep, by James and Stein's rule: 0 to 1.
 *
 * Range: four values or more; fewer keep nothing. Source: Efron and Morris, JASA 70 (1975).
 */
export function jamesSteinFactor(values: readonly number[], error: number): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const spread = values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return values.length < 4 || spread === 0 ? 0 : Math.max(0, 1 - ((values.length - 3) * error ** 2) / spread)
}
