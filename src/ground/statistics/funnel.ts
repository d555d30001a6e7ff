import { binomialAtMost, binomialMoreThan, poissonAtMost, poissonMoreThan } from './distributions/counts.ts'
import { binomialLimit, ratioLimit, wilsonLimit } from './funnel-limits.ts'
import {
  measureOverdispersion,
  type Overdispersion,
  type Scaled,
  scaleProportion,
  scaleRatio,
  unitsForOverdispersion,
  unscaleProportion,
  unscaleRatio,
  zOf,
} from './overdispersion.ts'

export type FunnelKind = 'proportion' | 'ratio'
export type FunnelLimits = 'exact' | 'wilson' | 'overdispersed'

/** A proportion: x of n cases. A ratio: x events where n were expected. */
export type FunnelUnit = { unit: string; x: number; n: number }

export type FunnelStatus =
  | 'within'
  | 'above 95%'
  | 'below 95%'
  | 'above 99.8%'
  | 'below 99.8%'
  /** without cases, or without anything expected, there is nothing to compare */
  | 'no cases'

export type FunnelPoint = {
  unit: string
  x: number
  n: number
  value: number | null
  /** distance from the target in standard deviations of chance, on the stable scale */
  z: number | null
  /** two-sided exact probability of being at least this far from the target by chance */
  p: number | null
  lower95: number | null
  upper95: number | null
  lower998: number | null
  upper998: number | null
  status: FunnelStatus
  /** among those worth talking about when so many are looked at (Benjamini-Hochberg at 10%) */
  isDiscovery: boolean
}

export type Funnel = {
  target: number | null
  phi: number | null
  tau2: number | null
  /** what the limits were drawn with; overdispersion needs 12 units, and falls back on exact below */
  limits: FunnelLimits
  units: FunnelPoint[]
}

const levels = { lower998: 0.001, lower95: 0.025, upper95: 0.975, upper998: 0.999 }
const normal = {
  lower998: -3.090232306167813,
  lower95: -1.959963984540054,
  upper95: 1.959963984540054,
  upper998: 3.090232306167813,
}
type Lines = Record<keyof typeof levels, number>

/**
 * Whether units differ from a common target by more than chance: a funnel, whose lines open where cases are few.
 *
 * The target is all events over all cases unless one is given, which then is a test against that promise and not against
 * peers. One unit in twenty lies outside 95% by chance: 99.8% is for action, 95% for conversation; never a ranking.
 * Range: proportions whole 0 <= x <= n; ratios whole x >= 0, n >= 0. Errors: RangeError that names the unit.
 * Source: Spiegelhalter 2005; see binomialLimit, ratioLimit, measureOverdispersion.
 */
export function funnel(
  units: readonly FunnelUnit[],
  options: { kind: FunnelKind; limits?: FunnelLimits; target?: number },
): Funnel {
  const { kind } = options
  for (const one of units) checkUnit(one, kind)
  const used = units.filter(({ n }) => n > 0)
  const target = options.target ?? (kind === 'ratio' ? 1 : pooled(used))
  if (target === null)
    return { target, phi: null, tau2: null, limits: options.limits ?? 'exact', units: units.map(withoutCases) }
  const scaled = new Map(used.map((one) => [one, scaleOf(one, kind, target)]))
  const spread = measureOverdispersion([...scaled.values()])
  const isAdjusted = options.limits === 'overdispersed' && used.length >= unitsForOverdispersion
  const limits = options.limits === 'overdispersed' && !isAdjusted ? 'exact' : (options.limits ?? 'exact')
  const tails = new Map(used.map((one) => [one, tailsOf(one, kind, target)]))
  const discoveries = discover(used.map((one) => ({ one, p: twoSided(tails.get(one)!) })))
  const points = units.map((one): FunnelPoint => {
    const place = scaled.get(one)
    if (!place) return withoutCases(one)
    const lines = linesOf(one, { kind, target, limits, place, spread: spread! })
    const value = one.x / one.n
    return {
      ...one,
      value,
      z: zOf(place),
      p: twoSided(tails.get(one)!),
      ...lines,
      status: limits === 'exact' ? exactStatusOf(value, lines, tails.get(one)!) : statusOf(value, lines),
      isDiscovery: discoveries.has(one),
    }
  })
  return { target, phi: spread?.phi ?? null, tau2: spread?.tau2 ?? null, limits, units: points }
}

