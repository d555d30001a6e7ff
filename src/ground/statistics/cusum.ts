import { seededUniform } from './seeded-uniform.ts'

/** A month: x of n cases, or null where the month is missing. For counts, n is what was expected. */
export type CusumMonth = { x: number; n: number } | null

export type CusumPoint = {
  /** the running sum of evidence for the worse rate, never below 0 */
  s: number
  signal: boolean
  /** months since the path left 0: when the change probably began */
  monthsAbove: number
}

export type CusumKind = 'binomial' | 'poisson'

export type CusumOptions = {
  kind: CusumKind
  /** the agreed rate: the share of cases, or 1 where expected counts are given */
  reference: number
  /** how much worse (above 1) or better (below 1) the odds, or the rate, must be to be worth a meeting */
  ratio: number
  h: number
}

/** What one month adds to the evidence. Missing adds nothing. */
export function cusumWeight(month: CusumMonth, { kind, reference, ratio }: Omit<CusumOptions, 'h'>): number {
  if (month === null) return 0
  const { x, n } = month
  if (kind === 'poisson') return x * Math.log(ratio) - n * reference * (ratio - 1)
  const scale = Math.log(1 - reference + ratio * reference)
  return x * (Math.log(ratio) - scale) - (n - x) * scale
}

/**
 * The early warning: evidence that a rate has become worse than its reference, added up month by month, and set back to 0
 * after each signal.
 *
 * Range: binomial, whole 0 <= x <= n and 0 < reference < 1; Poisson, n and reference above 0; ratio above 0 and not 1;
 * h above 0. Errors: RangeError that names the month. Source: log-likelihood ratio CUSUM; Steiner and others,
 * Biostatistics 1 (2000), where cases carry their own risk.
 */
export function cusum(months: readonly CusumMonth[], options: CusumOptions): CusumPoint[] {
  checkOptions(options)
  let s = 0
  let monthsAbove = 0
  return months.map((month, at) => {
    checkMonth(month, at, options.kind)
    s = Math.max(0, s + cusumWeight(month, options))
    monthsAbove = s > 0 ? monthsAbove + 1 : 0
    const point = { s, signal: s >= options.h, monthsAbove }
    if (point.signal) {
      s = 0
      monthsAbove = 0
    }
    return point
  })
}

/** The same, case by case, each with its own risk p: y is 1 where the event came about. */
export function cusumOfCases(
  cases: readonly { y: 0 | 1; p: number }[],
  { ratio, h }: { ratio: number; h: number },
): CusumPoint[] {
  let s = 0
  let monthsAbove = 0
  return cases.map(({ y, p }) => {
    s = Math.max(0, s + y * Math.log(ratio) - Math.log(1 - p + ratio * p))
    monthsAbove = s > 0 ? monthsAbove + 1 : 0
    const point = { s, signal: s >= h, monthsAbove }
    if (point.signal) [s, monthsAbove] = [0, 0]
    return point
  })
}

function checkOptions({ kind, reference, ratio, h }: CusumOptions): void {
  const isRate = kind === 'binomial' ? reference > 0 && reference < 1 : reference > 0
  if (!isRate) throw new RangeError(`A reference of ${reference} is no ${kind} rate`)
  if (!(ratio > 0 && ratio !== 1)) throw new RangeError(`The ratio to find lies above 0 and is not 1, not ${ratio}`)
  if (!(h > 0)) throw new RangeError(`The threshold lies above 0, not ${h}`)
}

function checkMonth(month: CusumMonth, at: number, kind: CusumKind): void {
  if (month === null) return
  const { x, n } = month
  const isRight = Number.isInteger(x) && x >= 0 && n >= 0 && (kind === 'poisson' || (Number.isInteger(n) && x <= n))
  if (!isRight) throw new RangeError(`Month ${at + 1}: ${x} of ${n} cannot be counted`)
}

/** The exponentially weighted mean, with its limits: less jumpy than single months, quicker than a plain mean. */
export function ewma(
  values: readonly (number | null)[],
  { centre, sd, lambda = 0.2, width = 2.962 }: { centre: number; sd: number; lambda?: number; width?: number },
): { z: number; lower: number; upper: number; signal: boolean }[] {
  let z = centre
  return values.map((value, at) => {
    if (value !== null) z = lambda * value + (1 - lambda) * z
    const reach = width * sd * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (at + 1))))
    return { z, lower: centre - reach, upper: centre + reach, signal: Math.abs(z - centre) > reach }
  })
}

/** Expected less observed, added up: for talking, never for alarms. */
export function vlad(months: readonly { observed: number; expected: number }[]): number[] {
  let sum = 0
  return months.map(({ observed, expected }) => {
    sum += expected - observed
    return sum
  })
}

/**
 * The threshold that chance alone crosses within `months` in the share `falseAlarms` of the charts, for the case numbers
 * that this chart has: by simulation, the same for the same seed.
 *
 * Range: cases per month as they come (they are walked through again and again), 0 < falseAlarms < 1.
 */
export function calibrateThreshold(
  cases: readonly number[],
  options: Omit<CusumOptions, 'h'> & { months?: number; falseAlarms?: number; runs?: number; seed?: number },
): number {
  const { months = 12, falseAlarms = 0.05, runs = 4000, seed = 1, kind, reference } = options
  const uniform = seededUniform(seed)
  const draw = kind === 'binomial' ? drawBinomial : drawPoisson
  const highest = Array.from({ length: runs }, () => {
    let s = 0
    let most = 0
    for (let month = 0; month < months; month += 1) {
      const n = cases[month % cases.length]!
      s = Math.max(0, s + cusumWeight({ x: draw(n, reference, uniform), n }, options))
      most = Math.max(most, s)
    }
    return most
  }).sort((a, b) => a - b)
  return highest[Math.min(runs - 1, Math.ceil((1 - falseAlarms) * runs))]!
}

function drawBinomial(n: number, p: number, uniform: () => number): number {
  let x = 0
  for (let one = 0; one < n; one += 1) if (uniform() < p) x += 1
  return x
}

/** Knuth's product of uniforms, for a mean of at most 30 at a time: more would fall below the smallest double. */
function drawPoisson(expected: number, rate: number, uniform: () => number): number {
  let x = 0
  for (let left = expected * rate; left > 0; left -= 30) {
    const floor = Math.exp(-Math.min(30, left))
    for (let product = uniform(); product > floor; product *= uniform()) x += 1
  }
  return x
}
