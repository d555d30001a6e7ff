import { type Population, TYPE_PROFILES } from './program-types.ts'

export interface Standard {
  programType: string
  population: Population
  measure: string
  /** Shares as decimals with two places, days as whole numbers. */
  minimum: string
  target: string
  direction: 'increase' | 'decrease'
}

/** Minimum standard and target. Fictional: the shape is real (type by population, two thresholds), the values are not. */
type Pair = readonly [minimum: number, target: number]
interface TypeStandards {
  exits: Record<Population, Pair>
  returns?: Pair
  stay?: Record<Population, Pair>
  entries?: Pair
  utilization?: Pair
}

const same = (minimum: number, target: number): Record<Population, Pair> =>
  by([minimum, target], [minimum, target], [minimum, target])
const by = (singles: Pair, families: Pair, youth: Pair): Record<Population, Pair> => ({
  'single adults': singles,
  families,
  youth,
})
const FULL: Pair = [0.85, 0.95]
const FROM_HOMELESSNESS: Pair = [0.9, 0.95]

const BY_TYPE: Record<string, TypeStandards> = {
  'emergency shelter': {
    exits: by([0.4, 0.5], [0.65, 0.8], [0.35, 0.5]),
    returns: [0.1, 0.08],
    stay: by([90, 30], [90, 30], [30, 20]),
    entries: FROM_HOMELESSNESS,
    utilization: FULL,
  },
  'night-by-night shelter': {
    exits: same(0.3, 0.4),
    returns: [0.12, 0.08],
    stay: same(60, 30),
    entries: FROM_HOMELESSNESS,
    utilization: FULL,
  },
  'transitional housing': {
    exits: by([0.65, 0.8], [0.73, 0.85], [0.65, 0.8]),
    returns: [0.1, 0.08],
    stay: by([150, 90], [270, 180], [270, 180]),
    entries: FROM_HOMELESSNESS,
    utilization: FULL,
  },
  'rapid re-housing': {
    exits: by([0.7, 0.8], [0.8, 0.85], [0.75, 0.8]),
    returns: [0.05, 0.03],
    stay: by([180, 120], [180, 120], [180, 120]),
    entries: [0.95, 1],
  },
  'permanent supportive housing': {
    exits: same(0.9, 0.95),
    returns: [0.05, 0.03],
    entries: FROM_HOMELESSNESS,
    utilization: FULL,
  },
  'permanent housing': { exits: same(0.9, 0.95), returns: [0.05, 0.03], entries: [0.85, 0.95], utilization: FULL },
  'safe haven': {
    exits: same(0.4, 0.5),
    returns: [0.1, 0.08],
    stay: same(180, 120),
    entries: FROM_HOMELESSNESS,
    utilization: FULL,
  },
  'street outreach': { exits: same(0.15, 0.25), entries: [0.95, 1] },
  prevention: { exits: same(0.8, 0.9) },
}

const share = (value: number): string => value.toFixed(2)

function standardsOf(programType: string, population: Population): Standard[] {
  const known = BY_TYPE[programType]!
  const of = (measure: string, pair: Pair | undefined, direction: Standard['direction'], text = share): Standard[] =>
    pair ? [{ programType, population, measure, minimum: text(pair[0]), target: text(pair[1]), direction }] : []
  return [
    ...of('exits-to-permanent-housing', known.exits[population], 'increase'),
    ...of('returns-within-six-months', known.returns, 'decrease'),
    ...of('length-of-stay', known.stay?.[population], 'decrease', String),
    ...of('entries-from-homelessness', known.entries, 'increase'),
    ...of('utilization', known.utilization, 'increase'),
  ]
}

/** One row a program type, population and measure, only where the city has such a program. */
export const STANDARDS: readonly Standard[] = [...new Set(TYPE_PROFILES.map((profile) => profile.word))].flatMap(
  (word) =>
    (['single adults', 'families', 'youth'] as const)
      .filter((population) => TYPE_PROFILES.some((one) => one.word === word && one.projects[population] > 0))
      .flatMap((population) => standardsOf(word, population)),
)
