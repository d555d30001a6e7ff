import { normalQuantile } from '../normal.ts'
import { findWhole } from './find-root.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'
import { binomialDensity, logGamma, poissonDensity } from './saddle-point.ts'

// Distributions of counts. Of each: the probability of exactly k, of at most k, of more than k, and the smallest k that
// is reached with probability p. k is a whole number; below 0 nothing is, above the most everything is.

function check(isWithin: boolean, what: string): void {
  if (!isWithin) throw new RangeError(`Outside the range: ${what}`)
}
const isWhole = (k: number) => Number.isInteger(k)

/** k successes in n independent tries that each succeed with probability p. Range: n a whole number >= 0, 0 <= p <= 1. */
export type Binomial = { n: number; p: number }

const checkBinomial = (k: number, { n, p }: Binomial) =>
  check(isWhole(k) && isWhole(n) && n >= 0 && p >= 0 && p <= 1, `binomial ${k} of ${n} at ${p}`)

export function binomialExactly(k: number, of: Binomial): number {
  checkBinomial(k, of)
  return k < 0 || k > of.n ? 0 : binomialDensity(k, of.n, of.p, 1 - of.p)
}

export function binomialAtMost(k: number, of: Binomial): number {
  checkBinomial(k, of)
  return k < 0 ? 0 : k >= of.n ? 1 : incompleteBeta(k + 1, of.n - k, of.p, 1 - of.p).above
}

export function binomialMoreThan(k: number, of: Binomial): number {
  checkBinomial(k, of)
  return k < 0 ? 1 : k >= of.n ? 0 : incompleteBeta(k + 1, of.n - k, of.p, 1 - of.p).below
}

export function binomialQuantile(p: number, of: Binomial): number {
  checkBinomial(0, of)
  check(p >= 0 && p <= 1, `a share of ${p}`)
  if (p === 0 || of.p === 0) return 0
  if (p === 1 || of.p === 1) return of.n
  const guess = of.n * of.p + normalQuantile(p) * Math.sqrt(of.n * of.p * (1 - of.p))
  return findWhole((k) => binomialAtMost(k, of), p, { low: 0, high: of.n, guess })
}

/** k events where `mean` are expected. Range: mean >= 0. */
const checkPoisson = (k: number, mean: number) => check(isWhole(k) && mean >= 0, `Poisson ${k} at ${mean}`)

export function poissonExactly(k: number, mean: number): number {
  checkPoisson(k, mean)
  return k < 0 ? 0 : poissonDensity(k, mean)
}

export function poissonAtMost(k: number, mean: number): number {
  checkPoisson(k, mean)
  return k < 0 ? 0 : incompleteGamma(k + 1, mean).above
}

export function poissonMoreThan(k: number, mean: number): number {
  checkPoisson(k, mean)
  return k < 0 ? 1 : incompleteGamma(k + 1, mean).below
}

export function poissonQuantile(p: number, mean: number): number {
  checkPoisson(0, mean)
  check(p >= 0 && p < 1, `a share of ${p}`)
  if (p === 0 || mean === 0) return 0
  const guess = mean + normalQuantile(p) * Math.sqrt(mean)
  return findWhole((k) => poissonAtMost(k, mean), p, { low: 0, high: Number.MAX_SAFE_INTEGER, guess })
}

/** k failures before the `size`th success, each try succeeding with probability p. Range: size > 0 (any), 0 < p <= 1. */
export type NegativeBinomial = { size: number; p: number }

const checkNegative = (k: number, { size, p }: NegativeBinomial) =>
  check(isWhole(k) && size > 0 && p > 0 && p <= 1, `negative binomial ${k} of ${size} at ${p}`)

export function negativeBinomialExactly(k: number, of: NegativeBinomial): number {
  checkNegative(k, of)
  return k < 0 ? 0 : (of.size / (of.size + k)) * binomialDensity(of.size, of.size + k, of.p, 1 - of.p)
}

export function negativeBinomialAtMost(k: number, of: NegativeBinomial): number {
  checkNegative(k, of)
  return k < 0 ? 0 : incompleteBeta(of.size, k + 1, of.p, 1 - of.p).below
}

export function negativeBinomialQuantile(p: number, of: NegativeBinomial): number {
  checkNegative(0, of)
  check(p >= 0 && p < 1, `a share of ${p}`)
  if (p === 0 || of.p === 1) return 0
  const mean = (of.size * (1 - of.p)) / of.p
  const guess = mean + normalQuantile(p) * Math.sqrt(mean / of.p)
  return findWhole((k) => negativeBinomialAtMost(k, of), p, { low: 0, high: Number.MAX_SAFE_INTEGER, guess })
}

/** k successes in n tries whose probability is itself drawn from a beta distribution (a, b). Range: a > 0, b > 0. */
export type BetaBinomial = { n: number; a: number; b: number }

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

export function betaBinomialExactly(k: number, { n, a, b }: BetaBinomial): number {
  check(isWhole(k) && isWhole(n) && n >= 0 && a > 0 && b > 0, `beta-binomial ${k} of ${n} with ${a}, ${b}`)
  if (k < 0 || k > n) return 0
  return Math.exp(logBeta(k + a, n - k + b) - logBeta(a, b) - logBeta(k + 1, n - k + 1) - Math.log(n + 1))
}

export function betaBinomialAtMost(k: number, of: BetaBinomial): number {
  if (k >= of.n) return 1
  // the shorter side is added up
  if (k > of.n / 2) return 1 - betaBinomialAtMost(of.n - k - 1, { n: of.n, a: of.b, b: of.a })
  let sum = 0
  for (let at = 0; at <= k; at += 1) sum += betaBinomialExactly(at, of)
  return Math.min(1, sum)
}
