import { stringify } from 'csv-stringify/sync'
import { measureKeys } from '../../performance/measure-packs/homelessness/figure.ts'
import type { Portfolio } from './find-portfolio.ts'

export const portfolioColumns = [
  'month',
  'contract_number',
  'provider',
  'program',
  'program_type',
  'population',
  'measure',
  'state',
  'reason',
  'judgment',
  'window_months',
  'numerator',
  'denominator',
  'value',
  'minimum',
  'target',
  'flag',
  'from',
  'to',
  'ceiling',
  'paid',
  'late_actions',
] as const

/** The portfolio as CSV: one line a contract, program and measure. Money in dollars with cents, values unrounded. */
export function writePortfolioTable({ month, lines }: Pick<Portfolio, 'month' | 'lines'>): string {
  const rows = lines.flatMap(({ contract, program, programType, population, standings, lateActions }) =>
    measureKeys.map((measure) => {
      const standing = standings[measure]
      const window = standing?.window
      return [
        month,
        contract.number,
        contract.providerName,
        program,
        programType,
        population,
        measure,
        standing?.state,
        standing?.reason,
        standing?.judgment,
        window?.months,
        window?.numerator,
        window?.denominator,
        window?.value,
        standing?.minimum,
        standing?.target,
        standing?.flag,
        contract.from,
        contract.to,
        writeDollars(contract.ceilingCents),
        writeDollars(contract.paidCents),
        lateActions,
      ]
    }),
  )
  // A cell that a spreadsheet would read as a formula is written as text.
  return stringify([[...portfolioColumns], ...rows], { escape_formulas: true })
}

/** '1234.50', as a table for other programs holds it; null where nothing is known */
export function writeDollars(cents: number | null): string | null {
  return cents === null
    ? null
    : `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
}
