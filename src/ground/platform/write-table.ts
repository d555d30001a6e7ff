import { stringify } from 'csv-stringify/sync'
import type { Day } from './day.ts'
import { startsLikeFormula } from './read-table.ts'

/** What a column holds decides how a file gives it: money in dollars with cents, days as days, text as nothing but text. */
export type ColumnKind = 'text' | 'day' | 'cents' | 'number'
export type WrittenCell = string | number | Day | null | undefined
export type WrittenTable = {
  columns: readonly { name: string; kind: ColumnKind }[]
  rows: readonly (readonly WrittenCell[])[]
}

/** Columns of text where nothing else is said. */
export function namedColumns(
  names: readonly string[],
  kinds: Partial<Record<string, ColumnKind>> = {},
): WrittenTable['columns'] {
  return names.map((name) => ({ name, kind: kinds[name] ?? 'text' }))
}

/**
 * A list as CSV. A text that a spreadsheet would take for a formula gets an apostrophe before it, which our own reader
 * takes away again; amounts and numbers below zero are no formulas and stay as they are.
 */
export function writeTable({ columns, rows }: WrittenTable): string {
  const lines = rows.map((cells) => columns.map(({ kind }, index) => writeCell(cells[index], kind)))
  return stringify([columns.map(({ name }) => name), ...lines])
}

function writeCell(cell: WrittenCell, kind: ColumnKind): string {
  if (cell === null || cell === undefined) return ''
  if (kind === 'cents') return writeDollars(Number(cell))
  if (kind === 'text' && typeof cell === 'string' && startsLikeFormula.test(cell)) return `'${cell}`
  return String(cell)
}

/** Dollars with cents, exact, without separators: as a file gives them. */
export function writeDollars(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
