import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readTable, type TableRow, tableLimits } from './read-table.ts'
import { isStreamed, streamTable } from './stream-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-streamed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function stream(content: string | Uint8Array, limits = tableLimits) {
  const path = join(folder, 'list.csv')
  writeFileSync(path, content)
  const read = await streamTable(path, 'list.csv', limits)
  if (!isStreamed(read)) return { header: read.header, rows: read.rows, findings: read.findings }
  const rows: TableRow[] = []
  for await (const batch of read.batches) rows.push(...batch)
  return { header: read.header, rows, findings: read.findings() }
}
function whole(content: string | Uint8Array) {
  const { header, rows, findings } = readTable(content, 'list.csv')
  // Whether a table without rows is a surprise is for the reader of a stream to say.
  return { header, rows, findings: findings.filter(({ code }) => code !== 'no-rows') }
}

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', '"', 'a,b', 'one\ntwo', "'=1", 'niño', '12.50', '5" pipe', '\u00a0'),
)
const written = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test('whatever the cells hold, a stream gives the rows and findings that the whole file gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n'),
      async (rows, end) => {
        const text = [['Name', 'Day', 'Note'], ...rows].map((cells) => cells.map(written).join(',')).join(end)
        expect(await stream(text)).toEqual(whole(text))
      },
    ),
    { numRuns: 150 },
  )
})

const latin = Buffer.from('Name;Note\nNiño;a\n', 'latin1')
const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Name\tNote\nNiño\ta\n', 'utf16le')])
test.each([
  ['Latin-1', latin],
  ['UTF-16', wide],
  ['a separator in the first line', 'sep=;\nName;Note\na;b\n'],
  ['a title above', 'Courses of 2026\n\nName,Day,Note\na,b,c\n'],
  ['a mark before the first letter', '\uFEFFName,Note\na,b\n'],
  ['no rows', 'Name,Note\n'],
  ['nothing', ''],
  ['blank lines', '\n\n'],
  ['a web page', '<!doctype html><p>Sign in'],
  ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
  ['bytes that are no text', Buffer.from([65, 44, 66, 10, 0, 1, 2])],
  ['a quotation mark that nobody closed', 'Name,Note\na,"b\nc,d\n'],
  ['no header', '2026-01-02,4.50\n2026-01-03,4.50\n'],
])('%s is read, or refused, as the whole file is', async (_, content) => {
  const [streamed, all] = [await stream(content), whole(content)]
  // The place of an open quotation mark is told by neither in the same way.
  const codes = (findings: typeof all.findings) => findings.map(({ grade, code }) => [grade, code])
  expect({ ...streamed, findings: codes(streamed.findings) }).toEqual({ ...all, findings: codes(all.findings) })
})

test('more rows than the limit stop, and many batches keep their row numbers', async () => {
  const lines = Array.from({ length: 5_000 }, (_, row) => `${row},x`)
  const text = ['Number,Note', ...lines].join('\n')
  const { rows } = await stream(text)
  expect([rows.length, rows.at(-1)]).toEqual([5_000, { row: 5_001, cells: ['4999', 'x'] }])
  const stopped = await stream(text, { ...tableLimits, rows: 3_000 })
  expect(stopped.findings).toMatchObject([{ grade: 'stops', code: 'too-many-rows' }])
  expect(await stream(text, { ...tableLimits, bytes: 100 })).toMatchObject({ findings: [{ code: 'file-too-large' }] })
})
