import { normalQuantile } from '../normal.ts'
import { findRoot } from './find-root.ts'
import { incompleteGamma, type Tails } from './incomplete-gamma.ts'
import { logGamma } from './saddle-point.ts'

export { incompleteGamma as gammaTails } from './incomplete-gamma.ts'

/**
 * The value below which the share `p` of a gamma distribution of this shape (and rate 1) lies.
 *
 * Range: 0 <= p <= 1, shape > 0; relative error about 1e-13. Errors: RangeError outside the range.
 * Source: Newton's steps on the logarithm of the value, from Wilson and Hilferty's approximation.
 */
export function gammaQuantile(p: number, shape: number): number {
  if (!(p >= 0 && p <= 1 && shape > 0))
    throw new RangeError(`A gamma quantile needs 0 <= p <= 1 and shape > 0, not ${p} and ${shape}`)
  if (p === 0) return 0
  if (p === 1) return Number.POSITIVE_INFINITY
  const z = normalQuantile(p)
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  const small = (Math.log(p) + logGamma(shape + 1)) / shape
  const start = cube > 0.3 ? Math.log(shape * cube ** 3) : Math.min(small, Math.log(shape + 1))
  const isUpper = p > 0.5
  const logValue = findRoot(
    (log) => {
      const x = Math.exp(log)
      const { below, above } = incompleteGamma(shape, x)
      // in the logarithm of the value the slope is x times the density
      const slope = Math.exp(shape * log - x - logGamma(shape))
      return { value: isUpper ? -above : below, slope }
    },
    isUpper ? p - 1 : p,
    { low: -750, high: Math.log(shape + 10 * Math.sqrt(shape) + 800), start },
  )
  return Math.exp(logValue)
}

/** Both tails of a chi-squared distribution. Range: x >= 0, degrees of freedom > 0. */
export const chiSquaredTails = (x: number, degrees: number): Tails => incompleteGamma(degrees / 2, x / 2)

/** The value below which the share `p` of a chi-squared distribution lies. */
export const chiSquaredQuantile = (p: number, degrees: number): number => 2 * gammaQuantile(p, degrees / 2)
