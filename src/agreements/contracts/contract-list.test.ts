import { expect, test } from 'vitest'
import { readTable } from '../../ground/platform/read-table.ts'
import { findingsTables as english } from '../../ground/words/english/findings-tables.ts'
import { findingsTables as spanish } from '../../ground/words/spanish/findings-tables.ts'
import { contractCeiling, contractPaid, contractSchema } from './contract.ts'
import { type ContractList, readContractList } from './contract-list.ts'
import { guessMapping } from './contract-list-mapping.ts'

const header = 'contract_id,item_id,department,vendor,orig_vendor,description,start,end,amount,paid,profit_status'

function read(...files: string[]): ContractList {
  const tables = files.map((rows, index) => readTable(`${header}\n${rows}`, `q${index + 1}.csv`))
  return readContractList(tables.map((table) => ({ table, mapping: guessMapping(table.header).columns })))
}

const counted = (list: ContractList) =>
  Object.fromEntries(list.findings.map((one) => [`${one.grade} ${one.code}`, one.count]))

const original =
  'C-7,C-7,HOMELESSNESS,Harbor House Inc.,Harbor House,Beds,7/1/2025,6/30/2026,"10,000.00",2500,Non Profit'
const renewal =
  'C-7,C-7-01,HOMELESSNESS,Harbor House Inc.,Harbor House,AMENDMENT 1,7/1/2026,6/30/2027,5000,0,Non Profit'

test('rows become contracts with items', () => {
  const list = read(`${renewal}\n${original}\n`)
  expect(list.contracts).toEqual([
    {
      number: 'C-7',
      title: 'Beds',
      providerName: 'Harbor House Inc.',
      originalProviderName: null,
      department: 'HOMELESSNESS',
      policyArea: null,
      structureType: null,
      isForProfit: false,
      from: '2025-07-01',
      to: '2027-06-30',
      signedOn: null,
      items: [
        {
          itemId: 'C-7',
          amountCents: 1_000_000,
          paidCents: 250_000,
          from: '2025-07-01',
          to: '2026-06-30',
          vendorName: 'Harbor House Inc.',
        },
        {
          itemId: 'C-7-01',
          amountCents: 500_000,
          paidCents: 0,
          from: '2026-07-01',
          to: '2027-06-30',
          vendorName: 'Harbor House Inc.',
        },
      ],
    },
  ])
  expect(list.findings).toEqual([])
  expect(contractSchema.safeParse(list.contracts[0]).success).toBe(true)
})

test('what looks wrong is read, marked at its row, and counted', () => {
  const list = read(
    [
      'C-1,C-1,D,Harbor House,,Beds,1/1/2026,12/31/2026,100,100.01,',
      'C-2,C-2,D,Harbor House,,Meals,1/1/2026,12/31/2026,0,0,',
      'C-3,C-3,D,Harbor House,,Legal aid,1/1/2026,12/31/2025,(50),0,',
      'C-4,C-4,D,Harbor House,,Outreach,,12/31/2026,,-5,',
    ].join('\n'),
  )
  expect(list).toMatchObject({ rowsRead: 4, rowsLeftOut: 0 })
  expect(counted(list)).toEqual({
    // C-3 too: nothing was paid, and its amount is below nothing.
    'warning paid-above-amount': 2,
    'warning zero-amount': 1,
    'warning end-before-start': 1,
    'warning negative-amount': 1,
    'warning missing-amount': 1,
    'warning missing-day': 1,
    'warning negative-paid': 1,
  })
  expect(list.marks).toContainEqual({
    file: 'q1.csv',
    row: 2,
    grade: 'warning',
    code: 'paid-above-amount',
    contractNumber: 'C-1',
    itemId: 'C-1',
  })
  expect(list.contracts[3]?.items[0]).toMatchObject({ amountCents: null, from: null })
  expect(list.contracts[1]?.items[0]).toMatchObject({ amountCents: 0 })
})

test('only what cannot be understood is left out', () => {
  const list = read(
    [
      ',C-1,D,Harbor House,,Beds,1/1/2026,12/31/2026,100,0,',
      'C-2,C-2,D,,,Beds,1/1/2026,12/31/2026,100,0,',
      'C-3,C-3,D,Harbor House,,Beds,1/1/2026,12/31/2026,0.00548726.77,0,',
      'C-4,C-4,D,Harbor House,,Beds,2/31/2026,12/31/2026,100,0,',
      'C-5,C-5,D,Harbor House,,Beds,46023,12/31/2026,100,0,',
      'C-6,C-6,D,Harbor House,,Beds, and meals,1/1/2026,12/31/2026,100,0,',
      'C-7,C-7,D,Harbor House,,Beds,1/1/2026,12/31/2026,100,0,',
    ].join('\n'),
  )
  expect(list.contracts.map((one) => one.number)).toEqual(['C-7'])
  expect(list).toMatchObject({ rowsRead: 1, rowsLeftOut: 6 })
  expect(counted(list)).toEqual({
    'error no-contract-number': 1,
    'error no-provider': 1,
    'error unreadable-amount': 1,
    'error no-such-day': 1,
    'error spreadsheet-day-number': 1,
    'error ragged-row': 1,
  })
  expect(list.findings.find((one) => one.code === 'unreadable-amount')).toMatchObject({
    row: 4,
    column: 'amount',
    found: '0.00548726.77',
  })
})

