import type { CellObject } from 'write-excel-file/node'
import type { ColumnKind, WrittenCell } from './write-table.ts'

/** A value as a workbook keeps it: days are days, amounts are amounts, and text is never a formula. */
export function toWorkbookCell(cell: WrittenCell, kind: ColumnKind): CellObject | null {
  if (cell === null || cell === undefined || cell === '') return null
  if (kind === 'cents' && Math.abs(Number(cell)) < 1e15)
    return { value: Number(cell) / 100, type: Number, format: '#,##0.00' }
  if (kind === 'number' && typeof cell === 'number') return { value: cell, type: Number }
  // Spreadsheets think that 1900 was a leap year: days before its March are another day to them.
  if (kind === 'day' && String(cell) >= '1900-03-01')
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  // Text is text and never a formula, whatever it begins with. XML knows no control characters.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return { value: String(cell).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ''), type: String }
}
