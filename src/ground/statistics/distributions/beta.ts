import { findRoot } from './find-root.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { binomialDensity } from './saddle-point.ts'

export { incompleteBeta as betaTails } from './incomplete-beta.ts'

/** A place between 0 and 1, with what is left of 1: near either end only one of them keeps its digits. */
export type Place = { x: number; y: number }

/**
 * Where the share `p` of a beta distribution (a, b) lies below.
 *
 * Range: 0 <= p <= 1, a > 0, b > 0; relative error about 1e-13 of x and of y. Errors: RangeError outside the range.
 * Source: Newton's steps on the log odds of the place.
 */
export function betaPlace(p: number, a: number, b: number): Place {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0))
    throw new RangeError(`A beta quantile needs 0 <= p <= 1, a > 0 and b > 0, not ${p}, ${a} and ${b}`)
  if (p === 0) return { x: 0, y: 1 }
  if (p === 1) return { x: 1, y: 0 }
  const isUpper = p > 0.5
  const odds = findRoot(
    (logOdds) => {
      const { x, y } = placeOf(logOdds)
      const { below, above } = incompleteBeta(a, b, x, y)
      return { value: isUpper ? -above : below, slope: slopeAt(a, b, x, y) }
    },
    isUpper ? p - 1 : p,
    { low: -740, high: 740, start: Math.log(a / b) },
  )
  return placeOf(odds)
}

/** The value below which the share `p` of a beta distribution lies. */
export const betaQuantile = (p: number, a: number, b: number): number => betaPlace(p, a, b).x

function placeOf(logOdds: number): Place {
  const small = Math.exp(-Math.abs(logOdds))
  const [near, far] = [small / (1 + small), 1 / (1 + small)]
  return logOdds < 0 ? { x: near, y: far } : { x: far, y: near }
}

/** In the log odds the slope is x y times the density: x^a y^b / B(a, b). */
function slopeAt(a: number, b: number, x: number, y: number): number {
  const n = a + b
  return (binomialDensity(a + 1, n + 2, x, y) * (a + 1) * (b + 1) * a * b) / (x * y * (n + 2) * (n + 1) * n)
}
