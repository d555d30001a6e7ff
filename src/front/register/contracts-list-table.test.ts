import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { writeTable } from '../../ground/platform/write-table.ts'
import type { ContractRow } from '../portfolio/contract-row.ts'
import { contractsColumns, contractsListTable } from './contracts-list-table.ts'

test('a cell that would be a formula is text; amounts are dollars; what is not known is empty', () => {
  const row: ContractRow = {
    number: '=1+1',
    title: 'Shelter, "enhanced"',
    provider: 'Harbor House',
    providerId: 'a-provider',
    department: null,
    policy: null,
    from: '2025-01-01',
    to: null,
    ceilingCents: 240_000_050,
    paidCents: -5_00,
    renewalsLeft: 0,
    status: 'term-unknown',
    programs: ['One', 'Two'],
    types: [],
    funding: [],
    trend: null,
  }
  const [read] = parse(writeTable(contractsListTable([row])), { columns: true }) as Record<string, string>[]
  expect(Object.keys(read!)).toEqual([...contractsColumns])
  expect(read).toMatchObject({
    number: "'=1+1",
    title: 'Shelter, "enhanced"',
    ceiling: '2400000.50',
    paid: '-5.00',
    to: '',
    renewals_left: '0',
    programs: 'One; Two',
  })
})
