import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable, readTableFile, type Table, tableLimits } from './read-table.ts'

const codes = (table: Table) => table.findings.map((one) => `${one.grade} ${one.code}`)
const cellsOf = (table: Table) => table.rows.map((one) => one.cells)

test('reads quotes within quotes, commas and line breaks within cells, and stray quotes', () => {
  const table = readTable('number,title\n1,"Food ""to go"", hot"\n2,"Beds\nand meals"\n3,a 5" pipe\n', 'list.csv')
  expect(cellsOf(table)).toEqual([
    ['1', 'Food "to go", hot'],
    ['2', 'Beds\nand meals'],
    ['3', 'a 5" pipe'],
  ])
  expect(table.findings).toEqual([])
})

test('numbers rows as a spreadsheet does, blank rows included', () => {
  const table = readTable('\n,,\nnumber,title,provider\n\n1,a,b\n,,\n  , ,\n2,c,d\n\n', 'list.csv')
  expect(table.header).toEqual(['number', 'title', 'provider'])
  expect(table.rows.map((one) => one.row)).toEqual([5, 8])
})

test('cleans the header and the cells of blanks that nobody sees', () => {
  const table = readTable('\uFEFF\u00a0Contract\u00a0 Number , Title\n \u00a01\u200b ,Beds \n', 'list.csv')
  expect(table.header).toEqual(['Contract Number', 'Title'])
  expect(cellsOf(table)).toEqual([['1', 'Beds']])
})

test('leaves out rows that do not fit the header and counts them', () => {
  const table = readTable('a,b,c\n1,2,3\n4,5\n6,7,8,9\n', 'list.csv')
  expect(cellsOf(table)).toEqual([['1', '2', '3']])
  expect(table.findings).toMatchObject([
    { grade: 'error', code: 'ragged-row', row: 3, found: '2', expected: '3', count: 2 },
  ])
})

test('blank cells at the end of all rows do no harm', () => {
  const rows = [
    ['1', '2', '3'],
    ['4', '5', '6'],
    ['7', '8', ''],
  ]
  expect(cellsOf(readTable('a,b,c\n1,2,3,,\n4,5,6,,\n7,8,,,\n', 'list.csv'))).toEqual(rows)
  expect(cellsOf(readTable('a,b,c,,\n1,2,3,,\n4,5,6,,\n7,8,,,\n', 'list.csv'))).toEqual(rows)
})

test('a comma without quotation marks never moves values into other columns, even before a blank last cell', () => {
  const table = readTable('title,amount,note\nBeds,5,\nBeds, and meals,5,\nLegal aid,7,\n', 'list.csv')
  expect(cellsOf(table).map((cells) => cells[1])).toEqual(['5', '7'])
  expect(codes(table)).toEqual(['error ragged-row'])
  expect(codes(readTable('title,amount,note\nBeds, and meals,5,\n', 'list.csv'))).toContain('error ragged-row')
})

test.each([
  ['semicolons', 'a;b;c\n1,5;2;3\n'],
  ['tabs', 'a\tb\tc\n1,5\t2\t3\n'],
  ['bars', 'a|b|c\n1,5|2|3\n'],
  ['an announced separator', 'sep=;\na;b;c\n1,5;2;3\n'],
])('recognises %s', (_, text) => {
  expect(cellsOf(readTable(text, 'list.csv'))).toEqual([['1,5', '2', '3']])
})

test('a title with another separator does not mislead', () => {
  const table = readTable('Contracts, as of July, all\n\nnumber;title;provider\n1;a;b\n2;c;d\n', 'list.csv')
  expect(table.header).toEqual(['number', 'title', 'provider'])
})

test('passes over a title above the header', () => {
  const table = readTable('Contracts of Cascadia,,\n\nnumber,title,provider\n1,a,b\n', 'list.csv')
  expect(table.header).toEqual(['number', 'title', 'provider'])
  expect(table.rows[0]?.row).toBe(4)
  expect(codes(table)).toEqual(['warning title-above-header'])
})

