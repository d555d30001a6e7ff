import { countInterval } from './exact-intervals.ts'

/** Cases and events of one unit in one stratum. */
export type StratumCount = { unit: string; stratum: string; events: number; cases: number }

export type Standardized = {
  unit: string
  observed: number
  /** events that the unit would have, had each of its strata the rate of all units together */
  expected: number
  ratio: number | null
  lower: number | null
  upper: number | null
  /** the same against all others without it, where the unit has more than three tenths of all cases */
  ratioAgainstOthers: number | null
}

export type Standardization = {
  units: Standardized[]
  /** strata put together because they were too thin, in the order in which it was done: [taken, into] */
  collapsed: [string, string][]
}

export const casesForStratum = 10
const largeShare = 0.3

/**
 * Indirect standardisation: what a unit has, over what it would have with everybody's rates and its own mix.
 *
 * Two units' ratios are not compared with each other where their mixes differ; each is compared with 1. A stratum with
 * fewer than ten cases or without any event is put together with the one before it in `order` (the first with the one
 * after). Range: whole events and cases, events <= cases. Errors: RangeError that names unit and stratum.
 * Source: Breslow and Day II (1987); interval of the events alone (exact below ten, then Byar), divided by the expected.
 */
export function standardize(counts: readonly StratumCount[], order: readonly string[], level = 0.95): Standardization {
  const declared = new Set(order)
  for (const { unit, stratum, events, cases } of counts) {
    if (!(Number.isInteger(events) && Number.isInteger(cases) && events >= 0 && events <= cases))
      throw new RangeError(`${unit}, ${stratum}: ${events} of ${cases} is no count of events among cases`)
    if (!declared.has(stratum)) throw new RangeError(`${unit}: the stratum ${stratum} was not declared`)
  }
  const { stratumOf, collapsed } = collapse(counts, order)
  const placed = counts.map((one) => ({ ...one, stratum: stratumOf.get(one.stratum)! }))
  const all = totals(placed, ({ stratum }) => stratum)
  const cases = placed.reduce((sum, one) => sum + one.cases, 0)
  const units = [...Map.groupBy(placed, (one) => one.unit)].map(([unit, own]) => {
    const observed = own.reduce((sum, one) => sum + one.events, 0)
    const expected = expectedOf(own, all)
    const { lower, upper } = countInterval(observed, level)
    const isLarge = own.reduce((sum, one) => sum + one.cases, 0) > largeShare * cases
    const againstOthers = isLarge ? expectedOf(own, without(all, own)) : 0
    return {
      unit,
      observed,
      expected,
      ratio: expected > 0 ? observed / expected : null,
      lower: expected > 0 ? lower / expected : null,
      upper: expected > 0 ? upper / expected : null,
      ratioAgainstOthers: isLarge && againstOthers > 0 ? observed / againstOthers : null,
    }
  })
  return { units, collapsed }
}

type Totals = Map<string, { events: number; cases: number }>

function totals(counts: readonly StratumCount[], keyOf: (one: StratumCount) => string): Totals {
  const sums: Totals = new Map()
  for (const one of counts) {
    const { events, cases } = sums.get(keyOf(one)) ?? { events: 0, cases: 0 }
    sums.set(keyOf(one), { events: events + one.events, cases: cases + one.cases })
  }
  return sums
}

/** What is left of the totals when one unit's own counts are taken out. */
function without(all: Totals, own: readonly StratumCount[]): Totals {
  const rest: Totals = new Map(all)
  for (const { stratum, events, cases } of own) {
    const before = rest.get(stratum)!
    rest.set(stratum, { events: before.events - events, cases: before.cases - cases })
  }
  return rest
}

/** A stratum that nobody else has gives no rate: its cases are expected to have no event, and the ratio says so by rising. */
const expectedOf = (own: readonly StratumCount[], rates: Totals): number =>
  own.reduce((sum, { stratum, cases }) => {
    const rate = rates.get(stratum)
    return sum + (rate && rate.cases > 0 ? (cases * rate.events) / rate.cases : 0)
  }, 0)

function collapse(counts: readonly StratumCount[], order: readonly string[]) {
  const sums = totals(counts, ({ stratum }) => stratum)
  const groups = order.filter((stratum) => sums.has(stratum)).map((stratum) => [stratum])
  const collapsed: [string, string][] = []
  for (;;) {
    const thin = groups.findIndex((group) => {
      const sum = (pick: 'cases' | 'events') => group.reduce((total, one) => total + sums.get(one)![pick], 0)
      return sum('cases') < casesForStratum || sum('events') === 0
    })
    if (thin === -1 || groups.length <= 1) break
    const into = thin === 0 ? 1 : thin - 1
    collapsed.push([groups[thin]!.join(' + '), groups[into]!.join(' + ')])
    groups[into] = thin === 0 ? [...groups[thin]!, ...groups[into]!] : [...groups[into]!, ...groups[thin]!]
    groups.splice(thin, 1)
  }
  const stratumOf = new Map(groups.flatMap((group) => group.map((stratum) => [stratum, group.join(' + ')] as const)))
  return { stratumOf, collapsed }
}

/**
 * Direct standardisation: the rate that a unit's strata would give in a standard population, with Dobson's interval.
 *
 * Units: events per person of the standard. Answers null below ten events: too few to standardise.
 * Source: Dobson, Kuulasmaa, Eberle and Scherer, Statistics in Medicine 10 (1991).
 */
export function standardizeDirectly(
  strata: readonly { events: number; people: number; standard: number }[],
  level = 0.95,
): { rate: number; lower: number; upper: number } | null {
  const events = strata.reduce((sum, one) => sum + one.events, 0)
  if (events < 10) return null
  const used = strata.filter(({ people }) => people > 0)
  const whole = used.reduce((sum, one) => sum + one.standard, 0)
  const rate = used.reduce((sum, one) => sum + (one.standard * one.events) / one.people, 0) / whole
  const variance = used.reduce((sum, one) => sum + (one.standard / one.people) ** 2 * one.events, 0) / whole ** 2
  const { lower, upper } = countInterval(events, level)
  const scale = Math.sqrt(variance / events)
  return { rate, lower: rate + scale * (lower - events), upper: rate + scale * (upper - events) }
}
