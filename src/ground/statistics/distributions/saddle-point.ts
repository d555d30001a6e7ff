// The probability of a count, computed without subtracting large logarithms from each other: C. Loader, "Fast and Accurate
// Computation of Binomial Probabilities" (2000). What it adds to Stirling's formula is the error of that formula and a
// deviance, both small where the probability is not.

const logSqrtTwoPi = 0.9189385332046728

/** log(n!) less Stirling's approximation of it, for n = 0, 1/2, 1, ... 15, each the nearest double. */
const stirlingErrors = [
  0, 0.15342640972002736, 0.08106146679532726, 0.05481412105191765, 0.0413406959554093, 0.03316287351993629,
  0.02767792568499834, 0.023746163656297496, 0.020790672103765093, 0.018488450532673187, 0.016644691189821193,
  0.015134973221917378, 0.013876128823070748, 0.012810465242920227, 0.01189670994589177, 0.011104559758206917,
  0.010411265261972096, 0.009799416126158804, 0.009255462182712733, 0.008768700134139386, 0.00833056343336287,
  0.00793411456431402, 0.007573675487951841, 0.007244554301320383, 0.00694284010720953, 0.006665247032707682,
  0.006408994188004207, 0.006171712263039458, 0.0059513701127588475, 0.0057462165130101155, 0.005554733551962801,
]

/**
 * log(gamma(n + 1)) less Stirling's approximation, for any n >= 0; 0 at n = 0 by convention.
 *
 * Relative error about 1e-16. Source: Loader (2000), section 3.
 */
export function stirlingError(n: number): number {
  if (n <= 15) {
    const known = Number.isInteger(2 * n) ? stirlingErrors[2 * n] : undefined
    return known ?? logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - logSqrtTwoPi
  }
  const square = n * n
  const series = [1 / 1188, 1 / 1680, 1 / 1260, 1 / 360].reduce((sum, term) => term - sum / square, 0)
  return (1 / 12 - series / square) / n
}

/**
 * The logarithm of the gamma function for x > 0: a shift to x >= 16, then Stirling's series.
 *
 * Range: x > 0; absolute error about 1e-15 times the size of the result. Errors: RangeError when x is not above 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The gamma function's logarithm needs x above 0, not ${x}`)
  let product = 1
  let shifted = x
  while (shifted < 16) {
    product *= shifted
    shifted += 1
  }
  const below = shifted - 1
  return logSqrtTwoPi + (below + 0.5) * Math.log(below) - below + stirlingError(below) - Math.log(product)
}

/** x log(x / m) + m - x, exact also where x and m are nearly equal. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return (x === 0 ? 0 : x * Math.log(x / m)) + m - x
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j += 1) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
  return sum
}

/** m^x e^-m / gamma(x + 1) for any x >= 0, whole or not: the Poisson probability, and the scale of the incomplete gamma. */
export function poissonDensity(x: number, m: number): number {
  if (m === 0) return x === 0 ? 1 : 0
  if (x === 0) return Math.exp(-m)
  return Math.exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x)
}

/**
 * gamma(n + 1) / (gamma(x + 1) gamma(n - x + 1)) p^x q^(n - x) for 0 <= x <= n, whole or not, where q is 1 - p: the
 * binomial probability, and the scale of the incomplete beta. q is given apart, because 1 - p forgets a small q.
 */
export function binomialDensity(x: number, n: number, p: number, q: number): number {
  const rest = n - x
  if (p === 0) return x === 0 ? 1 : 0
  if (q === 0) return rest === 0 ? 1 : 0
  if (x === 0) return Math.exp(p < 0.1 ? -deviance(n, n * q) - n * p : n * Math.log(q))
  if (rest === 0) return Math.exp(q < 0.1 ? -deviance(n, n * p) - n * q : n * Math.log(p))
  const exponent =
    stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviance(x, n * p) - deviance(rest, n * q)
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * rest))
}
