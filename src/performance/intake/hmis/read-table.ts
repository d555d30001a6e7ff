import { createReadStream, createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import type { HmisFile } from './layout.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import { parsedColumns, parsedWords, tableSelects, textWords } from './table-selects.ts'

const text = (value: string) => `'${value.replaceAll("'", "''")}'`

export type ReadRows = {
  rows: number
  /** file rows that could not be taken apart, in order; they are in no table */
  malformed: { row: number; kind: string }[]
}

type Header = { columns: (string | null)[]; missing: string[] }

/** The CSV reader as a relation with the layout's names; a used column that the file lacks is empty. */
function relation(path: string, { columns, missing }: Header, types: Record<string, string>, rest: string): string {
  const typeOf = (name: string | null) => (name === null ? undefined : types[name]) ?? 'VARCHAR'
  const list = columns.map((name, at) => `${text(name ?? `unread_${at}`)}: '${typeOf(name)}'`).join(', ')
  const empty = missing.map((name) => `, null::${typeOf(name)} as "${name}"`).join('')
  return `(select *${empty} from read_csv(${text(path)}, auto_detect = false, header = true, columns = {${list}},
    delim = ',', quote = '"', escape = '"'${rest}))`
}

const tableFrom = (file: HmisFile, from: string) =>
  `create or replace temp table ${tableOf(file)} as ${tableSelects[file].replace('{file}', () => from)}`

/** Reads one CSV file into the table read_<file>; malformed records are left out and told. */
export async function readTable(
  engine: RecordEngine,
  file: HmisFile,
  path: string,
  header: Header,
  folder: string,
): Promise<ReadRows> {
  const malformed = (await readParsed(engine, file, path, header))
    ? []
    : await readTexts(engine, file, path, header, folder)
  const [counted] = await engine.rows<{ count: number }>(`select count(*) as count from ${tableOf(file)}`)
  return { rows: counted!.count + malformed.length, malformed }
}

/**
 * A thread takes a whole piece of the file, not a quarter of one as the engine has it by itself (the longest line allowed
 * is also the least that a thread takes). A piece then fills a block of the table: smaller ones would be written twice,
 * for the table keeps the order of the file.
 */
const wholePieces = ', buffer_size = 32000000, max_line_size = 32000000'

/** Lets the reader parse the days and codes of a large file: all of them, or it is not read at all. */
async function readParsed(engine: RecordEngine, file: HmisFile, path: string, header: Header): Promise<boolean> {
  const types = parsedColumns[file]
  if (types === undefined) return false
  await engine.run(parsedWords)
  try {
    await engine.run(tableFrom(file, relation(path, header, types, wholePieces)))
    return true
  } catch (error) {
    if (isUnreadable(error)) return false
    throw error
  }
}

/** Reads a file in which anything may stand: every cell as text, every record that cannot be taken apart told. */
async function readTexts(
  engine: RecordEngine,
  file: HmisFile,
  path: string,
  header: Header,
  folder: string,
): Promise<ReadRows['malformed']> {
  const rejects = `rejects_${file.toLowerCase()}`
  const telling = `, store_rejects = true, rejects_limit = 1000000, rejects_table = '${rejects}', rejects_scan = '${rejects}_scans'`
  const read = (from: string) => engine.run(tableFrom(file, relation(from, header, {}, telling)))
  const forget = `drop table if exists ${rejects}; drop table if exists ${rejects}_scans`
  await engine.run(`${textWords} ${forget}`)
  try {
    await read(path)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await engine.run(forget)
    const evened = join(folder, `${file}.even.csv`)
    await writeEvenLines(path, evened)
    try {
      await read(evened)
    } catch (still) {
      if (!isUnreadable(still)) throw still
      throw new SourceRefusal(finding('stops', 'file-unreadable', `${file}.csv`))
    } finally {
      await rm(evened, { force: true })
    }
  }
  return engine.rows<{ row: number; kind: string }>(
    `select line as row, min(error_type::varchar) as kind from ${rejects} group by line order by line`,
  )
}

/** The reader gives up on a file whose lines end now in CR LF, now in LF, and on little else that it does not reject by itself. */
export const isUnreadable = (error: unknown) => /Invalid Input Error|Conversion Error|CSV Error/.test(String(error))

/** Such a file is copied with LF alone; rare, so it is done only once the reader has given up. */
export async function writeEvenLines(path: string, target: string): Promise<void> {
  let endsInCr = false
  const even = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // bytes as Latin-1 and back: no byte but these changes, whatever the encoding
      const text = (endsInCr ? '\r' : '') + chunk.toString('latin1')
      endsInCr = text.endsWith('\r')
      done(null, Buffer.from((endsInCr ? text.slice(0, -1) : text).replaceAll(/\r\n?/g, '\n'), 'latin1'))
    },
    flush: (done) => done(null, endsInCr ? '\n' : ''),
  })
  await pipeline(createReadStream(path), even, createWriteStream(target, { mode: 0o600 }))
}

export const tableOf = (file: HmisFile) => `read_${file.toLowerCase()}`

/** An absent file that may be absent reads as an empty one. */
export async function readNothing(
  engine: RecordEngine,
  file: HmisFile,
  folder: string,
  columns: string[],
): Promise<void> {
  const path = `${folder}/absent-${file}.csv`
  await writeFile(path, `${columns.join(',')}\n`, { mode: 0o600 })
  await readTable(engine, file, path, { columns, missing: [] }, folder)
}
