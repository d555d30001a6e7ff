import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
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

/** The organizations as a list: nothing where nothing is known. */
export function providersListTable(rows: ProviderRow[]): WrittenTable {
  const lines = rows.map((row) => [
    row.name,
    row.otherNames.join('; '),
    row.kind,
    row.uei,
    row.ein,
    row.contracts,
    row.running,
    row.ceilingCents,
    row.paidCents,
    row.withoutAmount,
    row.nextEndOn,
    row.lastEndOn,
  ])
  const counts = { contracts: 'number', running: 'number', contracts_without_amount: 'number' } as const
  const kinds = { ...counts, ceiling: 'cents', paid: 'cents', next_end: 'day', last_end: 'day' } as const
  return { columns: namedColumns(providerColumns, kinds), rows: lines }
}
