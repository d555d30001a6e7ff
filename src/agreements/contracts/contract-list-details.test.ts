import { expect, test } from 'vitest'
import { readTable } from '../../ground/platform/read-table.ts'
import { describeFinding } from '../../ground/words/describe-finding.ts'
import { contractSchema } from './contract.ts'
import { readContractList } from './contract-list.ts'
import { guessMapping } from './contract-list-mapping.ts'

const read = (header: string, ...rows: string[]) => {
  const table = readTable(`${header}\n${rows.join('\n')}\n`, 'list.csv')
  return readContractList([{ table, mapping: guessMapping(table.header).columns }])
}
const told = (list: ReturnType<typeof read>) =>
  list.findings.map(({ grade, code, row, column }) => `${grade} ${code} ${row} ${column}`)

test('columns that fewer lists have are guessed by the names that cities give them', () => {
  const header = [
    ...['PO Number', 'Vendor', 'Vendor UEI', 'FEIN', 'Scope of Work', 'Procurement Method', 'Master Agreement #'],
    ...['Fiscal Year', 'Encumbered', 'Amount Invoiced', 'Cost Share', 'Indirect Cost Rate', 'Renewals Remaining'],
    ...['Requisition Date', 'RFP Issued', 'Award Date', 'First Payment Date', 'Prior Contract'],
  ]
  expect(guessMapping(header).columns).toEqual({
    number: 'PO Number',
    provider: 'Vendor',
    providerUei: 'Vendor UEI',
    providerEin: 'FEIN',
    scope: 'Scope of Work',
    procurementMethod: 'Procurement Method',
    masterNumber: 'Master Agreement #',
    fiscalYear: 'Fiscal Year',
    obligated: 'Encumbered',
    invoiced: 'Amount Invoiced',
    match: 'Cost Share',
    indirectRate: 'Indirect Cost Rate',
    renewalsLeft: 'Renewals Remaining',
    neededOn: 'Requisition Date',
    solicitedOn: 'RFP Issued',
    awardedOn: 'Award Date',
    firstPaidOn: 'First Payment Date',
    predecessorNumbers: 'Prior Contract',
  })
})

test('every field of a contract is read', () => {
  const list = read(
    'number,provider,title,uei,ein,scope,procurement_method,master_number,predecessor_numbers,match,indirect_rate,renewals_left,needed_on,solicited_on,awarded_on,signed_on,first_paid_on,ocid,amount',
    'C-1,Harbor House,Beds,abcdefgh1234,12-3456789,Beds for families,Sole source,M-1,C-0; B-9,"$5,000",15%,2,1/2/2025,2/1/2025,3/1/2025,4/1/2025,6/1/2025,ocds-1,100',
  )
  expect(list.findings.map(({ code }) => code)).toEqual(['column-not-found', 'column-not-found'])
  expect(list.contracts).toMatchObject([
    {
      providerUei: 'ABCDEFGH1234',
      providerEin: '123456789',
      scope: 'Beds for families',
      procurementMethod: 'Sole source',
      masterNumber: 'M-1',
      predecessorNumbers: ['C-0', 'B-9'],
      matchCents: 5_000_00,
      indirectRate: 0.15,
      renewalsLeft: 2,
      signedOn: '2025-04-01',
      steps: { neededOn: '2025-01-02', solicitedOn: '2025-02-01', awardedOn: '2025-03-01', firstPaidOn: '2025-06-01' },
      ocid: 'ocds-1',
    },
  ])
  expect(contractSchema.safeParse(list.contracts[0]).success).toBe(true)
  expect(list.references.map(({ number, row, column }) => [number, row, column])).toEqual([
    ['M-1', 2, 'master_number'],
    ['C-0', 2, 'predecessor_numbers'],
    ['B-9', 2, 'predecessor_numbers'],
  ])
})

