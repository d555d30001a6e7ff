import { stringify } from 'csv-stringify/sync'
import type { ContractRow } from '../portfolio/contract-row.ts'

export const contractsColumns = [
  'number',
  'title',
  'provider',
  'department',
  'policy_area',
  'from',
  'to',
  'status',
  'ceiling',
  'paid',
  'renewals_left',
  'programs',
  'program_types',
  'funding_sources',
] as const

/** Contracts as CSV, one line each. Money in dollars with cents; several values of a cell are parted by semicolons. */
export function writeContractsTable(rows: ContractRow[]): string {
  const lines = rows.map((row) => [
    row.number,
    row.title,
    row.provider,
    row.department,
    row.policy,
    row.from,
    row.to,
    row.status,
    dollars(row.ceilingCents),
    dollars(row.paidCents),
    row.renewalsLeft,
    row.programs.join('; '),
    row.types.join('; '),
    row.funding.join('; '),
  ])
  return stringify([[...contractsColumns], ...lines], { cast: { string: plainText } })
}

/** A text that a spreadsheet would read as a formula is written as text; an amount is a number, and may be negative. */
const plainText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** Whole cents are exact in a number of dollars with two places up to far beyond any contract. */
const dollars = (cents: number | null): number | null => (cents === null ? null : cents / 100)
