import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from './project-root.ts'
import type { WrittenTable } from './write-table.ts'

/** A list as an Excel workbook of one sheet: days are days, amounts are amounts, and text is never a formula. */
export function writeWorkbook({ columns, rows }: WrittenTable, name: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const sheet = name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'List'
    const thread = new Worker(join(projectRoot, 'src', 'ground', 'platform', 'fill-workbook.ts'), {
      workerData: { columns, rows, sheet },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The workbook was not written.')))
  })
}
