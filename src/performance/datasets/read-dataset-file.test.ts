import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { ZipFile } from 'yazl'
import { courses } from '../../../tests/dataset-city.ts'
import type { Table } from '../../ground/platform/read-table.ts'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { writeSheets } from '../../ground/platform/write-sheets.ts'
import { checkRows } from './check-rows.ts'
import { compareTotals } from './compare-totals.ts'
import { gatherParts } from './gather-parts.ts'
import { makeTemplate } from './make-template.ts'
import { readDatasetFile } from './read-dataset-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-dataset-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(content: string | Uint8Array, asked: typeof courses = courses): Promise<Table> {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return readDatasetFile(path, 'list.xlsx', asked)
}
const codes = ({ findings }: Table) => findings.map(({ grade, code, found, count }) => [grade, code, found, count])
const program = { id: 'p1', name: 'Welding', providerId: 'v1' }
const check = (table: Table, declared = courses) =>
  checkRows({ ...declared, version: 1 }, table, {
    programs: [program],
    hash: (provider, id) => `${provider} ${id}`,
    referenced: new Map(),
    months: null,
    today: '2026-11-22',
  })

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook by hand, as a spreadsheet writes what our own writer cannot: formulas, merged cells, hidden sheets. */
async function workbook(sheets: { name: string; state?: string; rows: string; after?: string }[]): Promise<Uint8Array> {
  const file = new ZipFile()
  const add = (name: string, body: string) => file.addBuffer(Buffer.from(xml(body)), name)
  add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  )
  add(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  add(
    'xl/workbook.xml',
    `<workbook ${main} xmlns:r="${relations}"><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
  )
  sheets.forEach(({ rows, after = '' }, at) => {
    add(`xl/worksheets/sheet${at + 1}.xml`, `<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`)
  })
  file.end()
  const chunks: Buffer[] = []
  for await (const chunk of file.outputStream) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}
const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
const head = `<row r="1">${text('A1', 'Client ID')}${text('B1', 'Program')}${text('C1', 'Left on')}${text('D1', 'Hours')}</row>`

test('formulas are read as the values they had, and it is said; those without a value too', async () => {
  const rows = `${head}<row r="2">${text('A2', 'A-1')}${text('B2', 'Welding')}${text('C2', '2026-05-03')}<c r="D2"><f>20+22</f><v>42</v></c></row>
    <row r="3">${text('A3', 'A-2')}${text('B3', 'Welding')}${text('C3', '2026-05-04')}<c r="D3"><f>D2+1</f></c></row>`
  const table = await read(await workbook([{ name: 'Data', rows }]))
  expect(table.rows.map(({ cells }) => cells[3])).toEqual(['42', ''])
  expect(codes(table)).toEqual([
    ['warning', 'formulas-read-as-values', null, 2],
    ['warning', 'formulas-without-value', null, 1],
  ])
})

test('hidden sheets are not read, and merged cells hold one value: both are said', async () => {
  const rows = `${head}<row r="2">${text('A2', 'A-1')}${text('B2', 'Welding')}${text('C2', '2026-05-03')}</row>
    <row r="3">${text('A3', 'A-2')}${text('C3', '5/4/2026')}</row>`
  const after = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
  const hidden = { name: 'Old', state: 'hidden', rows: rows.replace('A-1', 'HIDDEN') }
  const table = await read(await workbook([hidden, { name: 'Data', rows, after }]))
  expect(table.sheet).toBe('Data')
  expect(codes(table)).toEqual([
    ['warning', 'hidden-sheets-not-read', 'Old', 1],
    ['warning', 'merged-cells', 'B2:B3', 1],
  ])
  const { rows: kept, findings } = await check(table)
  expect(kept.map(({ row }) => row)).toEqual([2])
  expect(findings).toMatchObject([
    { code: 'dataset-column-absent' },
    {},
    {},
    { code: 'cell-needed', row: 3, column: 'program' },
  ])
})

test('days as days, as text and as the number of a spreadsheet: the first two read, the last is refused with the remedy', async () => {
  const rows = [
    ['Client ID', 'Program', 'Left on', 'Hours'],
    ['A-1', 'Welding', { value: new Date('2026-05-03T00:00:00Z'), type: Date, format: 'mm/dd/yyyy' }, 1],
    ['A-2', 'Welding', 'May 4, 2026', 2],
    ['A-3', 'Welding', 46146, 3],
  ]
  const bytes = await writeExcelFile(rows as unknown as Parameters<typeof writeExcelFile>[0]).toBuffer()
  const checked = await check(await read(new Uint8Array(bytes)))
  expect(checked.rows.map(({ values }) => values[2])).toEqual(['2026-05-03', '2026-05-04'])
  expect(checked.faults).toEqual([
    { row: 4, header: 'left on', code: 'spreadsheet-day-number', found: '46146', expected: null },
  ])
})

test('a workbook with a password, a broken Parquet file and a file that is no table are refused kindly', async () => {
  const locked = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  expect(codes(await read(locked))).toEqual([['stops', 'workbook-with-password', null, 1]])
  expect(codes(await read('PAR1 and nothing else PAR1'))).toEqual([['stops', 'unreadable-parquet', null, 1]])
  expect(codes(await read('%PDF-1.7 nothing'))).toEqual([['stops', 'not-a-table-pdf', null, 1]])
})

test('a Parquet file reads like a CSV', async () => {
  const engine = await openRecordEngine({ folders: [folder] })
  await engine.run(`copy (select 'A-1' as "Client ID", 'Welding' as program, date '2026-05-03' as "Left on", true as finished,
    12::integer as hours, 1200.5::decimal(9,2) as wage) to '${join(folder, 'file')}' (format parquet)`)
  engine.close()
  const table = await readDatasetFile(join(folder, 'file'), 'list.parquet', courses)
  const { rows } = await check(table)
  expect(rows).toMatchObject([
    { month: '2026-05', values: ['v1 A-1', 'Welding', '2026-05-03', null, true, 12, 120_050] },
  ])
})

test('the spreadsheet made for a provider reads back without anybody saying what its columns mean', async () => {
  for (const language of ['en', 'es'] as const) {
    const last = [{ program: 'Welding', month: '2026-04', rows: 3, sums: { hours: 90, wage: 300_000 } }]
    const sheets = makeTemplate({
      dataset: { ...courses, version: 1 },
      providerName: 'Bridge',
      programs: ['Welding', 'Nursing'],
      last,
      language,
    })
    const data = sheets[1]!
    expect(data.rules!.map(({ range, allows }) => [range, allows])).toEqual([
      ['B2:B2001', 'list'],
      ['C2:C2001', 'day'],
      ['D2:D2001', 'list'],
      ['E2:E2001', 'list'],
      ['F2:F2001', 'whole'],
      ['G2:G2001', 'decimal'],
    ])
    data.rows.push(
      ['a-1', 'Welding', '2026-05-03', 'School', language === 'en' ? 'Yes' : 'Sí', '12', '1,200.50'].map((value) => ({
        value,
      })),
    )
    const table = await read(await writeSheets(sheets))
    expect([table.sheet, codes(table)]).toEqual([data.name, []])
    const checked = await check(table)
    expect(checked.findings).toEqual([])
    expect(checked.rows).toMatchObject([{ values: ['v1 A-1', 'Welding', '2026-05-03', 'School', true, 12, 120_050] }])
  }
})

test('totals on a sheet of their own must agree with the rows', async () => {
  const totals = [
    { sheet: 'Totals', label: 'People', column: null },
    { sheet: 'Totals', label: 'Wages', column: 'wage' },
    { sheet: 'Totals', label: 'Hours', column: 'hours' },
  ]
  const declared = { ...courses, totals }
  const cell = (value: string) => ({ value })
  const sheets = [
    {
      name: 'Data',
      widths: [],
      rows: [
        ['Client ID', 'Program', 'Left on', 'Hours', 'Wage'].map(cell),
        ['A-1', 'Welding', '2026-05-03', '12', '10.50'].map(cell),
        ['A-2', 'Welding', '2026-05-03', '5', '1'].map(cell),
      ],
    },
    { name: 'Totals', widths: [], rows: [['people', '2'].map(cell), ['Wages', '$11.00'].map(cell)] },
  ]
  const table = await read(await writeSheets(sheets), declared)
  const { rows } = await check(table, declared)
  const parts = gatherParts({ ...declared, version: 1 })
  for (const row of rows) parts.add(row)
  expect(compareTotals({ ...declared, version: 1 }, table, parts.list())).toMatchObject([
    {
      grade: 'error',
      code: 'total-differs',
      file: 'list.xlsx, Totals',
      row: 2,
      column: 'Wages',
      found: '$11.00',
      expected: '11.50',
    },
    { grade: 'warning', code: 'total-not-found', column: 'Hours', expected: '17' },
  ])
})
