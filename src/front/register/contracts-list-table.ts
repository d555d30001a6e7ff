import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
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

/** Contracts as a list, one line each; several values of a cell are parted by semicolons. */
export function contractsListTable(rows: ContractRow[]): WrittenTable {
  const lines = rows.map((row) => [
    row.number,
    row.title,
    row.provider,
    row.department,
    row.policy,
    row.from,
    row.to,
    row.status,
    row.ceilingCents,
    row.paidCents,
    row.renewalsLeft,
    row.programs.join('; '),
    row.types.join('; '),
    row.funding.join('; '),
  ])
  const kinds = { from: 'day', to: 'day', ceiling: 'cents', paid: 'cents', renewals_left: 'number' } as const
  return { columns: namedColumns(contractsColumns, kinds), rows: lines }
}
