import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
import { decodeText, notOfText } from './decode-text.ts'
import type { Finding } from './finding.ts'
import { gatherFindings } from './gather-findings.ts'
import {
  announcedSeparator,
  separatorOf,
  type Table,
  type TableLimits,
  type TableRow,
  unescapeFormulas,
} from './read-table.ts'
import { findShape, isBlank, shapeRow, stopped, type TableShape } from './shape-table.ts'

/** A table whose rows pass by once, a batch at a time, and are never all in memory. */
export type StreamedTable = {
  file: string
  header: string[]
  batches: AsyncIterable<TableRow[]>
  /** what was noticed so far: of the rows only when they have passed by */
  findings(): Finding[]
  /** share of the file that has passed by, 0 to 1 */
  doneShare(): number
}

/** By the first records it is known where the names stand and how wide a row is. */
const sampled = 2_000
const batchRows = 2_000
const sampleBytes = 200_000
/** A record that is longer has a quotation mark that nobody closed. */
const mostRecordBytes = 2_000_000

/** Reads a CSV file as `readTable` does, but as a stream: what memory it takes does not depend on its size. */
export async function streamTable(path: string, file: string, limits: TableLimits): Promise<Table | StreamedTable> {
  const { size } = await stat(path)
  if (size > limits.bytes) return stopped(file, 'file-too-large', `${size}`, `${limits.bytes}`)
  const start = await readStart(path)
  const begun = decodeText(start)
  if ('refused' in begun) return stopped(file, `not-a-table-${begun.refused}`, null, 'csv')
  const encoding = await findEncoding(path, start)
  if (encoding === null) return stopped(file, 'not-a-table-binary-file', null, 'csv')
  const book = gatherFindings(file)
  let passed = 0
  if (encoding === 'windows-1252')
    book.note({ grade: 'warning', code: 'not-utf-8', found: 'Latin-1', expected: 'UTF-8' })
  const announced = announcedSeparator.exec(begun.text)
  const records = readRecords(path, encoding, announced?.[1] ?? separatorOf(begun.text), announced ? 1 : 0)
  const first: string[][] = []
  let fault: Finding | null = null
  const next = async (): Promise<string[] | null> => {
    try {
      const one = await records.next()
      return one.done ? null : one.value.cells
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      const row = typeof error.records === 'number' ? error.records + 1 : null
      ;[fault] = stopped(file, isOpen ? 'quote-not-closed' : 'unreadable-table', null, null, row).findings as [Finding]
      return null
    }
  }
  while (first.length < sampled) {
    const record = await next()
    if (record === null) break
    first.push(record)
  }
  if (fault !== null) return { file, header: [], rows: [], findings: [fault] }
  if (first.every(isBlank)) return stopped(file, 'empty-file', null, null)
  const shape = findShape(first, announced ? 1 : 0, file, book, limits)
  if ('findings' in shape) return shape
  const known: TableShape = shape

  async function* pass(): AsyncGenerator<TableRow[]> {
    let batch: TableRow[] = []
    const kept = first.values()
    for (let index = 0; ; index += 1) {
      const given = kept.next()
      const record = given.done ? await next() : given.value
      if (record === null) break
      if (index <= known.top) continue
      if (index > limits.rows + known.top) {
        ;[fault] = stopped(file, 'too-many-rows', null, `${limits.rows}`).findings as [Finding]
        break
      }
      const row = shapeRow(record, index, known, book, limits)
      if (row) batch.push(row)
      if (batch.length < batchRows) continue
      yield batch
      batch = []
    }
    await records.return(undefined)
    if (batch.length > 0) yield batch
  }

  async function* readRecords(from: string, as: string, delimiter: string, skipped: number) {
    const parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: mostRecordBytes,
      from_line: 1 + skipped,
    })
    const text = createReadStream(from)
    const decoder = new TextDecoder(as)
    text.on('error', (error) => parser.destroy(error))
    text.on('end', () => parser.end(decoder.decode()))
    text.on('data', (chunk) => {
      passed += chunk.length
      if (parser.write(decoder.decode(chunk as Buffer, { stream: true }))) return
      text.pause()
      parser.once('drain', () => text.resume())
    })
    try {
      for await (const cells of parser as AsyncIterable<string[]>) {
        unescapeFormulas([cells])
        yield { cells }
      }
    } finally {
      text.destroy()
    }
  }
  return {
    file,
    header: shape.header,
    batches: pass(),
    findings: () => (fault === null ? book.list() : [...book.list(), fault]),
    doneShare: () => (size === 0 ? 1 : Math.min(1, passed / size)),
  }
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const buffer = new Uint8Array(sampleBytes)
    const { bytesRead } = await file.read(buffer, 0, sampleBytes, 0)
    // A letter of several bytes may have been cut at the end.
    const isWhole = bytesRead < sampleBytes
    const last = isWhole ? bytesRead : Math.max(buffer.lastIndexOf(10, bytesRead - 1), 0) + 1
    return buffer.subarray(0, last > 1 ? last : bytesRead)
  } finally {
    await file.close()
  }
}

/** One look at the whole file tells how its letters are written, and whether it is text at all; null: it is not. */
async function findEncoding(path: string, start: Uint8Array): Promise<string | null> {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (notOfText.test(chunk.toString('latin1'))) return null
    if (!isUtf8) continue
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      isUtf8 = false
    }
  }
  return isUtf8 ? 'utf-8' : 'windows-1252'
}

export const isStreamed = (read: Table | StreamedTable): read is StreamedTable => 'batches' in read
