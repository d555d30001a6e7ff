/** A comparison holds programs of one type and population beside each other, each against all of them together. */
import type { Month } from '../../ground/platform/day.ts'
import { type Funnel, type FunnelPoint, funnel } from '../../ground/statistics/funnel.ts'
import { binomialLimit } from '../../ground/statistics/funnel-limits.ts'
import { unitsForOverdispersion, unscaleProportion } from '../../ground/statistics/overdispersion.ts'
import { type StratumCount, standardize } from '../../ground/statistics/standardize.ts'
import { isSmall } from '../../ground/statistics/suppression.ts'
import { wilsonInterval } from '../../ground/statistics/wilson.ts'
import type { Direction } from '../goals/standard.ts'
import { smallestDenominator } from '../results/judgment.ts'

/** What one program counted over the months of the comparison. */
export type ComparedCounts = {
  programId: string
  name: string
  numerator: number
  denominator: number
  /** months whose figure is known, of twelve */
  months: number
  isOwn: boolean
}

/** What chance explains: nothing to talk about; outside 95% is for conversation, outside 99.8% for action. */
export type BesideOthers = 'too-few' | 'within' | 'better-95' | 'worse-95' | 'better-998' | 'worse-998'

export type ComparedProgram = ComparedCounts & {
  value: number
  interval: { lower: number; upper: number }
  beside: BesideOthers
  /** the same with limits that allow for what differs between all programs; null below twelve of them */
  besideWithSpread: BesideOthers | null
}

/** Limits at a size: where chance alone keeps 95% and 99.8% of programs. */
export type FunnelEdge = { n: number; lower95: number; upper95: number; lower998: number; upper998: number }

export type Comparison = {
  /** all programs together; null: nobody was counted */
  together: { numerator: number; denominator: number; value: number } | null
  programs: ComparedProgram[]
  edges: FunnelEdge[]
  /** null: fewer than twelve programs, where spread cannot be told from what one of them does */
  edgesWithSpread: FunnelEdge[] | null
  /** programs that were left out: their counts are kept back, or nobody was counted in them */
  hidden: number
  empty: number
}

/**
 * Programs against all of them together, in the order of their names and never of their results. Where small counts are
 * hidden their programs stay out, of the list and of the sum, so that none can be found by subtraction.
 */
export function comparePrograms(
  all: readonly ComparedCounts[],
  { direction, hidesSmall }: { direction: Direction; hidesSmall: boolean },
): Comparison {
  const counted = all.filter(({ denominator }) => denominator > 0)
  const shown = counted.filter((one) => !hidesSmall || !isSmall(one.numerator, one.denominator))
  const sums = { numerator: sum(shown, 'numerator'), denominator: sum(shown, 'denominator') }
  const rest = { hidden: counted.length - shown.length, empty: all.length - counted.length }
  if (sums.denominator === 0) {
    return { together: null, programs: [], edges: [], edgesWithSpread: null, ...rest }
  }
  const target = sums.numerator / sums.denominator
  const units = shown.map(({ programId, numerator, denominator }) => ({
    unit: programId,
    x: numerator,
    n: denominator,
  }))
  const { exact, spread } = holdTogether(units)
  const largest = Math.max(...shown.map(({ denominator }) => denominator))
  return {
    together: { ...sums, value: target },
    programs: shown
      .map(
        (one, at): ComparedProgram => ({
          ...one,
          value: one.numerator / one.denominator,
          interval: wilsonInterval(one.numerator, one.denominator)!,
          beside: besideOf(exact.units[at]!, direction),
          besideWithSpread: spread && besideOf(spread.units[at]!, direction),
        }),
      )
      .sort(byName),
    edges: sizesUpTo(largest).map((n) => exactEdge(target, n)),
    edgesWithSpread: spread && sizesUpTo(largest).map((n) => spreadEdge(target, n, spread.tau2 ?? 0)),
    ...rest,
  }
}

/**
 * Units against all of them together: by chance alone, and from twelve on with limits that also allow for what differs
 * between all of them. The page of a comparison and its signal ask the same.
 */
