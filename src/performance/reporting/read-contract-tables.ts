import { type ContractList, readContractList } from '../../agreements/contracts/contract-list.ts'
import { type ContractMapping, guessMapping } from '../../agreements/contracts/contract-list-mapping.ts'
import { listUnknownReferences } from '../../agreements/contracts/list-unknown-references.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import { findSavedMapping } from '../../ground/submissions/find-saved-mapping.ts'

export type ContractTables = {
  list: ContractList
  findings: Finding[]
  /** how the columns of the first table were read */
  mapping: ContractMapping
  savedAs: string | null
  isRefused: boolean
}

/**
 * Reads the tables of a contract list by a mapping that somebody chose, else by the one that was saved for such columns,
 * else by a guess. With all or nothing, a row that had to be left out refuses the whole.
 */
export async function readContractTables(
  db: Reads,
  tables: Table[],
  choice: { mapping?: ContractMapping | undefined; isAllOrNothing?: boolean | undefined } = {},
): Promise<ContractTables> {
  const mapped: { table: Table; mapping: ContractMapping }[] = []
  const guesses: Finding[] = []
  let savedAs: string | null = null
  for (const table of tables) {
    const saved = choice.mapping || isStopped(table) ? null : await findSavedMapping(db, 'contracts', table.header)
    const guess = choice.mapping || saved ? null : guessMapping(table.header, table.file)
    mapped.push({ table, mapping: choice.mapping ?? saved?.mapping ?? guess!.columns })
    // A file that could not be opened has no columns to miss: what stops it is said alone.
    if (!isStopped(table)) guesses.push(...(guess?.findings ?? []))
    savedAs ??= saved?.name ?? null
  }
  const list = readContractList(mapped)
  const unknown = await listUnknownReferences(db, list)
  const said = [...list.findings, ...missingFrom(guesses, list.findings), ...unknown]
  const findings =
    choice.isAllOrNothing && list.rowsLeftOut > 0 ? [allOrNothing(list.rowsLeftOut, tables), ...said] : said
  return { list, findings, mapping: mapped[0]?.mapping ?? {}, savedAs, isRefused: isStopped({ findings }) }
}

function allOrNothing(rows: number, tables: Table[]): Finding {
  const file = tables.map((table) => table.file).join(', ')
  const nowhere = { row: null, column: null, expected: null }
  return { grade: 'stops', code: 'all-or-nothing', file, ...nowhere, found: `${rows}`, count: rows }
}

/** The reader of the list may have said the same already. */
function missingFrom(more: Finding[], said: Finding[]): Finding[] {
  const keys = new Set(said.map((one) => `${one.file} ${one.code} ${one.column}`))
  return more.filter((one) => !keys.has(`${one.file} ${one.code} ${one.column}`))
}
