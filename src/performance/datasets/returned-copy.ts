import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Table } from '../../ground/platform/read-table.ts'
import { type SheetCell, type WrittenSheet, writeSheets } from '../../ground/platform/write-sheets.ts'
import { sayFinding } from '../../ground/words/describe-finding.ts'
import { wordsOf } from '../../ground/words/words.ts'
import type { Fault } from './check-rows.ts'
import { type RulesAsked, writeRules } from './make-template.ts'

/** What people sent is theirs: a copy is kept only so long, for whoever mends the file. */
export const returnedDays = 7

const place = (folder: string, submissionId: string) => join(folder, `${submissionId}.xlsx`)

/**
 * Keeps a copy of a file that was sent back, as a workbook: the cells that must be mended are coloured, and a last column
 * says what is wrong with each. Copies older than a week are erased.
 */
export async function writeReturnedCopy(input: {
  folder: string
  submissionId: string
  table: Table
  faults: Fault[]
  language: 'en' | 'es'
  /** what the template lets be entered, so that the copy asks for it too */
  form: Pick<RulesAsked, 'dataset' | 'programs'>
}): Promise<void> {
  const { folder, submissionId, table, form, language } = input
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await eraseReturnedCopies(folder)
  // Sheets with totals go along, so that the copy can be sent as it is.
  const beside = Object.entries(input.table.also ?? {}).map(
    ([name, records]): WrittenSheet => ({
      name: name.slice(0, 31),
      rows: records.map((cells) => cells.map((value): SheetCell => ({ value }))),
      widths: [30, 20],
    }),
  )
  const { rules, lists } = writeRules({ ...form, language }, ({ name, key }) =>
    table.header.findIndex((header) => sameName(header, name) || sameName(header, key)),
  )
  const own = beside.filter(({ name }) => name !== lists.name)
  const bytes = await writeSheets([{ ...markFaults(input), rules }, ...own, lists])
  const draft = `${place(folder, submissionId)}.new`
  await writeFile(draft, bytes, { mode: 0o600 })
  await rename(draft, place(folder, submissionId))
}

/** The sheet with its marks, row for row where it stood. */
export function markFaults({
  table,
  faults,
  language,
}: {
  table: Table
  faults: Fault[]
  language: 'en' | 'es'
}): WrittenSheet {
  const words = wordsOf(language).datasets
  const ofRow = Map.groupBy(faults, ({ row }) => row)
  const say = (fault: Fault): string => {
    const finding: Finding = { grade: 'error', file: table.file, count: 1, column: fault.header, ...fault }
    return `${fault.header === null ? '' : `${fault.header}: `}${sayFinding(finding, language)}`
  }
  const head: SheetCell[] = [...table.header, words.marked.column].map((value) => ({ value, style: 'header' }))
  const rows: SheetCell[][] = table.rows.map(({ row, cells }) => {
    const own = ofRow.get(row) ?? []
    const isFaulty = (header: string) => own.some((fault) => fault.header !== null && sameName(fault.header, header))
    const isWhole = own.some(({ header }) => header === null)
    return [
      ...cells.map((value, at): SheetCell => {
        const isMarked = isWhole || isFaulty(table.header[at] ?? '')
        return isMarked ? { value, style: 'fault' } : { value }
      }),
      own.length > 0 ? { value: own.map(say).join('\n'), style: 'remark' } : null,
    ]
  })
  return {
    name: (table.sheet ?? words.template.dataSheet).slice(0, 31),
    rows: [head, ...rows],
    widths: [...table.header.map((name) => Math.max(14, Math.min(40, name.length + 4))), 60],
    stickyRows: 1,
  }
}

const sameName = (one: string, other: string): boolean =>
  one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === other.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The copy of a submission, or null when there is none any more. */
export async function readReturnedCopy(folder: string, submissionId: string): Promise<Uint8Array | null> {
  if (!/^[0-9a-f-]{36}$/.test(submissionId)) return null
  await eraseReturnedCopies(folder)
  return readFile(place(folder, submissionId)).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  )
}

export async function eraseReturnedCopies(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > returnedDays * 86_400_000) await rm(join(folder, name), { force: true })
  }
}
