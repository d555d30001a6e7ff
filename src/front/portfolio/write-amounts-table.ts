import { stringify } from 'csv-stringify/sync'
import type { FiscalYearAmounts } from '../../agreements/contracts/contract-amounts.ts'
import { writeDollars } from './write-portfolio-table.ts'

export const amountColumns = [
  'contract_number',
  'fiscal_year',
  'ceiling',
  'obligated',
  'invoiced',
  'paid',
  'at_stake',
] as const

/** The amounts of a contract by fiscal year as CSV, in dollars with cents; what is not known is empty. */
export function writeAmountsTable(number: string, years: readonly FiscalYearAmounts[]): string {
  const rows = years.map((year) => [
    withoutFormula(number),
    year.fiscalYear,
    writeDollars(year.ceilingCents),
    writeDollars(year.obligatedCents),
    writeDollars(year.invoicedCents),
    writeDollars(year.paidCents),
    writeDollars(year.atStakeCents),
  ])
  return stringify([[...amountColumns], ...rows])
}

/** A spreadsheet would read such a number as a formula. Amounts below zero are numbers, and stay so. */
const withoutFormula = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
