import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Finding } from '../../../ground/platform/finding.ts'
import { readTable, readTableFile, type Table, tableLimits } from '../../../ground/platform/read-table.ts'
import { InputRefused } from './refused-input.ts'

/** A file that is no table, or whose rows do not all fit its header. */
export class TableRefused extends Error {
  readonly findings: Finding[]

  constructor(findings: Finding[]) {
    super(findings[0]?.code ?? 'no table')
    this.findings = findings
  }
}

/** One row, its cells by the column names that were asked for; a column that is not there gives ''. */
export type NamedRow = { row: number; cell: (column: string) => string }
export type NamedRows = { file: string; columns: ReadonlySet<string>; rows: NamedRow[] }

const limits = { ...tableLimits, bytes: 200_000_000 }

/**
 * Reads a CSV file, or standard input for `-`. Names of columns are read without regard to case, columns that nobody asked
 * for are passed over, and nothing is guessed: a row that does not fit the header refuses the file.
 */
export async function readRows(path: string): Promise<NamedRows> {
  if (path !== '-' && !existsSync(path)) throw new InputRefused('no-such-source', { file: path, found: path })
  const table =
    path === '-' ? readTable(await buffer(process.stdin), 'standard input', limits) : await readFileRows(path)
  const against = table.findings.filter(({ grade, code }) => grade !== 'warning' || guesses.has(code))
  if (against.length > 0) throw new TableRefused(against)
  const placeOf = new Map(table.header.map((name, at) => [name.toLowerCase(), at]))
  return {
    file: table.file,
    columns: new Set(placeOf.keys()),
    rows: table.rows.map(({ row, cells }) => ({
      row,
      cell: (column) => {
        const at = placeOf.get(column)
        return at === undefined ? '' : cells[at]!
      },
    })),
  }
}

/** Readings that help with a contract list, and would be guesses here. */
const guesses: ReadonlySet<string> = new Set(['repeated-header', 'no-rows', 'title-above-header'])

async function readFileRows(path: string): Promise<Table> {
  try {
    return await readTableFile(path, limits)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error
    throw new InputRefused('no-such-source', { file: basename(path), found: path })
  }
}

/** Refuses a file that lacks one of these columns. */
export function needColumns({ file, columns }: NamedRows, names: readonly string[]): void {
  if (names.every((name) => columns.has(name))) return
  throw new InputRefused('column-needed', { file, row: 1, found: [...columns].join(', '), expected: names.join(', ') })
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Sums of a million of these still keep their digits. */
const largest = 1e12

export type NumberRule = { isWhole?: boolean; mayBeNegative?: boolean }

/** The number in a cell; null where it is blank or says NA. What is neither is refused with its place. */
export function readNumber(
  file: string,
  { row, cell }: NamedRow,
  column: string,
  { isWhole = false, mayBeNegative = false }: NumberRule = {},
): number | null {
  const text = cell(column)
  if (text === '' || text === 'NA') return null
  const value = decimal.test(text) ? Number(text) : Number.NaN
  const expected = isWhole ? 'a whole number' : 'a number'
  if (!Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value)))
    throw new InputRefused('cell-not-number', { file, row, column, found: text, expected })
  if (Math.abs(value) > largest) throw new InputRefused('cell-too-large', { file, row, column, found: text })
  if (value < 0 && !mayBeNegative) throw new InputRefused('cell-below-zero', { file, row, column, found: text })
  return value
}

/** The same where a blank cell cannot be meant. */
export function requireNumber(file: string, row: NamedRow, column: string, rule: NumberRule = {}): number {
  const value = readNumber(file, row, column, rule)
  if (value !== null) return value
  const expected = rule.isWhole ? 'a whole number' : 'a number'
  throw new InputRefused('cell-blank', { file, row: row.row, column, expected })
}

/** Numerator and denominator of a row: both, or neither where the row is missing. */
export function readShare(
  file: string,
  row: NamedRow,
  [x, n]: readonly [string, string],
  { isShare, isWhole }: { isShare: boolean; isWhole: boolean },
): { x: number; n: number } | null {
  const numerator = readNumber(file, row, x, { isWhole })
  const denominator = readNumber(file, row, n, { isWhole: isWhole && isShare })
  if (numerator === null && denominator === null) return null
  if (numerator === null || denominator === null) {
    const column = numerator === null ? x : n
    throw new InputRefused('cell-blank', { file, row: row.row, column, expected: 'a number beside the other' })
  }
  if (isShare && numerator > denominator) {
    const expected = `${denominator}`
    throw new InputRefused('part-above-whole', { file, row: row.row, column: x, found: `${numerator}`, expected })
  }
  return { x: numerator, n: denominator }
}
