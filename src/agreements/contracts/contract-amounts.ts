/** Amounts by fiscal year: what may be paid, what was promised, asked for and paid, and how much depends on results. */
import type { Finding } from '../../ground/platform/finding.ts'

export const amountKinds = ['ceiling', 'obligated', 'invoiced', 'paid'] as const
export type AmountKind = (typeof amountKinds)[number]
export type YearAmount = { fiscalYear: number; kind: AmountKind; amountCents: number }
/** How much of a year's amount depends on a measure. */
export type YearStake = { fiscalYear: number; measure: string; amountCents: number }

export type FiscalYearAmounts = {
  fiscalYear: number
  /** null: not known; never zero */
  ceilingCents: number | null
  obligatedCents: number | null
  invoicedCents: number | null
  paidCents: number | null
  /** null: no amount at stake is recorded for the year */
  atStakeCents: number | null
}

/** One line a fiscal year, oldest first, of every year of which something is known. */
export function amountsByYear(amounts: readonly YearAmount[], stakes: readonly YearStake[]): FiscalYearAmounts[] {
  const years = [...new Set([...amounts, ...stakes].map((one) => one.fiscalYear))].sort((a, b) => a - b)
  const of = (fiscalYear: number, kind: AmountKind) =>
    amounts.find((one) => one.fiscalYear === fiscalYear && one.kind === kind)?.amountCents ?? null
  return years.map((fiscalYear) => {
    const ofYear = stakes.filter((one) => one.fiscalYear === fiscalYear)
    return {
      fiscalYear,
      ceilingCents: of(fiscalYear, 'ceiling'),
      obligatedCents: of(fiscalYear, 'obligated'),
      invoicedCents: of(fiscalYear, 'invoiced'),
      paidCents: of(fiscalYear, 'paid'),
      atStakeCents: ofYear.length === 0 ? null : ofYear.reduce((sum, one) => sum + one.amountCents, 0),
    }
  })
}

/** What goes above the year's ceiling. Often there is a reason, so it is a finding and no refusal. */
export function amountFindings(years: readonly FiscalYearAmounts[], number: string): Finding[] {
  return years.flatMap(({ fiscalYear, ceilingCents, obligatedCents, invoicedCents, paidCents, atStakeCents }) => {
    if (ceilingCents === null) return []
    const above = (code: string, cents: number | null): Finding[] =>
      cents === null || cents <= ceilingCents ? [] : [finding(code, number, fiscalYear, cents, ceilingCents)]
    return [
      ...above('obligated-above-ceiling', obligatedCents),
      ...above('invoiced-above-ceiling', invoicedCents),
      ...above('paid-above-ceiling', paidCents),
      ...above('stakes-above-ceiling', atStakeCents),
    ]
  })
}

const finding = (code: string, file: string, fiscalYear: number, found: number, expected: number): Finding => ({
  grade: 'warning',
  code,
  file,
  row: null,
  column: String(fiscalYear),
  found: String(found),
  expected: String(expected),
  count: 1,
})

export type HeldToOutcomes = {
  atStakeCents: number
  ceilingCents: number
  /** what is at stake over what may be paid, summed over summed; null: no ceiling or no amount at stake is known */
  share: number | null
  /** contracts that have an amount at stake and a ceiling, a ceiling alone, or no ceiling in the year */
  contractsWithStakes: number
  contractsWithoutStakes: number
  contractsWithoutCeiling: number
}

/**
 * The share of dollars held to outcomes, over the contracts of a year whose ceiling is known. A contract without an
 * amount at stake holds no dollar to outcomes as far as is known, and is counted beside the share.
 */
export function heldToOutcomes(
  contracts: readonly Pick<FiscalYearAmounts, 'ceilingCents' | 'atStakeCents'>[],
): HeldToOutcomes {
  const known = contracts.filter((one) => one.ceilingCents !== null)
  const atStakeCents = known.reduce((sum, one) => sum + (one.atStakeCents ?? 0), 0)
  const ceilingCents = known.reduce((sum, one) => sum + (one.ceilingCents ?? 0), 0)
  const withStakes = known.filter((one) => one.atStakeCents !== null).length
  return {
    atStakeCents,
    ceilingCents,
    share: withStakes === 0 || ceilingCents <= 0 ? null : atStakeCents / ceilingCents,
    contractsWithStakes: withStakes,
    contractsWithoutStakes: known.length - withStakes,
    contractsWithoutCeiling: contracts.length - known.length,
  }
}

/** The fiscal year of a day, named by the calendar year in which it ends. */
export function fiscalYearOf(day: string, startsIn: number): number {
  const year = Number(day.slice(0, 4))
  return startsIn > 1 && Number(day.slice(5, 7)) >= startsIn ? year + 1 : year
}
