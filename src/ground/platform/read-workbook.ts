import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { checkWorkbook, type WorkbookLimits, workbookLimits } from './check-workbook.ts'
import { gatherFindings } from './gather-findings.ts'
import type { ParseAsked, Parsed } from './parse-workbook.ts'
import { projectRoot } from './project-root.ts'
import { type Table, type TableLimits, tableLimits } from './read-table.ts'
import { shapeTable, stopped } from './shape-table.ts'

export type WorkbookChoice = {
  /** the name of the sheet; without it the first one with names of columns is read */
  sheet?: string | null | undefined
  limits?: TableLimits
  zipLimits?: WorkbookLimits
  milliseconds?: number
} & Pick<ParseAsked, 'without' | 'prefers' | 'also'>

/** Longer than a workbook of 100,000 rows takes on a slow machine, by far. */
const mostMilliseconds = 60_000
const mostMegabytes = 1_500

/**
 * Reads a sheet of an Excel workbook (.xlsx) into the same table as a CSV: days as days, numbers as they are shown, blank
 * rows passed over and counted. A workbook with a password, one that is none, or one made to do harm is refused with the
 * reason.
 */
export async function readWorkbook(bytes: Uint8Array, file: string, choice: WorkbookChoice = {}): Promise<Table> {
  const limits = choice.limits ?? tableLimits
  if (bytes.byteLength > limits.bytes) return stopped(file, 'file-too-large', `${bytes.byteLength}`, `${limits.bytes}`)
  const refused = await checkWorkbook(bytes, choice.zipLimits ?? workbookLimits)
  if (refused) return stopped(file, refused.code, refused.found, refused.expected)
  const { without = [], prefers = [], also = [] } = choice
  const sheet = choice.sheet ?? null
  const asked = { bytes, sheet, rows: limits.rows, columns: limits.columns, without, prefers, also }
  const parsed = await parseInThread(asked, choice.milliseconds ?? mostMilliseconds)
  if (parsed === 'late') return stopped(file, 'workbook-too-slow', null, null)
  if (parsed === 'failed') return stopped(file, 'unreadable-workbook', null, null)
  if ('problem' in parsed)
    return parsed.problem === 'no-such-sheet'
      ? stopped(file, 'no-such-sheet', choice.sheet ?? null, parsed.sheets.slice(0, 20).join(', '))
      : stopped(file, parsed.problem, null, `${parsed.problem === 'too-many-rows' ? limits.rows : limits.columns}`)
  const book = gatherFindings(file)
  const others = parsed.sheets.filter((name) => name !== parsed.name && !(name in parsed.also))
  // Who named the sheet knows that there are others.
  if (others.length > 0 && asked.sheet === null)
    book.note({
      grade: 'warning',
      code: 'other-sheets-not-read',
      found: others.slice(0, 10).join(', '),
      expected: parsed.name,
    })
  const { name, sheets, also: beside } = parsed
  return { ...shapeTable(parsed.records, 0, file, book, limits), sheet: name, sheets, also: beside }
}

function parseInThread(asked: ParseAsked, milliseconds: number): Promise<Parsed | 'late' | 'failed'> {
  return new Promise((resolve) => {
    const thread = new Worker(join(projectRoot, 'src', 'ground', 'platform', 'parse-workbook.ts'), {
      workerData: asked,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => end('late'), milliseconds)
    const end = (answer: Parsed | 'late' | 'failed') => {
      clearTimeout(timer)
      resolve(answer)
      void thread.terminate()
    }
    thread.once('message', end)
    // A fault of the library over a broken workbook, or memory that ran out, ends the thread and nothing else.
    thread.once('error', () => end('failed'))
    thread.once('exit', () => end('failed'))
  })
}
