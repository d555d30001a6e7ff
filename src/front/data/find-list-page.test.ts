import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { readTables } from '../../performance/reporting/import-contract-list.ts'
import { findListPage, readSheets } from './find-list-page.ts'

let city: TestCity
let book: Uint8Array
beforeAll(async () => {
  city = await openTestCity()
  const sheets = [
    {
      sheet: '2025',
      data: [
        ['number', 'provider'],
        ['C-1', 'Casa Peña'],
      ],
    },
    { sheet: 'Empty', data: [] },
    {
      sheet: 'Current',
      data: [
        ['contract no.', 'vendor', 'amount'],
        ['C-2', 'Harbor House', 10],
        ['C-3', 'Pier 9', 20],
      ],
    },
  ]
  book = new Uint8Array(await writeExcelFile(sheets as Parameters<typeof writeExcelFile>[0]).toBuffer())
})
afterAll(() => city.close())

/** The page as it answers an address with these fields. */
async function pageOf(address: string, names: string[] = ['list.xlsx']) {
  const sent = new URLSearchParams(address)
  const tables = await readTables(
    names.map((name) => ({ name, content: name.endsWith('.csv') ? Buffer.from('number,provider\nC-9,A\n') : book })),
    { sheets: readSheets(sent, names.length) },
  )
  return city.as(city.manager, ({ work }) => findListPage(work, tables, sent))
}

test('the page names the sheet that was read and those that hold something; the person chooses another', async () => {
  const first = await pageOf('')
  expect(first.workbooks).toEqual([{ file: 'list.xlsx', field: 'sheet0', read: '2025', all: ['2025', 'Current'] }])
  expect(first.rows.map((row) => row.number)).toEqual(['C-1'])
  expect(first.findings.map((one) => one.code)).toContain('other-sheets-not-read')

  const chosen = await pageOf('sheet0=Current')
  expect(chosen.workbooks).toMatchObject([{ read: 'Current', all: ['2025', 'Current'] }])
  expect(chosen.rows.map((row) => row.number)).toEqual(['C-2', 'C-3'])
  expect(chosen.mapping).toMatchObject({ number: 'contract no.', provider: 'vendor' })
  expect(chosen.preview).toMatchObject({ addedCount: 2 })
  expect(chosen.findings.map((one) => one.code)).not.toContain('other-sheets-not-read')
})

test('of several files each workbook has its own sheet, and a CSV has none', async () => {
  const page = await pageOf('sheet1=Current', ['a.csv', 'b.xlsx', 'c.xlsx'])
  expect(page.workbooks.map(({ field, read }) => `${field} ${read}`)).toEqual(['sheet1 Current', 'sheet2 2025'])
})

test('a sheet that is not there is said with those that are, and nothing can be taken in', async () => {
  const page = await pageOf('sheet0=2031')
  expect(page.preview).toBeNull()
  expect(page.findings).toMatchObject([
    { grade: 'stops', code: 'no-such-sheet', found: '2031', expected: '2025, Empty, Current' },
  ])
})

test('a file that cannot be opened says that alone, not which columns it lacks', async () => {
  const tables = await readTables([{ name: 'list.csv', content: Buffer.from('') }], {})
  const page = await city.as(city.manager, ({ work }) => findListPage(work, tables, new URLSearchParams()))
  expect(page.findings.map(({ grade, code }) => `${grade} ${code}`)).toEqual(['stops empty-file'])
  expect(page.stops).toEqual(page.findings)
  expect(page.preview).toBeNull()
})
