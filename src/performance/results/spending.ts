/** Spending by month: what was paid on a contract, spread evenly over the months in which it ran. */
import { addMonths, type Day, type Month, monthOf, monthsBetween } from '../../ground/platform/day.ts'

export type PaidContract = {
  from: Day | null
  to: Day | null
  /** over the whole term; null: not known */
  paidCents: number | null
  paidByYear: { fiscalYear: number; amountCents: number }[]
}

export type Spending = {
  /** what it was spread from: amounts paid by fiscal year, or one amount for the whole term */
  source: 'by-year' | 'whole-term' | 'unknown'
  /** 0 where the contract did not run; null where nobody knows */
  centsIn: (month: Month) => number | null
  runsIn: (month: Month) => boolean
}

/**
 * A year's amount goes in equal parts to the months of that year in which the contract ran, up to today; without amounts
 * by year, what was paid in all goes to the months of its term up to today. Years of which nothing is known stay unknown.
 */
export function spendingOf(contract: PaidContract, asked: { today: Day; fiscalYearStartsIn: number }): Spending {
  const now = monthOf(asked.today)
  const first = contract.from === null ? '' : monthOf(contract.from)
  const ended = contract.to === null ? now : monthOf(contract.to)
  const last = ended < now ? ended : now
  const runsIn = (month: Month) => month >= first && month <= last
  const known = new Map<Month, number>()
  const put = (cents: number, months: Month[]) => {
    for (const month of months) known.set(month, (known.get(month) ?? 0) + cents / months.length)
  }
  for (const { fiscalYear, amountCents } of contract.paidByYear)
    put(amountCents, monthsOfYear(fiscalYear, asked.fiscalYearStartsIn).filter(runsIn))
  const isByYear = contract.paidByYear.length > 0
  const isWhole = !isByYear && contract.paidCents !== null && contract.from !== null && first <= last
  if (isWhole) put(contract.paidCents!, monthsBetween(first, last))
  return {
    source: isByYear ? 'by-year' : isWhole ? 'whole-term' : 'unknown',
    centsIn: (month) => (runsIn(month) ? (known.get(month) ?? null) : 0),
    runsIn,
  }
}

/** A fiscal year is named by the calendar year in which it ends. */
function monthsOfYear(fiscalYear: number, startsIn: number): Month[] {
  const year = startsIn > 1 ? fiscalYear - 1 : fiscalYear
  const first = `${year}-${String(startsIn).padStart(2, '0')}`
  return monthsBetween(first, addMonths(first, 11))
}
