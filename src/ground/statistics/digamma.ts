/**
 * Derivative of the logarithm of the gamma function, and its derivative.
 *
 * Range: x > 0; relative error about 1e-13 away from the root of the first near 1.46. Source: DLMF 5.11.2, after moving x
 * above 10 by the recurrence.
 */
export function digamma(x: number): number {
  let [at, sum] = [x, 0]
  for (; at < 10; at += 1) sum -= 1 / at
  const s = 1 / (at * at)
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760))))))
  return sum + Math.log(at) - 1 / (2 * at) - series
}

/** The derivative of digamma. Range: x > 0. Source: DLMF 5.15.8. */
export function trigamma(x: number): number {
  let [at, sum] = [x, 0]
  for (; at < 10; at += 1) sum += 1 / (at * at)
  const s = 1 / (at * at)
  const series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730))))))
  return sum + 1 / at + s / 2 + series / at
}
