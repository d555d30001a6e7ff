import { LIMIT_CONSTANT, NEAR_CONSTANT, SCREENING_CONSTANT } from './xmr-limits.ts'
import type { RuleHit, RuleName } from './xmr-rules.ts'

/** Bits of a judged point: a rule, and four places higher whether it was hit upwards. */
const rules: readonly RuleName[] = ['astronomical', 'trend', 'two-of-three', 'shift']
const [astronomical, trend, twoOfThree, shift] = [1, 2, 4, 8]
const up = 4

export type ManyJudged = {
  /** one for each series; not a number where no two neighbours are present */
  centre: Float64Array
  averageMovingRange: Float64Array
  /** one for each value, as `hitsOf` reads it */
  bits: Uint8Array
}

export type ManyOptions = {
  /** months of each series that set its limits; all by default */
  base?: number
  screening?: boolean
  trendLength?: number
  shiftLength?: number
}

/**
 * Limits and rules of very many series of one length at once: the figures of `xmr` with one segment and the newer two of
 * three, in a few passes over one row of numbers.
 *
 * `values` holds series after series, `months` values each; what is not a number is missing. Limits follow from centre and
 * average moving range: 2.66 of it, near limits 1.7733. Units: those of the values. Range: months at least 1.
 * Errors: RangeError where the values are not whole series. Source: limitsOf and rulesHit, which say the same of one.
 */
export function judgeMany(values: Float64Array, months: number, options: ManyOptions = {}): ManyJudged {
  const { base = months, screening = true, trendLength = 7, shiftLength = 7 } = options
  if (!(Number.isInteger(months) && months > 0 && values.length % months === 0))
    throw new RangeError(`${values.length} values are not whole series of ${months} months`)
  const count = values.length / months
  const centre = new Float64Array(count)
  const averageMovingRange = new Float64Array(count)
  const bits = new Uint8Array(values.length)
  for (let s = 0; s < count; s += 1) {
    const from = s * months
    const average = rangeOf(values, from, from + Math.min(base, months), screening)
    centre[s] = meanOf(values, from, from + Math.min(base, months))
    averageMovingRange[s] = average
    if (average > 0) mark(values, bits, from, from + months, { centre: centre[s]!, average, trendLength, shiftLength })
  }
  return { centre, averageMovingRange, bits }
}

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0
  let n = 0
  for (let i = from; i < to; i += 1) {
    const value = values[i]!
    if (!Number.isNaN(value)) {
      sum += value
      n += 1
    }
  }
  return sum / n
}

/** The average moving range, screened once; not a number without neighbours. */
function rangeOf(values: Float64Array, from: number, to: number, screening: boolean): number {
  let sum = 0
  let n = 0
  let most = 0
  let before = values[from]!
  for (let i = from + 1; i < to; i += 1) {
    const value = values[i]!
    const range = Math.abs(value - before)
    before = value
    if (!Number.isNaN(range)) {
      sum += range
      n += 1
      most = Math.max(most, range)
    }
  }
  const first = sum / n
  const least = SCREENING_CONSTANT * first
  if (!screening || !(first > 0) || most < least) return first
  sum = 0
  n = 0
  for (let i = from + 1; i < to; i += 1) {
    const range = Math.abs(values[i]! - values[i - 1]!)
    if (range < least) {
      sum += range
      n += 1
    }
  }
  return sum / n
}

type Judging = { centre: number; average: number; trendLength: number; shiftLength: number }

