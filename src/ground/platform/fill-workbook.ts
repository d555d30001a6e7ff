// Writes a workbook in a thread of its own: a hundred thousand rows take seconds in which the program goes on answering.
import { parentPort, workerData } from 'node:worker_threads'
import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { toWorkbookCell } from './to-workbook-cell.ts'
import type { WrittenTable } from './write-table.ts'

const { columns, rows, sheet } = workerData as WrittenTable & { sheet: string }
const header = columns.map(({ name }): CellObject => ({ value: name, type: String, fontWeight: 'bold' }))
const lines = rows.map((cells) => columns.map(({ kind }, index) => toWorkbookCell(cells[index], kind)))
const bytes = await writeExcelFile([header, ...lines], {
  sheet,
  stickyRowsCount: 1,
  columns: columns.map(({ name, kind }) => ({ width: kind === 'text' ? Math.max(18, name.length + 2) : 14 })),
}).toBuffer()
parentPort!.postMessage(new Uint8Array(bytes))