test('a cell that may hold a person is not repeated', () => {
  const list = read('C-1,C-1,D,Harbor House,,Beds,Maria Example,12/31/2026,123-45-6789,0,')
  expect(list.findings.map((one) => one.found)).toEqual([null, null])
})

test('a later file replaces what an earlier one said of an item, and keeps what it no longer lists', () => {
  const list = read(
    `${original}\nC-8,C-8,D,East Clinic,,Care,1/1/2025,12/31/2025,700,700,For Profit`,
    'C-7,C-7,HOMELESSNESS,Harbor House East LLC,Harbor House,Beds,7/1/2025,6/30/2026,10000,4000,Non Profit',
  )
  expect(list.contracts.map((one) => one.number)).toEqual(['C-7', 'C-8'])
  expect(list.contracts[0]).toMatchObject({
    providerName: 'Harbor House East LLC',
    originalProviderName: 'Harbor House',
  })
  expect(contractPaid(list.contracts[0]!).amountCents).toBe(4_000_00)
  expect(counted(list)).toEqual({ 'warning contract-under-several-providers': 1 })
})

test('the order of the files is the caller’s: the last one speaks', () => {
  const older = original
  const newer = original.replace('2500', '9999')
  expect(contractPaid(read(older, newer).contracts[0]!).amountCents).toBe(9_999_00)
  expect(contractPaid(read(newer, older).contracts[0]!).amountCents).toBe(2_500_00)
})

test('of an item repeated in one file the longer term counts once, in either order', () => {
  const longer = 'C-7,C-7-02,D,Harbor House,,Beds,7/1/2024,6/30/2026,986457,728801,'
  const shorter = 'C-7,C-7-02,D,Harbor House,,Beds,7/1/2025,6/30/2026,532957,242344,'
  for (const rows of [`${longer}\n${shorter}`, `${shorter}\n${longer}`]) {
    const list = read(rows)
    expect(contractCeiling(list.contracts[0]!)).toEqual({ amountCents: 986_457_00, itemsWithoutAmount: 0 })
    expect(counted(list)).toEqual({ 'warning repeated-item': 1 })
  }
})

test('two spellings of a provider are no change of hands; two departments are told', () => {
  const list = read(
    'C-7,C-7,Housing,"Harbor House, Inc.",,Beds,7/1/2025,6/30/2026,1,0,\nC-7,C-7-01,Health,HARBOR HOUSE INC,,Beds,7/1/2026,6/30/2027,1,0,',
  )
  expect(counted(list)).toEqual({ 'warning contract-under-several-departments': 1 })
})

test('a list without item ids may have a row for each amendment; their amounts are added', () => {
  const table = readTable(
    'contract_number,provider,start,end,amount\nC-7,Harbor House,2025-07-01,2026-06-30,100\nC-7,Harbor House,2026-07-01,2027-06-30,50\n',
    'plain.csv',
  )
  const list = readContractList([{ table, mapping: guessMapping(table.header).columns }])
  expect(list.contracts[0]?.items.map((one) => [one.itemId, one.amountCents])).toEqual([
    ['C-7', 100_00],
    ['C-7-2', 50_00],
  ])
  expect(counted(list)).toEqual({ 'warning contract-in-several-rows': 1 })
})

test('a large file with a finding in every row is still read', () => {
  const rows = Array.from({ length: 70_000 }, (_, index) => `C-${index},Harbor House,0,5`)
  const table = readTable(`contract,vendor,amount,paid\n${rows.join('\n')}`, 'large.csv')
  const list = readContractList([{ table, mapping: guessMapping(table.header).columns }])
  expect(list).toMatchObject({ rowsRead: 70_000, rowsLeftOut: 0 })
  expect(list.marks).toHaveLength(140_000)
  expect(list.findings.find((one) => one.code === 'zero-amount')).toMatchObject({ count: 70_000, row: 2 })
})

test('a file that cannot be read stops alone, and every finding has its sentence in both languages', () => {
  const table = readTable('Agency Name,Site Name\nEast Clinic,Main\n', 'sites.csv')
  const list = readContractList([
    { table, mapping: guessMapping(table.header).columns },
    { table: readTable('', 'empty.csv'), mapping: {} },
  ])
  expect(list.contracts).toEqual([])
  expect(list.findings.filter((one) => one.grade === 'stops').map((one) => `${one.file} ${one.code}`)).toEqual([
    'sites.csv no-contract-number-column',
    'sites.csv no-contract-provider-column',
    'empty.csv empty-file',
  ])
  for (const finding of list.findings) {
    const code = finding.code as keyof typeof english
    expect(english[code](finding)).toMatch(/^[A-Z].*\.$/)
    expect(spanish[code](finding)).not.toBe(english[code](finding))
  }
})