function checkUnit({ unit, x, n }: FunnelUnit, kind: FunnelKind): void {
  const isRight = Number.isInteger(x) && x >= 0 && Number.isFinite(n) && n >= 0
  const isShare = kind === 'ratio' || (Number.isInteger(n) && x <= n)
  if (!isRight || !isShare)
    throw new RangeError(`${unit}: ${x} of ${n} is no ${kind === 'ratio' ? 'ratio of events' : 'proportion of cases'}`)
}

function pooled(units: readonly FunnelUnit[]): number | null {
  const n = units.reduce((sum, one) => sum + one.n, 0)
  return n === 0 ? null : units.reduce((sum, one) => sum + one.x, 0) / n
}

const scaleOf = ({ x, n }: FunnelUnit, kind: FunnelKind, target: number): Scaled =>
  kind === 'ratio' ? scaleRatio(x, n, target) : scaleProportion(x, n, target)

const withoutCases = (one: FunnelUnit): FunnelPoint => ({
  ...one,
  value: null,
  z: null,
  p: null,
  lower95: null,
  upper95: null,
  lower998: null,
  upper998: null,
  status: 'no cases',
  isDiscovery: false,
})

type Drawn = { kind: FunnelKind; target: number; limits: FunnelLimits; place: Scaled; spread: Overdispersion }

function linesOf({ n }: FunnelUnit, { kind, target, limits, place, spread }: Drawn): Lines {
  const at = (line: keyof Lines): number => {
    if (limits === 'overdispersed') {
      const y = place.target + normal[line] * Math.sqrt(place.s ** 2 + spread.tau2)
      return kind === 'ratio' ? unscaleRatio(y) : unscaleProportion(y)
    }
    if (kind === 'ratio') return target * ratioLimit(n * target, levels[line])
    return limits === 'wilson' ? wilsonLimit(target, n, normal[line]) : binomialLimit(target, n, levels[line])
  }
  return { lower998: at('lower998'), lower95: at('lower95'), upper95: at('upper95'), upper998: at('upper998') }
}

function statusOf(value: number, lines: Lines): FunnelStatus {
  if (value > lines.upper998) return 'above 99.8%'
  if (value < lines.lower998) return 'below 99.8%'
  if (value > lines.upper95) return 'above 95%'
  return value < lines.lower95 ? 'below 95%' : 'within'
}

type Tails = { below: number; above: number }

/**
 * The same where the exact chance agrees. The interpolated lines run up to one case inside the exact ones: without this,
 * twenty of twenty would be above 99.8% of a target of nine tenths, which chance brings in one year of eight.
 */
function exactStatusOf(value: number, lines: Lines, { below, above }: Tails): FunnelStatus {
  return statusOf(value, {
    lower998: below <= levels.lower998 ? lines.lower998 : Number.NEGATIVE_INFINITY,
    lower95: below <= levels.lower95 ? lines.lower95 : Number.NEGATIVE_INFINITY,
    upper95: above <= levels.lower95 ? lines.upper95 : Number.POSITIVE_INFINITY,
    upper998: above <= levels.lower998 ? lines.upper998 : Number.POSITIVE_INFINITY,
  })
}

/** The exact chance of so few, and of so many. */
const tailsOf = ({ x, n }: FunnelUnit, kind: FunnelKind, target: number): Tails => ({
  below: kind === 'ratio' ? poissonAtMost(x, n * target) : binomialAtMost(x, { n, p: target }),
  above: kind === 'ratio' ? poissonMoreThan(x - 1, n * target) : binomialMoreThan(x - 1, { n, p: target }),
})

/** Twice the smaller tail, at most 1. */
const twoSided = ({ below, above }: Tails): number => Math.min(1, 2 * Math.min(below, above))

const falseDiscoveries = 0.1

/** Benjamini and Hochberg: of those listed, at most a tenth are expected to be there by chance. */
function discover(tested: { one: FunnelUnit; p: number }[]): Set<FunnelUnit> {
  const sorted = tested.toSorted((a, b) => a.p - b.p)
  const last = sorted.findLastIndex(({ p }, at) => p <= ((at + 1) / sorted.length) * falseDiscoveries)
  return new Set(sorted.slice(0, last + 1).map(({ one }) => one))
}
