import { expect, test } from 'vitest'
import type { Amendment } from '../../agreements/contracts/amendment.ts'
import { writeTable } from '../../ground/platform/write-table.ts'
import { amendmentsTable } from './amendments-table.ts'
import { amountsTable } from './amounts-table.ts'

test('amounts are in dollars with cents, and what is not known is empty', () => {
  const year = { fiscalYear: 2026, ceilingCents: 1_000_05, obligatedCents: null, invoicedCents: -50, paidCents: 0 }
  expect(writeTable(amountsTable('C-7', [{ ...year, atStakeCents: null }]))).toBe(
    'contract_number,fiscal_year,ceiling,obligated,invoiced,paid,at_stake\nC-7,2026,1000.05,,-0.50,0.00,\n',
  )
  expect(writeTable(amountsTable('=1+1', [{ ...year, atStakeCents: null }]))).toContain("\n'=1+1,2026")
})

test('an amendment has a line for each term that it changed, and no cell starts a formula', () => {
  const amendment: Amendment = {
    id: 'a',
    number: '2',
    kinds: ['money', 'measures'],
    rationale: '=HYPERLINK("x")',
    effectiveOn: '2026-07-01',
    signedOn: null,
    before: { ceilingCents: 100, stakes: [] },
    after: { ceilingCents: 250, stakes: [{ fiscalYear: 2026, measure: 'utilization', amountCents: 5 }] },
    undoneAt: '2026-08-01T10:00:00.000Z',
  }
  const [, money, stakes] = writeTable(amendmentsTable('C-7', [amendment])).split('\n')
  expect(money).toBe(`C-7,2,money measures,2026-07-01,,2026-08-01,"'=HYPERLINK(""x"")",ceiling,1.00,2.50`)
  expect(stakes).toMatch(/at_stake,,2026 utilization 0\.05$/)
})
