import { addMonths, type Day, type Month, monthOf, monthsBetween } from '../../ground/platform/day.ts'
import { forecastShare } from '../../ground/statistics/forecast.ts'
import { normalTails } from '../../ground/statistics/normal.ts'
import type { Direction } from '../goals/standard.ts'
import { type Counted, smallestDenominator } from '../results/judgment.ts'
import type { ReachEvidence } from './evidence.ts'

/** The reach of a target says whether a contract year's target can still be met, from the year so far. */
export type TargetReach = {
  /** chance that a program truly at its target is told so in this month */
  chance: number
  /** null: the target can still be met well enough */
  told: {
    isImpossible: boolean
    /** how many more (or fewer) are needed than usually come about among those to come */
    short: number
    evidence: ReachEvidence
  } | null
}

/** Told below this chance of meeting the target. */
export const hardlyReached = 0.05
const fewestMonths = 3
const usualMonths = 12

/**
 * The contract year that holds a month: it begins in the month in which the contract began, and ends with the contract.
 * Null where the contract has no first day, or does not run in the month.
 */
export function contractYear(
  term: { from: Day | null; to: Day | null },
  month: Month,
): { from: Month; to: Month } | null {
  if (term.from === null || monthOf(term.from) > month) return null
  const began = monthOf(term.from)
  const months =
    (Number(month.slice(0, 4)) - Number(began.slice(0, 4))) * 12 + Number(month.slice(5)) - Number(began.slice(5))
  const from = addMonths(began, months - (months % 12))
  const whole = addMonths(from, 11)
  const last = term.to === null || monthOf(term.to) > whole ? whole : monthOf(term.to)
  return last < month ? null : { from, to: last }
}

/** Null where a forecast would say nothing: too little of the year, too few cases, or no figure now. */
export function targetReachOf(asked: {
  results: readonly Counted[]
  month: Month
  year: { from: Month; to: Month }
  target: number
  direction: Direction
}): TargetReach | null {
  const { month, year, target, direction } = asked
  const known = asked.results.filter((one) => one.state === 'value' && one.month <= month)
  if (!known.some((one) => one.month === month)) return null
  const ofYear = known.filter((one) => one.month >= year.from)
  const [numerator, n] = [sum(ofYear, 'numerator'), sum(ofYear, 'denominator')]
  if (ofYear.length < fewestMonths || n < smallestDenominator) return null
  const recent = known.filter((one) => one.month > addMonths(month, -usualMonths))
  const open = openMonths(asked.results, month, year)
  const ahead = Math.round((open * sum(recent, 'denominator')) / recent.length)
  // Fewer is better: what must not happen too often is counted as what must happen often enough.
  const isMore = direction === 'increase'
  const [k, share] = isMore ? [numerator, target] : [n - numerator, 1 - target]
  return {
    // At the true target the difference from it is as wide as the forecast is far from its edge.
    chance: normalTails(-1.6448536 * Math.sqrt(ahead / (n + ahead))).below,
    told: isNearEdge(k, n, ahead, share) ? tell({ k, n, ahead, share, isMore, asked, numerator }) : null,
  }
}

/** A rough look first: the exact forecast adds up every possible end of the year. */
function isNearEdge(k: number, n: number, ahead: number, share: number): boolean {
  const p = (k + 0.5) / (n + 1)
  return share - p > 0.8 * Math.sqrt((p * (1 - p) * ahead) / (n * (n + ahead)))
}

function tell(of: {
  k: number
  n: number
  ahead: number
  share: number
  isMore: boolean
  numerator: number
  asked: { target: number; year: { from: Month; to: Month } }
}): TargetReach['told'] {
  const { k, n, ahead, share, isMore, numerator, asked } = of
  const { need, required, probability, range80 } = forecastShare({ k, n, m: ahead, target: share })
  if (need === 0 || probability >= hardlyReached) return null
  return {
    isImpossible: need > ahead,
    short: Math.max(0, need - Math.round((ahead * k) / n)),
    evidence: {
      rule: 'forecast',
      ...asked.year,
      target: asked.target,
      ...{ numerator, denominator: n, ahead },
      need: isMore ? need : Math.max(0, ahead - need),
      required: required === null ? null : isMore ? required : 1 - required,
      probability,
      range80: isMore ? range80 : { lower: 1 - range80.upper, upper: 1 - range80.lower },
    },
  }
}

/** Months of the year whose figure is still to come: those ahead, and those that are not yet mature. */
function openMonths(results: readonly Counted[], month: Month, year: { from: Month; to: Month }): number {
  const immature = results.filter(
    (one) => one.state === 'immature' && one.month >= year.from && one.month <= month,
  ).length
  return immature + monthsBetween(month, year.to).length - 1
}

const sum = (counts: readonly Counted[], part: 'numerator' | 'denominator') =>
  counts.reduce((total, one) => total + (one[part] ?? 0), 0)
