import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from './project-root.ts'
import type { ColumnKind, WrittenCell } from './write-table.ts'

/** How a cell looks: a name of a column, something wrong, a remark on it, an explanation, or like any other. */
export type SheetStyle = 'header' | 'fault' | 'remark' | 'title' | 'explains'
export type SheetCell = { value: WrittenCell; kind?: ColumnKind; style?: SheetStyle } | null

/** What a spreadsheet lets a person enter in a range, as in 'B2:B2001'. */
export type SheetRule = {
  range: string
  /** what is said to who enters something else */
  message: string
} & (
  | { allows: 'list' /** cells that hold what may be chosen, as in "Lists!$A$2:$A$7" */; source: string }
  | { allows: 'whole' | 'decimal'; smallest: number | null; largest: number | null }
  | { allows: 'day' }
)

export type WrittenSheet = {
  name: string
  rows: SheetCell[][]
  widths: number[]
  stickyRows?: number
  rules?: SheetRule[]
  /** the sheet serves the others, and nobody needs to see it */
  isHidden?: boolean
}

/** A workbook of several sheets, with colours and with rules of what may be entered. */
export function writeSheets(sheets: WrittenSheet[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(join(projectRoot, 'src', 'ground', 'platform', 'fill-sheets.ts'), {
      workerData: { sheets },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The workbook was not written.')))
  })
}
