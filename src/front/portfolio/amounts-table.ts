import type { FiscalYearAmounts } from '../../agreements/contracts/contract-amounts.ts'
import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'

export const amountColumns = [
  'contract_number',
  'fiscal_year',
  'ceiling',
  'obligated',
  'invoiced',
  'paid',
  'at_stake',
] as const

/** The amounts of a contract by fiscal year as a list; what is not known is empty. */
export function amountsTable(number: string, years: readonly FiscalYearAmounts[]): WrittenTable {
  const rows = years.map((year) => [
    number,
    year.fiscalYear,
    year.ceilingCents,
    year.obligatedCents,
    year.invoicedCents,
    year.paidCents,
    year.atStakeCents,
  ])
  const money = { ceiling: 'cents', obligated: 'cents', invoiced: 'cents', paid: 'cents', at_stake: 'cents' } as const
  return { columns: namedColumns(amountColumns, { fiscal_year: 'number', ...money }), rows }
}
