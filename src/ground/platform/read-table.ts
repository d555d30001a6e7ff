import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { accept, decodeText } from './decode-text.ts'
import type { Finding } from './finding.ts'
import { gatherFindings } from './gather-findings.ts'
import { isBlank, shapeTable, stopped } from './shape-table.ts'

/** A row with its place as a spreadsheet shows it: blank rows count, a line break inside a cell does not. */
export type TableRow = { row: number; cells: string[] }

/** A table as text. Every row has exactly one cell for each header; cells are trimmed; a blank cell is ''. */
export type Table = {
  file: string
  header: string[]
  rows: TableRow[]
  findings: Finding[]
  /** of a workbook: the sheet that was read, all that hold something, and the cells of others that were asked for */
  sheet?: string
  sheets?: string[]
  also?: Record<string, string[][]>
}

export type TableLimits = { bytes: number; rows: number; columns: number; cellCharacters: number }

export const tableLimits: TableLimits = { bytes: 50_000_000, rows: 1_000_000, columns: 500, cellCharacters: 100_000 }

/** True when a finding says that the file cannot be understood at all. */
export const isStopped = (read: { findings: Finding[] }): boolean => read.findings.some((one) => one.grade === 'stops')

/** Reads a CSV file from disk; its size is looked at before its content. */
export async function readTableFile(path: string, limits: TableLimits = tableLimits): Promise<Table> {
  const file = basename(path)
  const { size } = await stat(path)
  if (size > limits.bytes) return stopped(file, 'file-too-large', `${size}`, `${limits.bytes}`)
  return readTable(await readFile(path), file, limits)
}

/**
 * Reads a table as cities and providers have it: comma, semicolon, tab or bar between cells; UTF-8, UTF-16 or Latin-1;
 * any line ending; blank rows anywhere; a title above the header. Never throws over what is in the file: what cannot be
 * read is a finding, and a row that does not fit the header is left out and counted.
 */
export function readTable(source: string | Uint8Array, file: string, limits: TableLimits = tableLimits): Table {
  const size = typeof source === 'string' ? Buffer.byteLength(source) : source.byteLength
  if (size > limits.bytes) return stopped(file, 'file-too-large', `${size}`, `${limits.bytes}`)
  const decoded = typeof source === 'string' ? accept(source, false) : decodeText(source)
  if ('refused' in decoded) return stopped(file, `not-a-table-${decoded.refused}`, null, 'csv')
  if (decoded.text.trim() === '') return stopped(file, 'empty-file', null, null)

  const book = gatherFindings(file)
  if (decoded.isLatin1) book.note({ grade: 'warning', code: 'not-utf-8', found: 'Latin-1', expected: 'UTF-8' })
  const announced = announcedSeparator.exec(decoded.text)
  const text = announced ? decoded.text.slice(announced[0].length) : decoded.text
  const records = split(text, announced?.[1] ?? separatorOf(text), limits)
  if ('refused' in records) return stopped(file, records.refused, null, null, records.row)
  if (records.length > limits.rows + 1) return stopped(file, 'too-many-rows', null, `${limits.rows}`)
  unescapeFormulas(records)
  return shapeTable(records, announced ? 1 : 0, file, book, limits)
}

/** A text that a spreadsheet would take for a formula has an apostrophe before it in our exports: it is not part of it. */
export const startsLikeFormula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

export function unescapeFormulas(records: string[][]): void {
  for (const cells of records)
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]!
      if (cell.charCodeAt(0) === 39 && startsLikeFormula.test(cell)) cells[index] = cell.slice(1)
    }
}

type Unread = { refused: 'quote-not-closed' | 'unreadable-table'; row: number | null }

function split(text: string, delimiter: string, limits: TableLimits): string[][] | Unread {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A cell such as 5" pipe is common and clear enough.
      relax_quotes: true,
      to: limits.rows + 2,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = typeof error.records === 'number' ? error.records + 1 : null
    return { refused: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'unreadable-table', row }
  }
}

/** Excel in some countries writes its separator into the first line. */
export const announcedSeparator = /^"?sep=(.)"?\r?\n/i

/** The separator that gives the first rows the most columns, equally many in each row. */
export function separatorOf(text: string): string {
  const sample = text.slice(0, 200_000)
  let best = { separator: ',', score: 0 }
  for (const separator of [',', ';', '\t', '|']) {
    if (!sample.includes(separator)) continue
    const rows = sampleRows(sample, separator).filter((cells) => !isBlank(cells))
    const widths = rows.map((cells) => cells.length)
    const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0
    // A first row as wide as the rest is the surest sign; without it there may still be a title above.
    const fits = usual > 1 && widths[0] === usual ? 1_000_000 : 0
    const score = fits + (usual - 1) * (widths.filter((width) => width === usual).length / Math.max(1, widths.length))
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function sampleRows(sample: string, delimiter: string): string[][] {
  const rows: string[][] = []
  try {
    const on_record = (cells: string[]) => {
      rows.push(cells)
      return null
    }
    const record_delimiter = ['\r\n', '\n', '\r']
    parse(sample, { delimiter, record_delimiter, relax_column_count: true, relax_quotes: true, to: 50, on_record })
  } catch {
    // The sample may end inside a quoted cell; the rows before it are enough.
  }
  return rows
}