function mark(values: Float64Array, bits: Uint8Array, from: number, to: number, judging: Judging): void {
  const { centre, average, trendLength, shiftLength } = judging
  const tolerance = average * 1e-9
  const far = LIMIT_CONSTANT * average
  const near = NEAR_CONSTANT * average
  let side = 0
  let sideRun = 0
  let move = 0
  let moveRun = 0
  // sides and places beyond the near limit of the two points before
  let side1 = 0
  let side2 = 0
  let near1 = 0
  let near2 = 0
  let before = values[from]!
  for (let i = from; i < to; i += 1) {
    const value = values[i]!
    const away = value - centre
    // comparisons as numbers: which side a point lies on is a toss, and no processor guesses tosses
    const here = (Number(away > tolerance) | 0) - (Number(away < -tolerance) | 0)
    const beyond = (Number(away - near > tolerance) | 0) - (Number(-away - near > tolerance) | 0)
    const step = value - before
    before = value
    const moved = (Number(step > tolerance) | 0) - (Number(step < -tolerance) | 0)
    if (Math.abs(away) - far > tolerance) set(bits, i, astronomical, here)
    sideRun = Math.imul(sideRun, Number(here === side) | 0) + 1
    side = here
    if (sideRun >= shiftLength && here !== 0)
      for (let k = sideRun === shiftLength ? i - shiftLength + 1 : i; k <= i; k += 1) set(bits, k, shift, here)
    moveRun = Math.imul(moveRun, Number(moved === move) | 0) + 1
    move = moved
    if (moveRun >= trendLength - 1 && moved !== 0)
      for (let k = moveRun === trendLength - 1 ? i - trendLength + 1 : i; k <= i; k += 1) set(bits, k, trend, moved)
    const beyondNear = Math.imul(near2, near2) + Math.imul(near1, near1) + Math.imul(beyond, beyond)
    if (beyondNear >= 2 && here !== 0 && here === side1 && here === side2) {
      // what lies beyond a near limit lies on the side of its point
      if (near2 !== 0) set(bits, i - 2, twoOfThree, here)
      if (near1 !== 0) set(bits, i - 1, twoOfThree, here)
      if (beyond !== 0) set(bits, i, twoOfThree, here)
    }
    side2 = side1
    side1 = here
    near2 = near1
    near1 = beyond
  }
}

function set(bits: Uint8Array, at: number, rule: number, direction: number): void {
  const raised = rule << up
  bits[at] = direction > 0 ? bits[at]! | rule | raised : (bits[at]! | rule) & ~raised
}

/** What the bits of one point say, in order of precedence. */
export function hitsOf(bits: number): RuleHit[] {
  return rules.flatMap((rule, at) =>
    (bits >> at) & 1 ? [{ rule, direction: (bits >> (at + up)) & 1 ? ('up' as const) : ('down' as const) }] : [],
  )
}

export type ManyCusum = { s: Float64Array; signals: Uint8Array }

/**
 * The binomial early warning of very many series of one length at once: the figures of `cusum`.
 *
 * `x` and `n` hold series after series, `months` each; what is not a number is missing and adds nothing. `reference` holds
 * one rate for each series. Range: 0 <= x <= n, references between 0 and 1. Errors: RangeError where lengths differ.
 */
export function cusumMany(
  x: Float64Array,
  n: Float64Array,
  months: number,
  { reference, ratio, h }: { reference: Float64Array; ratio: number; h: number },
): ManyCusum {
  if (x.length !== n.length || x.length !== reference.length * months)
    throw new RangeError(`${x.length} and ${n.length} values are not ${reference.length} series of ${months} months`)
  const s = new Float64Array(x.length)
  const signals = new Uint8Array(x.length)
  const perEvent = Math.log(ratio)
  for (let series = 0, i = 0; series < reference.length; series += 1) {
    const p = reference[series]!
    const scale = Math.log(1 - p + ratio * p)
    let sum = 0
    for (const end = i + months; i < end; i += 1) {
      const weight = x[i]! * (perEvent - scale) - (n[i]! - x[i]!) * scale
      // the greater of it and 0, exactly, without a branch
      if (!Number.isNaN(weight)) sum = (sum + weight + Math.abs(sum + weight)) / 2
      s[i] = sum
      if (sum >= h) {
        signals[i] = 1
        sum = 0
      }
    }
  }
  return { s, signals }
}