test('reads Latin-1 with a warning, and UTF-16 without', () => {
  const latin = readTable(Buffer.from('name,b\nCasa Pe\u00f1a,1\n', 'latin1'), 'list.csv')
  expect(cellsOf(latin)).toEqual([['Casa Peña', '1']])
  expect(codes(latin)).toEqual(['warning not-utf-8'])
  const wide = readTable(Buffer.from('\uFEFFname\tb\nCasa Peña\t1\n', 'utf16le'), 'list.csv')
  expect(cellsOf(wide)).toEqual([['Casa Peña', '1']])
  expect(wide.findings).toEqual([])
})

test.each([
  ['empty-file', ''],
  ['empty-file', ' \n\n'],
  ['no-header', '1720457,Financial advice,10/30/2016,10/29/2017\n1720458,Legal advice,7/1/2016,6/30/2017\n'],
  ['no-header', '1,2,x\n3,4,y\n'],
  ['not-a-table-spreadsheet-or-zip', Buffer.from('PK\u0003\u0004 workbook')],
  ['not-a-table-old-spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])],
  ['not-a-table-pdf', Buffer.from('%PDF-1.7 ...')],
  ['not-a-table-web-page', '<!DOCTYPE html><html>Please sign in</html>'],
  ['not-a-table-binary-file', Buffer.from([97, 44, 98, 0, 1, 2])],
  ['quote-not-closed', 'a,b\n1,"never closed\n2,x\n'],
])('stops at %s', (code, source) => {
  const table = readTable(source, 'list.csv')
  expect(codes(table)).toEqual([`stops ${code}`])
  expect(table.rows).toEqual([])
})

test('is bounded in bytes, rows, columns and cells', async () => {
  const small = { bytes: 60, rows: 2, columns: 3, cellCharacters: 5 }
  expect(codes(readTable('a,b\n'.repeat(16), 'list.csv', small))).toEqual(['stops file-too-large'])
  expect(codes(readTable('a,b\n1,2\n1,2\n1,2\n', 'list.csv', small))).toEqual(['stops too-many-rows'])
  expect(readTable('a,b\n1,2\n1,2\n', 'list.csv', small).rows).toHaveLength(2)
  expect(codes(readTable('a,b,c,d\n1,2,3,4\n', 'list.csv', small))).toEqual(['stops too-many-columns'])
  expect(codes(readTable('a,b\n1,123456\n1,2\n', 'list.csv', small))).toEqual(['error cell-too-long'])
  const folder = await mkdtemp(join(tmpdir(), 'table-'))
  const path = join(folder, 'list.csv')
  await writeFile(path, 'a,b\n1,2\n')
  expect(cellsOf(await readTableFile(path))).toEqual([['1', '2']])
  expect(codes(await readTableFile(path, { ...tableLimits, bytes: 4 }))).toEqual(['stops file-too-large'])
  await rm(folder, { recursive: true })
})

test('names a repeated header, and a table without rows', () => {
  expect(codes(readTable('a,b,a\n', 'list.csv'))).toEqual(['warning repeated-header', 'warning no-rows'])
})

test('what is read does not depend on line endings, a byte order mark, or bytes against text', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', ' ', '7', '\t'), maxLength: 8 })
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(rows, (table) => {
      const lines = ['number,title,provider', ...table.map((cells) => cells.map(quoted).join(','))]
      const plain = readTable(lines.join('\n'), 'list.csv')
      expect(cellsOf(plain)).toEqual(
        table.map((cells) => cells.map((one) => one.trim())).filter((cells) => cells.some((one) => one !== '')),
      )
      for (const ending of ['\r\n', '\r', '\n']) {
        const text = `\uFEFF${lines.join(ending)}${ending}`
        expect(readTable(text, 'list.csv')).toEqual(plain)
        expect(readTable(Buffer.from(text), 'list.csv')).toEqual(plain)
      }
    }),
    { numRuns: 60 },
  )
})

test('never throws over what is in a file', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => readTable(bytes, 'list.csv').file === 'list.csv'))
})
