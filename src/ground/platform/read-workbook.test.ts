import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { ZipFile } from 'yazl'
import { readFileTable } from './read-file-table.ts'
import { isStopped, readTable, type Table, tableLimits } from './read-table.ts'
import { readWorkbook, type WorkbookChoice } from './read-workbook.ts'
import { type WrittenTable, writeTable } from './write-table.ts'
import { writeWorkbook } from './write-workbook.ts'

const day = (text: string) => ({ value: new Date(`${text}T00:00:00Z`), type: Date, format: 'mm/dd/yyyy' }) as const
const amount = (value: number) => ({ value, type: Number, format: '#,##0.00' }) as const
type Cells = Parameters<typeof writeExcelFile>[0]

const workbook = async (rows: unknown[][]): Promise<Uint8Array> =>
  new Uint8Array(await writeExcelFile(rows as unknown as Cells).toBuffer())
const read = (bytes: Uint8Array, choice?: WorkbookChoice) => readWorkbook(bytes, 'list.xlsx', choice)
const codes = (table: Table) => table.findings.map(({ grade, code }) => `${grade} ${code}`)

async function zip(parts: Record<string, string | Buffer>): Promise<Uint8Array> {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name)
  file.end()
  const chunks: Buffer[] = []
  for await (const chunk of file.outputStream) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

let plain: Uint8Array
beforeAll(async () => {
  plain = await workbook([
    [],
    ['Contracts of the city', null, null, null, null],
    ['number', 'provider', 'start', 'amount', 'rate'],
    ['C-1', '  Casa Peña ', day('2025-07-01'), amount(1234.56), 0.1 + 0.2],
    [2020313, 'Harbor House', day('2024-02-29'), amount(-0.07), 15],
    [],
    [],
    ['C-3', '=1+1', day('2026-12-31'), amount(98765432.1), null],
  ])
})

test('a sheet reads like a CSV: days without a zone, numbers without noise, blank rows and a title counted', async () => {
  const table = await read(plain)
  expect(table.header).toEqual(['number', 'provider', 'start', 'amount', 'rate'])
  expect(table.rows).toEqual([
    { row: 4, cells: ['C-1', 'Casa Peña', '2025-07-01', '1234.56', '0.3'] },
    { row: 5, cells: ['2020313', 'Harbor House', '2024-02-29', '-0.07', '15'] },
    { row: 8, cells: ['C-3', '=1+1', '2026-12-31', '98765432.1', ''] },
  ])
  expect(codes(table)).toEqual(['warning title-above-header'])
})

test('the first bytes tell what a file is, and not its name', async () => {
  expect((await readFileTable({ name: 'list.csv', content: plain })).rows).toHaveLength(3)
  const text = new TextEncoder().encode('a,b\n1,2\n')
  expect((await readFileTable({ name: 'list.xlsx', content: text })).header).toEqual(['a', 'b'])
})

test('the first sheet with names of columns is read, or the one that is named', async () => {
  const sheet = (name: string, data: unknown[][]) => ({ sheet: name, data: data as unknown as Cells })
  const sheets = [
    sheet('Notes', [['Please read'], ['Twice']]),
    sheet('2026', [
      ['number', 'provider'],
      ['C-1', 'A'],
    ]),
    sheet('2025', [
      ['number', 'provider'],
      ['B-1', 'A'],
    ]),
  ]
  const bytes = new Uint8Array(await writeExcelFile(sheets as never).toBuffer())
  const table = await read(bytes)
  expect(table.rows[0]!.cells).toEqual(['C-1', 'A'])
  expect(table.findings).toMatchObject([{ code: 'other-sheets-not-read', found: 'Notes, 2025', expected: '2026' }])
  expect((await read(bytes, { sheet: '2025' })).rows[0]!.cells).toEqual(['B-1', 'A'])
  expect((await read(bytes, { sheet: '2024' })).findings).toMatchObject([
    { grade: 'stops', code: 'no-such-sheet', found: '2024', expected: 'Notes, 2026, 2025' },
  ])
})

test('what is no workbook, locked, too large, or made to do harm is refused with the reason', async () => {
  const ole = (text: string) =>
    new Uint8Array(
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(text, 'utf16le')]),
    )
  const entity =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><worksheet>&f;</worksheet>'
  const cases: [string, Uint8Array, WorkbookChoice?][] = [
    ['workbook-with-password', ole('EncryptedPackage')],
    ['not-a-table-old-spreadsheet', ole('Workbook')],
    ['not-a-workbook', await zip({ 'readme.txt': 'hello' })],
    ['workbook-with-entities', await zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': entity })],
    [
      'workbook-with-entities',
      await zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.from(entity, 'utf16le') }),
    ],
    [
      'workbook-too-large',
      await zip({ 'xl/workbook.xml': '<workbook/>', 'xl/sharedStrings.xml': ' '.repeat(6_000_000) }),
    ],
    [
      'workbook-too-large',
      await zip(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`xl/part${index}.xml`, '<a/>']))),
      { zipLimits: { entries: 20, bytes: 1e6, ratio: 100 } },
    ],
    ['unreadable-workbook', await zip({ 'xl/workbook.xml': '<workbook/>' })],
    ['unreadable-workbook', plain.slice(0, plain.length / 2)],
    ['workbook-too-slow', plain, { milliseconds: 1 }],
    ['file-too-large', plain, { limits: { ...tableLimits, bytes: 100 } }],
  ]
  for (const [code, bytes, choice] of cases) {
    const table = await read(bytes, choice)
    expect(isStopped(table), code).toBe(true)
    expect(codes(table)).toEqual([`stops ${code}`])
  }
})

const word = fc.constantFrom(
  'Shelter',
  '=1+1',
  '-5',
  '@home',
  '+1',
  "'quoted",
  "''=x",
  'Niños, "Casa"',
  'línea',
  '\uff1d1',
  '',
)
const table = fc.record({
  columns: fc.constant([
    { name: 'text', kind: 'text' },
    { name: 'day', kind: 'day' },
    { name: 'amount', kind: 'cents' },
    { name: 'count', kind: 'number' },
  ] as const),
  rows: fc.array(
    fc.tuple(
      word,
      fc.constantFrom('2026-01-01', '1900-01-01', '2024-02-29', null),
      fc.option(fc.integer({ min: -1e12, max: 1e12 }), { nil: null }),
      fc.integer({ min: -1000, max: 1000 }),
    ),
    { minLength: 1, maxLength: 5 },
  ),
}) as fc.Arbitrary<WrittenTable>
const cellsOf = ({ rows }: WrittenTable) =>
  rows.map(([text, on, cents, count]) => [
    text,
    on ?? '',
    cents === null || cents === undefined ? null : Number(cents) / 100,
    String(count),
  ])
const readBack = ({ rows }: Table) =>
  rows.map(({ cells: [text, on, cents, count] }) => [text, on, cents === '' ? null : Number(cents), count])

test('what is written as CSV reads back as it was, whatever it begins with', () => {
  fc.assert(
    fc.property(table, (one) => {
      expect(readBack(readTable(writeTable(one), 'a.csv'))).toEqual(cellsOf(one))
    }),
  )
  expect(writeTable({ columns: [{ name: 'a', kind: 'text' }], rows: [['=cmd()'], ['-2'], ['\tx']] })).toBe(
    "a\n'=cmd()\n'-2\n'\tx\n",
  )
})

test('what is written as a workbook reads back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (one) => {
      expect(readBack(await read(await writeWorkbook(one, 'List')))).toEqual(cellsOf(one))
    }),
    { numRuns: 6 },
  )
})
