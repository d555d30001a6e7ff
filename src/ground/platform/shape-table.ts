import type { Finding } from './finding.ts'
import type { FindingBook } from './gather-findings.ts'
import { readAmount } from './read-amount.ts'
import { readDay } from './read-day.ts'
import type { Table, TableLimits, TableRow } from './read-table.ts'

/** Where the names of the columns stand, and how wide a row is. */
export type TableShape = { header: string[]; top: number; width: number; skipped: number }

/** From rows of cells to a table: where the names of the columns stand, which rows fit them, and what does not. */
export function shapeTable(
  records: string[][],
  skipped: number,
  file: string,
  book: FindingBook,
  limits: TableLimits,
): Table {
  const shape = findShape(records, skipped, file, book, limits)
  if ('findings' in shape) return shape
  const rows: TableRow[] = []
  for (let index = shape.top + 1; index < records.length; index += 1) {
    const row = shapeRow(records[index]!, index, shape, book, limits)
    if (row) rows.push(row)
  }
  if (rows.length === 0) book.note({ grade: 'warning', code: 'no-rows' })
  return { file, header: shape.header, rows, findings: book.list() }
}

/** The shape of a table, from all of its records or from the first of them; or the table that it cannot be. */
export function findShape(
  records: string[][],
  skipped: number,
  file: string,
  book: FindingBook,
  limits: TableLimits,
): TableShape | Table {
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
  return { header, top, width: rowWidth(records, top, header.length), skipped }
}

/** A record as a row of the table; null where it is blank, or does not fit and is noted. */
export function shapeRow(
  record: string[],
  index: number,
  { header, width, skipped }: TableShape,
  book: FindingBook,
  limits: TableLimits,
): TableRow | null {
  const cells = record.map(clean)
  if (isBlank(cells)) return null
  const row = index + 1 + skipped
  if (cells.length !== width || !isBlank(cells.splice(header.length)))
    book.note({ grade: 'error', code: 'ragged-row', row, found: `${record.length}`, expected: `${width}` })
  else if (cells.some((cell) => cell.length > limits.cellCharacters))
    book.note({ grade: 'error', code: 'cell-too-long', row, expected: `${limits.cellCharacters}` })
  else return { row, cells }
  return null
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
export function clean(cell: string): string {
  if (!/[\u00a0\u2007\u202f\u200b\ufeff]/.test(cell)) return cell.trim()
  return cell
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
}

export const isBlank = (cells: string[]): boolean => cells.every((cell) => clean(cell) === '')
const filled = (cells: string[]): number => cells.filter((cell) => clean(cell) !== '').length

/** The header is the first row that is not blank and not a title: one lone cell above a table of three columns or more. */
export function headerIndex(records: string[][]): number {
  const first = records.findIndex((cells) => !isBlank(cells))
  const below = records.slice(first, first + 20)
  const widest = Math.max(...below.map(filled))
  if (widest < 3) return first
  return first + below.findIndex((cells) => filled(cells) > 1)
}

/** A day or an amount with cents is no name of a column, nor is a row that is half numbers. */
export function looksLikeData(header: string[]): boolean {
  const names = header.filter((name) => name !== '')
  if (names.length === 0) return true
  const isNumber = (name: string) => 'amountCents' in readAmount(name) && /\d/.test(name)
  if (names.some((name) => 'day' in readDay(name) || (isNumber(name) && /\.\d\d$/.test(name)))) return true
  return names.filter(isNumber).length * 2 >= names.length
}

/** A file that cannot be understood at all. */
export function stopped(
  file: string,
  code: string,
  found: string | null,
  expected: string | null,
  row: number | null = null,
): Table {
  const finding: Finding = { grade: 'stops', code, file, row, column: null, found, expected, count: 1 }
  return { file, header: [], rows: [], findings: [finding] }
}
