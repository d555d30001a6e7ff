import type { Day } from '../../../../ground/platform/day.ts'

/**
 * The yearly rules of the federal system performance measures: which project types, destinations and funders count, and
 * how many days. Data, not code: they have changed between years, and every figure names the year it was made with.
 * Source: HUD System Performance Measures Programming Specifications (FY2026 v1.0, appendix A for destinations), HMIS
 * Standard Reporting Glossary FY2026. What FY2024 and FY2026 differ in is the list of funders (56, CoC Builds, is new);
 * project types, destinations, days and ages are the same in both, which a test says too.
 */
export type SystemRules = {
  version: string
  source: string
  /** the earliest report year (named by the year in which it ends) that is made with these rules */
  fromReportYear: number
  streetOutreach: number[]
  emergencyShelter: number[]
  nightByNight: number[]
  safeHaven: number[]
  transitional: number[]
  /** permanent housing of every kind, rapid re-housing included */
  permanent: number[]
  /** permanent housing where keeping the home is the outcome (measure 7b.2) */
  permanentKept: number[]
  lookBackYears: number
  /** from the client's end back to the client's start (measure 1) */
  episodeDays: number
  /** exits are looked for this many days before the period (measure 2) */
  returnDays: number
  /** a stay in permanent housing that begins within so many days of the exit is no return */
  housingGapDays: number
  /** upper ends of the buckets of returns */
  returnBuckets: [number, number, number]
  /** an enrollment that ended this long before the client's start makes it no first time (measure 5) */
  priorDays: number
  incomeTypes: number[]
  incomeFunders: number[]
  /** a stayer's least days of stay, and how far from the anniversary an annual assessment may lie (measure 4) */
  annualDays: number
  annualWindowDays: number
  adultFromAge: number
  /** names of groups of age, each with the first age that is beyond it; the last has none */
  ageGroups: { name: string; below: number | null }[]
  destinations: {
    permanentFrom: number
    permanentTo: number
    /** street outreach: these temporary and institutional places count as successful too */
    outreachPositive: number[]
    outreachExcluded: number[]
    excluded: number[]
  }
}

const fy2026: SystemRules = {
  version: 'FY2026',
  source: 'HUD System Performance Measures Programming Specifications FY2026 v1.0',
  // reports of the year to 30 September 2025 are made after these rules came into force on 1 October 2025
  fromReportYear: 2025,
  streetOutreach: [4],
  emergencyShelter: [0, 1],
  nightByNight: [1],
  safeHaven: [8],
  transitional: [2],
  permanent: [3, 9, 10, 13],
  permanentKept: [3, 9, 10],
  lookBackYears: 7,
  episodeDays: 365,
  returnDays: 730,
  housingGapDays: 14,
  returnBuckets: [180, 365, 730],
  priorDays: 730,
  incomeTypes: [2, 3, 8, 9, 10, 13],
  incomeFunders: [2, 3, 4, 5, 6, 43, 44, 54, 55, 56],
  annualDays: 365,
  annualWindowDays: 30,
  adultFromAge: 18,
  ageGroups: [
    { name: '0-4', below: 5 },
    { name: '5-12', below: 13 },
    { name: '13-17', below: 18 },
    { name: '18-24', below: 25 },
    { name: '25-34', below: 35 },
    { name: '35-44', below: 45 },
    { name: '45-54', below: 55 },
    { name: '55-64', below: 65 },
    { name: '65-up', below: null },
  ],
  destinations: {
    permanentFrom: 400,
    permanentTo: 499,
    outreachPositive: [101, 118, 204, 205, 215, 225, 302, 312, 313, 314, 327, 332],
    outreachExcluded: [206, 329, 24],
    excluded: [206, 215, 225, 24],
  },
}

export const systemRules = {
  FY2024: {
    ...fy2026,
    version: 'FY2024',
    source: 'HUD System Performance Measures Programming Specifications FY2024',
    fromReportYear: 0,
    incomeFunders: [2, 3, 4, 5, 6, 43, 44, 54, 55],
  },
  FY2026: fy2026,
} satisfies Record<string, SystemRules>

export type RulesYear = keyof typeof systemRules
export const rulesYears = Object.keys(systemRules) as RulesYear[]

/** A report year begins on 1 October and is named by the year in which it ends; a period belongs to that of its last day. */
export const reportYearOf = (to: Day): number => Number(to.slice(0, 4)) + (to.slice(5) >= '10-01' ? 1 : 0)

/** The rules that a period's report is made with where nobody names others. */
export function rulesFor(to: Day): RulesYear {
  const year = reportYearOf(to)
  return rulesYears.findLast((name) => systemRules[name].fromReportYear <= year)!
}
