import {
  type ContractMapping,
  checkMapping,
  contractFields,
  guessMapping,
} from '../../agreements/contracts/contract-list-mapping.ts'
import { readContractRows } from '../../agreements/contracts/contract-list-rows.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import { findSavedMapping } from '../../ground/submissions/find-saved-mapping.ts'
import { findImportPreview, type PreviewedContract } from '../../performance/reporting/find-import-preview.ts'
import { readContractTables } from '../../performance/reporting/read-contract-tables.ts'

const shownRows = 5
const shownLines = 30
const shownChanges = 10

/** What a form sent: its fields by name, as an address or a form has them. */
export type SentFields = { get(name: string): unknown; has(name: string): boolean }

/** What a person chose; null where the form was not sent, so that what was saved or guessed stands. */
export function readChosen(sent: SentFields, header: readonly string[]): ContractMapping | null {
  if (!contractFields.some((field) => sent.has(field))) return null
  const chosen = contractFields.map((field) => [field, String(sent.get(field) ?? '')] as const)
  return Object.fromEntries(chosen.filter(([, name]) => header.includes(name)))
}

/** The sheet of each workbook, by the place of its file; undefined where nobody chose. */
export const sheetField = (index: number): string => `sheet${index}`

export function readSheets(sent: SentFields, files: number): (string | undefined)[] {
  return Array.from({ length: files }, (_, index) => String(sent.get(sheetField(index)) ?? '').trim() || undefined)
}

export const isSameHeader = (one: Table, other: Table): boolean =>
  JSON.stringify(one.header) === JSON.stringify(other.header)

/**
 * The mapping by which the tables are read: what a person chose, unless it is what stood there anyway and the files name
 * their columns differently; then each is read by what was saved or is guessed for it.
 */
export async function findMapping(
  db: Reads,
  tables: Table[],
  chosen: ContractMapping | null,
): Promise<{
  standing: ContractMapping
  savedAs: string | null
  isChanged: boolean
  mapping: ContractMapping | undefined
}> {
  const [first] = tables as [Table]
  const saved = await findSavedMapping(db, 'contracts', first.header)
  const standing: ContractMapping = saved?.mapping ?? guessMapping(first.header, first.file).columns
  const isChanged = chosen !== null && contractFields.some((field) => chosen[field] !== standing[field])
  const isAlike = tables.every((one) => isSameHeader(one, first))
  const mapping = isChanged ? chosen : isAlike ? standing : undefined
  return { standing: chosen ?? standing, savedAs: saved?.name ?? null, isChanged, mapping }
}

/** All that the page of a waiting contract list shows: its columns, its first rows, and what taking it in would change. */
export async function findListPage(db: Reads, tables: Table[], sent: SentFields) {
  const [first] = tables as [Table]
  const { standing, savedAs, isChanged, mapping } = await findMapping(db, tables, readChosen(sent, first.header))
  const { rows } = readContractRows({ ...first, rows: first.rows.slice(0, 200) }, standing)
  const read = await readContractTables(db, tables, { mapping })
  const preview = read.isRefused ? null : await findImportPreview(db, read)
  return {
    header: [...new Set(first.header.filter((name) => name !== ''))],
    mapping: standing,
    reasons: guessMapping(first.header, first.file).reasons,
    savedAs,
    /** of each workbook with more than one sheet: which was read */
    workbooks: tables.flatMap(({ file, sheet, sheets = [] }, index) =>
      sheet !== undefined && sheets.length > 1 ? [{ file, field: sheetField(index), read: sheet, all: sheets }] : [],
    ),
    isChanged,
    isAlike: tables.every((one) => isSameHeader(one, first)),
    // A file that could not be opened has no columns to miss: what stops it is said alone.
    stops: (isStopped(first) ? first.findings : checkMapping(first.header, standing, first.file)).filter(
      (one) => one.grade === 'stops',
    ),
    rows: rows
      .slice(0, shownRows)
      .map(({ row, number, provider, from, to, amountCents }) => ({ row, number, provider, from, to, amountCents })),
    findings: read.findings.slice(0, shownLines),
    findingsCount: read.findings.length,
    preview: preview && {
      rowsRead: preview.rowsRead,
      rowsLeftOut: preview.rowsLeftOut,
      unchanged: preview.unchanged,
      addedCount: preview.added.length,
      changedCount: preview.changed.length,
      providersCount: preview.newProviders.length,
      added: preview.added.slice(0, shownLines),
      changed: preview.changed.slice(0, shownChanges).map(withoutDetail),
      newProviders: preview.newProviders.slice(0, shownLines),
    },
  }
}

/** Where ceiling, payments or days are told, the lines of the items behind them would say it twice. */
function withoutDetail(one: PreviewedContract): PreviewedContract {
  const told = one.fields.filter(({ field }) => field !== 'items')
  return told.length === 0 ? one : { ...one, fields: told }
}

export type ListPage = Awaited<ReturnType<typeof findListPage>>
