import { digamma, trigamma } from './digamma.ts'
import { betaTails } from './distributions/beta.ts'
import { chiSquaredQuantile } from './distributions/gamma.ts'
import { estimatePrior, type ShareUnit } from './shrinkage.ts'

/** A beta prior of shares, or a gamma prior of ratios: a over a + b, or a over b, is its mean. */
export type Prior = { a: number; b: number }

/**
 * The beta prior under which the shares of a group of units are likeliest.
 *
 * Answers null without cases, and where units differ no more than chance makes them (the likelihood then rises without
 * end). Range: whole 0 <= x <= n. Source: maximum likelihood of the beta-binomial, Newton's steps on its digamma scores
 * from the moments; steps are halved while they do not help.
 */
export function fitSharePrior(units: readonly ShareUnit[]): Prior | null {
  const start = estimatePrior(units)
  const used = units.filter(({ n }) => n > 0)
  if (start === null || start.mean <= 0 || start.mean >= 1) return null
  const firmness = Number.isFinite(start.firmness) ? Math.max(start.firmness, 0.1) : 1000
  let [a, b] = [start.mean * firmness, (1 - start.mean) * firmness]
  for (let step = 0; step < 200; step += 1) {
    const { scores, slopes } = scoresAt(used, a, b)
    const determinant = slopes.aa * slopes.bb - slopes.ab * slopes.ab
    const isConcave = slopes.aa < 0 && determinant > 0
    // where the likelihood does not curve downwards yet, its slope leads on in logarithms
    const size = Math.max(Math.abs(scores.a * a), Math.abs(scores.b * b), 1e-300)
    let da = isConcave ? (slopes.bb * scores.a - slopes.ab * scores.b) / determinant : (-scores.a * a * a) / size
    let db = isConcave ? (slopes.aa * scores.b - slopes.ab * scores.a) / determinant : (-scores.b * b * b) / size
    while (a - da <= 0 || b - db <= 0) [da, db] = [da / 2, db / 2]
    ;[a, b] = [a - da, b - db]
    if (!(a + b < 1e7)) return null
    if (Math.abs(da) < 1e-10 * a && Math.abs(db) < 1e-10 * b) return { a, b }
  }
  return null
}

function scoresAt(units: readonly ShareUnit[], a: number, b: number) {
  const scores = { a: 0, b: 0 }
  const slopes = { aa: 0, bb: 0, ab: 0 }
  for (const { x, n } of units) {
    const both = digamma(a + b) - digamma(a + b + n)
    scores.a += digamma(a + x) - digamma(a) + both
    scores.b += digamma(b + n - x) - digamma(b) + both
    const curve = trigamma(a + b) - trigamma(a + b + n)
    slopes.aa += trigamma(a + x) - trigamma(a) + curve
    slopes.bb += trigamma(b + n - x) - trigamma(b) + curve
    slopes.ab += curve
  }
  return { scores, slopes }
}

export type RatioUnit = { observed: number; expected: number }

/**
 * The gamma prior of a group's ratios of observed to expected, by moments.
 *
 * Answers null with fewer than two units with something expected, and where ratios differ no more than chance makes them:
 * the mean is then the best guess of each. Range: observed >= 0, expected > 0 for a unit to count. Source: method of
 * moments of the gamma-Poisson (Clayton and Kaldor, Biometrics 43, 1987).
 */
export function estimateRatioPrior(units: readonly RatioUnit[]): Prior | null {
  const used = units.filter(({ expected }) => expected > 0)
  const whole = used.reduce((sum, one) => sum + one.expected, 0)
  if (used.length < 2 || whole === 0) return null
  const mean = used.reduce((sum, one) => sum + one.observed, 0) / whole
  const spread = used.reduce((sum, { observed, expected }) => sum + expected * (observed / expected - mean) ** 2, 0)
  const squares = used.reduce((sum, { expected }) => sum + expected ** 2, 0)
  const between = (spread - (used.length - 1) * mean) / (whole - squares / whole)
  return between <= 0 || mean === 0 ? null : { a: mean ** 2 / between, b: mean / between }
}

/**
 * A unit's ratio of observed to expected in the light of its group: (observed + a) / (expected + b), with its interval.
 *
 * Range: observed >= 0, expected >= 0, a and b above 0. Source: the gamma posterior; its quantiles are those of
 * chi-squared with 2 (observed + a) degrees over 2 (expected + b).
 */
export function shrinkToPrior({ observed, expected }: RatioUnit, { a, b }: Prior, level = 0.95) {
  const [shape, rate] = [observed + a, expected + b]
  const at = (p: number) => chiSquaredQuantile(p, 2 * shape) / (2 * rate)
  const tail = (1 - level) / 2
  return { estimate: shape / rate, lower: at(tail), upper: at(1 - tail), reliability: expected / rate }
}

/**
 * The chance that a unit's true share is on the bad side of a target, its cases and its group's prior taken together: to
 * put a list in an order, where an order is needed, in place of a league table.
 *
 * Range: whole 0 <= x <= n, a and b above 0, target between 0 and 1. Source: the beta posterior.
 */
export function chanceWorse({ x, n }: ShareUnit, { a, b }: Prior, target: number, better: 'increase' | 'decrease') {
  const { below, above } = betaTails(a + x, b + n - x, target)
  return better === 'increase' ? below : above
}
