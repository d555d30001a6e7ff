/** A unit on a scale on which chance has one known spread: its place, that of the target, and the spread. */
export type Scaled = { y: number; target: number; s: number }

export type Overdispersion = {
  /** mean of the squared z after winsorising: 1 where chance explains all */
  phi: number
  /** variance between units on the scale, beyond chance */
  tau2: number
}

/** Fewer units than this cannot tell the spread between them from what one of them does. */
export const unitsForOverdispersion = 12

/**
 * A proportion on the arc sine scale, on which its spread does not depend on itself.
 *
 * Range: n > 0, 0 <= x <= n. Source: DerSimonian-Laird additive model as used for funnels (Spiegelhalter 2005, 2012).
 */
export const scaleProportion = (x: number, n: number, target: number): Scaled => ({
  y: Math.asin(Math.sqrt(x / n)),
  target: Math.asin(Math.sqrt(target)),
  s: 1 / (2 * Math.sqrt(n)),
})

/** Observed over expected on the square-root scale, which also holds a unit without any event. Range: expected > 0. */
export const scaleRatio = (observed: number, expected: number, target: number): Scaled => ({
  y: Math.sqrt(observed / expected),
  target: Math.sqrt(target),
  s: 1 / (2 * Math.sqrt(expected)),
})

/** Back from the scale; what lies below its beginning is the beginning, and is never squared into something above it. */
export const unscaleProportion = (y: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, y))) ** 2
export const unscaleRatio = (y: number): number => Math.max(0, y) ** 2

export const zOf = ({ y, target, s }: Scaled): number => (y - target) / s

/**
 * How much more units differ than chance makes them differ, by moments (DerSimonian and Laird), with the tenth at either
 * end winsorised so that a unit in trouble does not hide itself.
 *
 * Answers null with no unit. Source: statistics of funnels, section "overdispersion": quantiles of R's type 7.
 */
export function measureOverdispersion(units: readonly Scaled[]): Overdispersion | null {
  if (units.length === 0) return null
  const z = units.map(zOf)
  const sorted = z.toSorted((a, b) => a - b)
  const [low, high] = [quantile(sorted, 0.1), quantile(sorted, 0.9)]
  return fromSquares(
    units,
    z.map((one) => Math.min(high, Math.max(low, one)) ** 2),
  )
}

/** Between the two neighbours, as R does by default. */
function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const next = sorted[below + 1]
  return next === undefined ? sorted[below]! : sorted[below]! + (place - below) * (next - sorted[below]!)
}

/**
 * Observed over expected on the logarithmic scale, as England's hospital mortality indicator has it.
 *
 * A unit without any event has no place on it: null. Range: expected > 0.
 */
export const scaleLogRatio = (observed: number, expected: number, target: number): Scaled | null =>
  observed === 0 ? null : { y: Math.log(observed / expected), target: Math.log(target), s: 1 / Math.sqrt(expected) }

/** A ratio of two counts on the logarithmic scale, half a count added to each. Range: x, d >= 0. */
export const scaleCountRatio = (x: number, d: number, target: number): Scaled => ({
  y: Math.log((x + 0.5) / (d + 0.5)),
  target: Math.log(target),
  s: Math.sqrt(x / (x + 0.5) ** 2 + d / (d + 0.5) ** 2),
})

/**
 * The same with the outer tenths dropped in place of winsorised: units are ranked by z, and those of the first and the
 * last of ten groups, floor(10 rank / (I + 1)), take no part in phi, in the weights, or in the number of units.
 *
 * Answers null where none is left. Source: NHS Digital, SHMI methodology (truncation at 10%).
 */
export function measureOverdispersionTruncated(units: readonly Scaled[]): Overdispersion | null {
  const ranked = units.toSorted((a, b) => zOf(a) - zOf(b))
  const kept = ranked.filter((_, at) => {
    const group = Math.floor(((at + 1) * 10) / (units.length + 1))
    return group > 0 && group < 9
  })
  if (kept.length === 0) return null
  return fromSquares(
    kept,
    kept.map((one) => zOf(one) ** 2),
  )
}

function fromSquares(units: readonly Scaled[], squares: readonly number[]): Overdispersion {
  const phi = squares.reduce((sum, one) => sum + one, 0) / units.length
  const weights = units.map(({ s }) => 1 / (s * s))
  const sum = weights.reduce((total, one) => total + one, 0)
  const scale = sum - weights.reduce((total, one) => total + one * one, 0) / sum
  const excess = units.length * phi - (units.length - 1)
  return { phi, tau2: excess <= 0 || scale <= 0 ? 0 : excess / scale }
}
