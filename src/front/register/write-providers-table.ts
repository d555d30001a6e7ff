import { stringify } from 'csv-stringify/sync'
import type { ProviderRow } from './list-provider-rows.ts'

export const providerColumns = [
  'provider',
  'other_names',
  'kind',
  'uei',
  'ein',
  'contracts',
  'running',
  'ceiling',
  'paid',
  'contracts_without_amount',
  'next_end',
  'last_end',
] as const

/** The organizations as CSV: money in dollars with cents, nothing where nothing is known. */
export function writeProvidersTable(rows: ProviderRow[]): string {
  const dollars = (cents: number | null) => (cents === null ? null : (cents / 100).toFixed(2))
  const lines = rows.map((row) => [
    row.name,
    row.otherNames.join('; '),
    row.kind,
    row.uei,
    row.ein,
    row.contracts,
    row.running,
    dollars(row.ceilingCents),
    dollars(row.paidCents),
    row.withoutAmount,
    row.nextEndOn,
    row.lastEndOn,
  ])
  return stringify([[...providerColumns], ...lines], { escape_formulas: true })
}
