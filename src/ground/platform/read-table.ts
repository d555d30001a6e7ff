import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { accept, decodeText } from './decode-text.ts'
import type { Finding } from './finding.ts'
import { type FindingBook, gatherFindings } from './gather-findings.ts'
import { readAmount } from './read-amount.ts'
import { readDay } from './read-day.ts'

/** A row with its place as a spreadsheet shows it: blank rows count, a line break inside a cell does not. */
export type TableRow = { row: number; cells: string[] }

/** A table as text. Every row has exactly one cell for each header; cells are trimmed; a blank cell is ''. */
export type Table = { file: string; header: string[]; rows: TableRow[]; findings: Finding[] }

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
  // Excel in some countries writes its separator into the first line.
  const announced = /^"?sep=(.)"?\r?\n/i.exec(decoded.text)
  const text = announced ? decoded.text.slice(announced[0].length) : decoded.text
  const records = split(text, announced?.[1] ?? separatorOf(text), limits)
  if ('refused' in records) return stopped(file, records.refused, null, null, records.row)
  if (records.length > limits.rows + 1) return stopped(file, 'too-many-rows', null, `${limits.rows}`)
  return shape(records, announced ? 1 : 0, file, book, limits)
}

/** Rows before the header are numbered too: `skipped` lines were taken off the top. */
function shape(records: string[][], skipped: number, file: string, book: FindingBook, limits: TableLimits): Table {
  const top = headerIndex(records)
  const header = (records[top] ?? []).map((name) => clean(name).replace(/\s+/g, ' '))
  while (header.length > 0 && header.at(-1) === '') header.pop()
  if (header.length > limits.columns)
    return stopped(file, 'too-many-columns', `${header.length}`, `${limits.columns}`, top + 1)
  if (looksLikeData(header)) return stopped(file, 'no-header', null, null, top + 1 + skipped)
  if (records.slice(0, top).some((cells) => !isBlank(cells)))
    book.note({ grade: 'warning', code: 'title-above-header', row: 1 + skipped, count: top })
  for (const name of new Set(header.filter((one, index) => one !== '' && header.indexOf(one) < index)))
    book.note({ grade: 'warning', code: 'repeated-header', row: top + 1 + skipped, column: name })

  const width = rowWidth(records, top, header.length)
  const rows: TableRow[] = []
  for (let index = top + 1; index < records.length; index += 1) {
    const cells = records[index]!.map(clean)
    if (isBlank(cells)) continue
    const row = index + 1 + skipped
    const expected = `${width}`
    if (cells.length !== width || !isBlank(cells.splice(header.length)))
      book.note({ grade: 'error', code: 'ragged-row', row, found: `${records[index]!.length}`, expected })
    else if (cells.some((cell) => cell.length > limits.cellCharacters))
      book.note({ grade: 'error', code: 'cell-too-long', row, expected: `${limits.cellCharacters}` })
    else rows.push({ row, cells })
  }
  if (rows.length === 0) book.note({ grade: 'warning', code: 'no-rows' })
  return { file, header, rows, findings: book.list() }
}

/**
 * How many cells a row must have. More than there are names only where the header or nearly all rows end in the same
 * empty cells: in a single row such a cell may come from a comma without quotation marks that moved all values.
 */
function rowWidth(records: string[][], top: number, names: number): number {
  const widths = records.slice(top + 1).flatMap((cells) => (isBlank(cells) ? [] : [cells.length]))
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? names
  if (usual <= names) return names
  const share = widths.filter((width) => width === usual).length / widths.length
  return records[top]!.length === usual || (widths.length >= 3 && share >= 0.9) ? usual : names
}

/** Non-breaking and zero-width spaces come with text copied from web pages; nobody sees them and nothing matches them. */
function clean(cell: string): string {
  if (!/[\u00a0\u2007\u202f\u200b\ufeff]/.test(cell)) return cell.trim()
  return cell
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => clean(cell) === '')
const filled = (cells: string[]): number => cells.filter((cell) => clean(cell) !== '').length

/** The header is the first row that is not blank and not a title: one lone cell above a table of three columns or more. */
function headerIndex(records: string[][]): number {
  const first = records.findIndex((cells) => !isBlank(cells))
  const below = records.slice(first, first + 20)
  const widest = Math.max(...below.map(filled))
  if (widest < 3) return first
  return first + below.findIndex((cells) => filled(cells) > 1)
}

/** A day or an amount with cents is no name of a column, nor is a row that is half numbers. */
function looksLikeData(header: string[]): boolean {
  const names = header.filter((name) => name !== '')
  if (names.length === 0) return true
  const isNumber = (name: string) => 'amountCents' in readAmount(name) && /\d/.test(name)
  if (names.some((name) => 'day' in readDay(name) || (isNumber(name) && /\.\d\d$/.test(name)))) return true
  return names.filter(isNumber).length * 2 >= names.length
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

/** The separator that gives the first rows the most columns, equally many in each row. */
function separatorOf(text: string): string {
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

function stopped(
  file: string,
  code: string,
  found: string | null,
  expected: string | null,
  row: number | null = null,
): Table {
  const finding: Finding = { grade: 'stops', code, file, row, column: null, found, expected, count: 1 }
  return { file, header: [], rows: [], findings: [finding] }
}