test('what is wrong with them stands beside its row and column, and costs no row', () => {
  const list = read(
    'number,provider,start,end,amount,uei,ein,indirect_rate,renewals_left,needed_on,awarded_on,master_number,obligated',
    'C-1,Harbor House,2025-07-01,2026-06-30,1,ABCDEFGHI234,1234,15,many,2/31/2025,2025-05-01,,',
    'C-2,Harbor House,2025-07-01,2026-06-30,2,,,,,2025-06-01,2025-05-01,C-2,50',
  )
  expect(list).toMatchObject({ rowsRead: 2, rowsLeftOut: 0 })
  expect(told(list)).toEqual([
    'warning no-such-day 2 needed_on',
    'warning wrong-uei 2 uei',
    'warning wrong-ein 2 ein',
    'warning share-above-one 2 indirect_rate',
    'warning unreadable-count 2 renewals_left',
    'warning steps-out-of-order 3 null',
    'warning refers-to-itself 3 master_number',
    'warning amount-without-year 3 obligated',
  ])
  expect(list.contracts[0]).not.toHaveProperty('providerUei')
  for (const finding of list.findings) {
    expect(describeFinding(finding, 'en')).toMatch(/\.$/)
    expect(describeFinding(finding, 'es')).not.toContain(finding.code)
  }
})

test.each([
  ['2026', 2026],
  ['FY26', 2026],
  ['FY 2026', 2026],
  ['2025-26', 2026],
  ['2025/2026', 2026],
])('the fiscal year %s is %i', (written, year) => {
  const list = read('number,provider,fiscal_year,amount', `C-1,Harbor House,${written},10`)
  expect(list.contracts[0]!.amounts).toEqual([{ fiscalYear: year, kind: 'ceiling', amountCents: 10_00 }])
})

test('a year that nobody can read leaves its row out, since its money would land somewhere', () => {
  const list = read('number,provider,fiscal_year,amount', 'C-1,Harbor House,2024-26,10', 'C-1,Harbor House,soon,10')
  expect(list).toMatchObject({ rowsRead: 0, rowsLeftOut: 2 })
  expect(list.findings.find(({ code }) => code === 'unreadable-fiscal-year')).toMatchObject({
    grade: 'error',
    count: 2,
  })
})

test('a list by fiscal years gives amounts of each year, and an item for each where it names none', () => {
  const header = 'number,provider,start,end,fiscal_year,amount,obligated,invoiced,paid'
  const list = read(
    header,
    'C-1,Harbor House,2024-07-01,2026-06-30,2025,100,90,80,70',
    'C-1,Harbor House,2024-07-01,2026-06-30,2026,50,,,',
  )
  const [contract] = list.contracts
  expect(contract!.items.map(({ itemId, amountCents }) => [itemId, amountCents])).toEqual([
    ['FY2025', 100_00],
    ['FY2026', 50_00],
  ])
  expect(contract!.amounts!.map(({ fiscalYear, kind, amountCents }) => `${fiscalYear} ${kind} ${amountCents}`)).toEqual(
    ['2025 ceiling 10000', '2025 obligated 9000', '2025 invoiced 8000', '2025 paid 7000', '2026 ceiling 5000'],
  )
  expect(list.findings).toEqual([])
})

test('one item in several years is one item with the sum; a year beside items only says where the money falls', () => {
  const header = 'number,item_id,provider,fiscal_year,amount'
  const years = read(header, 'C-1,01,Harbor House,2025,100', 'C-1,01,Harbor House,2026,50').contracts[0]!
  expect(years.items).toMatchObject([{ itemId: '01', amountCents: 150_00 }])
  const beside = read(header, 'C-1,01,Harbor House,,150', 'C-1,,Harbor House,2025,100', 'C-1,,Harbor House,2026,50')
  expect(beside.contracts[0]!.items).toMatchObject([{ itemId: '01', amountCents: 150_00 }])
  expect(beside.contracts[0]!.amounts).toHaveLength(2)
})

test('one contract under two numbers, and one provider with two identifiers, are told', () => {
  const list = read(
    'number,provider,title,start,end,amount,uei',
    'C-1,"Harbor House, Inc.",Beds,2025-07-01,2026-06-30,100,ABCDEFGH1234',
    'C-2,Harbor House,BEDS,2025-07-01,2026-06-30,100,ABCDEFGH1235',
    'C-3,Harbor House,Beds,2025-07-01,2026-06-30,200,ABCDEFGH1234',
    'C-4,Harbor House,,2025-07-01,2026-06-30,0,ABCDEFGH1234',
    'C-5,Harbor House,,2025-07-01,2026-06-30,0,ABCDEFGH1234',
  )
  const found = (code: string) => list.findings.find((one) => one.code === code)
  expect(found('contract-under-two-numbers')).toMatchObject({ row: 3, found: 'C-1, C-2', count: 1 })
  expect(found('provider-with-two-ueis')).toMatchObject({ row: 3, count: 1 })
  expect(list.contracts).toHaveLength(5)
})
