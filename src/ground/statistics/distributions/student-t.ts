import { betaPlace } from './beta.ts'
import { incompleteBeta } from './incomplete-beta.ts'

const check = (degrees: number) => {
  if (!(degrees > 0)) throw new RangeError(`Student's t needs degrees of freedom above 0, not ${degrees}`)
}

/** The share of Student's t distribution below t. Range: degrees of freedom > 0. */
export function studentBelow(t: number, degrees: number): number {
  check(degrees)
  const square = t * t
  const tail = incompleteBeta(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square)).below / 2
  return t < 0 ? tail : 1 - tail
}

/** The value below which the share `p` of Student's t distribution lies. Range: 0 < p < 1. Errors: RangeError outside. */
export function studentQuantile(p: number, degrees: number): number {
  check(degrees)
  if (!(p > 0 && p < 1)) throw new RangeError(`p must lie between 0 and 1, not ${p}`)
  if (p === 0.5) return 0
  const { x, y } = betaPlace(2 * Math.min(p, 1 - p), degrees / 2, 0.5)
  const t = Math.sqrt((degrees * y) / x)
  return p < 0.5 ? -t : t
}
