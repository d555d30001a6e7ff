import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecordEngine } from '../../../ground/platform/record-engine.ts'
import { parsedWords, textWords } from './table-selects.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'words-'))
})
afterAll(() => rm(root, { recursive: true }))

/** What a cell means by one way of reading: the row as told by the words, or null where the reader gave the file up. */
async function meaning(cells: string[], type: 'VARCHAR' | 'DATE' | 'SMALLINT', words: string, select: string) {
  const engine = await openRecordEngine({ folders: [root], threads: 1 })
  await engine.run(words)
  const told: (Record<string, unknown> | null)[] = []
  for (const [at, cell] of cells.entries()) {
    const path = join(root, `${type}-${at}.csv`)
    await writeFile(path, `Name,Cell\nx,${cell}\n`)
    const read = `read_csv('${path}', auto_detect = false, header = true, columns = {'Name': 'VARCHAR', 'Cell': '${type}'},
      delim = ',', quote = '"', escape = '"')`
    const rows = await engine.rows<Record<string, unknown>>(`select ${select} from ${read}`).catch(() => null)
    told.push(rows === null ? null : rows[0]!)
  }
  engine.close()
  return told
}

/** Whatever the reader parses by itself means what its text means; all else it gives up, and the text is read. */
async function expectSameMeaning(cells: string[], type: 'DATE' | 'SMALLINT', select: string) {
  const all = cells.flatMap((cell) => [cell, `"${cell}"`])
  const texts = await meaning(all, 'VARCHAR', textWords, select)
  const parsed = await meaning(all, type, parsedWords, select)
  const compared = all.map((cell, at) => [cell, parsed[at] ?? texts[at]])
  expect(compared).toEqual(all.map((cell, at) => [cell, texts[at]]))
  return { texts, parsed }
}

test('days that the reader parses mean what their text means: blanks, times, years out of range, other orders', async () => {
  const cells =
    '2025-01-31|2025-1-5|| |  |2025-01-31 | 2025-01-31|\u00a02025-01-31|2025-01-31 10:20:00|2025-01-31T10:20:00|2025-01-31 junk|2025-02-31|31/01/2025|01/31/2025|20250131|2025/01/31|1899-12-31|1900-01-01|2199-12-31|2200-01-01|0001-01-01|infinity|epoch|today|44300|0|x|NULL|2025-01|2025-01-31+02'
  const day = 'day_of(Cell) as day, is_unread_day(Cell) as is_unread, unread_day(Cell) as unread'
  const { texts, parsed } = await expectSameMeaning(cells.split('|'), 'DATE', day)
  expect(texts[0]).toEqual({ day: '2025-01-31', is_unread: false, unread: null })
  expect(parsed[0]).toEqual(texts[0])
  const at = (cell: string) => cells.split('|').indexOf(cell) * 2
  expect([texts[at('1899-12-31')], parsed[at('1899-12-31')]]).toEqual([
    { day: null, is_unread: true, unread: '1899-12-31' },
    null,
  ])
})

test('codes that the reader parses mean what their text means: blanks, zeros in front, fractions, words', async () => {
  const cells =
    '410|0410|+410|-5|| |  | 410|410 |\u00a0410|410.0|410.4|410.5|410.6|4e2|1_0|0x10|32767|32768|99999|true|t|x|NULL|.5|5.|1 0'
  const code = 'code_of(Cell) as code, is_unread_code(Cell) as is_unread, is_code(Cell, 410) as is_410'
  const { texts, parsed } = await expectSameMeaning(cells.split('|'), 'SMALLINT', code)
  expect(texts[0]).toEqual({ code: 410, is_unread: false, is_410: true })
  expect(parsed[0]).toEqual(texts[0])
})