export function holdTogether(units: readonly { unit: string; x: number; n: number }[]): {
  exact: Funnel
  spread: Funnel | null
} {
  const exact = funnel(units, { kind: 'proportion', limits: 'exact' })
  if (units.length < unitsForOverdispersion) return { exact, spread: null }
  return { exact, spread: funnel(units, { kind: 'proportion', limits: 'overdispersed' }) }
}

const sum = (ones: readonly ComparedCounts[], key: 'numerator' | 'denominator') =>
  ones.reduce((total, one) => total + one[key], 0)

const byName = (a: ComparedProgram, b: ComparedProgram): number => a.name.localeCompare(b.name, 'en', { numeric: true })

/** Of few cases nothing is told. */
export function besideOf({ status, n }: FunnelPoint, direction: Direction): BesideOthers {
  if (n < smallestDenominator) return 'too-few'
  const [side, level] = status.split(' ')
  if (side !== 'above' && side !== 'below') return 'within'
  const isBetter = (side === 'above') === (direction === 'increase')
  return `${isBetter ? 'better' : 'worse'}-${level === '99.8%' ? '998' : '95'}`
}

/** Close together where the funnel is steep. */
function sizesUpTo(largest: number): number[] {
  const steps = Math.min(largest, 48)
  return [
    ...new Set(Array.from({ length: steps }, (_, at) => Math.max(1, Math.round(largest * ((at + 1) / steps) ** 2)))),
  ]
}

const exactEdge = (target: number, n: number): FunnelEdge => ({
  n,
  lower95: binomialLimit(target, n, 0.025),
  upper95: binomialLimit(target, n, 0.975),
  lower998: binomialLimit(target, n, 0.001),
  upper998: binomialLimit(target, n, 0.999),
})

function spreadEdge(target: number, n: number, tau2: number): FunnelEdge {
  const at = (z: number) => unscaleProportion(Math.asin(Math.sqrt(target)) + z * Math.sqrt(1 / (4 * n) + tau2))
  const [near, far] = [1.959963984540054, 3.090232306167813]
  return { n, lower95: at(-near), upper95: at(near), lower998: at(-far), upper998: at(far) }
}

/** A program's successes beside those that it would have with everybody's rates and its own mix of people. */
export type Adjusted = {
  observed: number
  cases: number
  /** as counted, and as it would be with the mix of all programs together */
  raw: number
  adjusted: number
  interval: { lower: number; upper: number }
  ratio: number
}

export type CaseMix = {
  programs: Map<string, Adjusted>
  /** groups that were put together because they were too thin */
  collapsed: [string, string][]
}

/** Raw beside adjusted, by groups that were laid down before anybody saw a result; null where fewer than two programs have them. */
export function adjustForMix(counts: readonly StratumCount[], order: readonly string[]): CaseMix | null {
  const known = counts.filter(({ cases, stratum }) => cases > 0 && order.includes(stratum))
  const [cases, events] = [known.reduce((n, one) => n + one.cases, 0), known.reduce((n, one) => n + one.events, 0)]
  if (new Set(known.map(({ unit }) => unit)).size < 2 || events === 0) return null
  const { units, collapsed } = standardize(known, order)
  const overall = events / cases
  const own = Map.groupBy(known, ({ unit }) => unit)
  const programs = new Map(
    units.flatMap(({ unit, observed, ratio, lower, upper }): [string, Adjusted][] => {
      const of = own.get(unit)!.reduce((n, one) => n + one.cases, 0)
      if (ratio === null || lower === null || upper === null) return []
      const share = (value: number) => Math.min(1, value * overall)
      const interval = { lower: share(lower), upper: share(upper) }
      return [[unit, { observed, cases: of, raw: observed / of, adjusted: share(ratio), interval, ratio }]]
    }),
  )
  return { programs, collapsed }
}

/** The months of a comparison: twelve, because one is too few for most programs. */
export const monthsCompared = 12
export type ComparedMonths = { from: Month; to: Month }
