// Writes a workbook in a thread of its own: a hundred thousand rows take seconds in which the program goes on answering.
import { parentPort, workerData } from 'node:worker_threads'
import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import type { ColumnKind, WrittenCell, WrittenTable } from './write-table.ts'

const { columns, rows, sheet } = workerData as WrittenTable & { sheet: string }
const header = columns.map(({ name }): CellObject => ({ value: name, type: String, fontWeight: 'bold' }))
const lines = rows.map((cells) => columns.map(({ kind }, index) => toCell(cells[index], kind)))
const bytes = await writeExcelFile([header, ...lines], {
  sheet,
  stickyRowsCount: 1,
  columns: columns.map(({ name, kind }) => ({ width: kind === 'text' ? Math.max(18, name.length + 2) : 14 })),
}).toBuffer()
parentPort!.postMessage(new Uint8Array(bytes))

function toCell(cell: WrittenCell, kind: ColumnKind): CellObject | null {
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
