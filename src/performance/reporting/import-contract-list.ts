import type { ContractMapping } from '../../agreements/contracts/contract-list-mapping.ts'
import { type ImportProgress, importContracts } from '../../agreements/contracts/import-contracts.ts'
import { readFileTable } from '../../ground/platform/read-file-table.ts'
import type { Table } from '../../ground/platform/read-table.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import type { Transact } from './import-service-records.ts'
import type { TableFile, TableImported, Taken } from './import-table.ts'
import { readContractTables } from './read-contract-tables.ts'

export type ContractListChoice = {
  mapping?: ContractMapping | undefined
  /** true: a row that would be left out refuses the whole list; else the good rows come in */
  isAllOrNothing?: boolean | undefined
  /** the sheet of a workbook; without it the first with names of columns */
  sheet?: string | undefined
}

/**
 * Takes in the tables of a contract list whose submission was received, telling how far it is: everything in one transaction,
 * so that a kill in the middle leaves the register as it was.
 */
export async function importContractList(input: {
  submissionId: string
  tables: Table[]
  choice: ContractListChoice
  transact: Transact
  onProgress?: ImportProgress | undefined
}): Promise<TableImported> {
  const { submissionId, tables, choice, transact, onProgress } = input
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  onProgress?.({ step: 'clean', rows, fraction: 0.05 })
  return transact(async (visit) => {
    const taken = await takeContractList(visit, tables, submissionId, choice, (told) =>
      onProgress?.({ ...told, rows, fraction: 0.25 + 0.73 * told.fraction }),
    )
    const isRefused = 'refused' in taken
    const state = isRefused ? 'refused' : taken.changed === 0 ? 'unchanged' : 'done'
    const summary = isRefused ? {} : taken.summary
    const { findings } = taken
    const finished = await finishSubmission(visit, { id: submissionId, state, findings, summary })
    if ('refused' in finished) throw new Error(finished.refused)
    return { submissionId, state, findings, summary }
  })
}

export function readTables(
  files: TableFile[],
  {
    sheet,
    sheets,
  }: Pick<ContractListChoice, 'sheet'> & { /** of each file its own */ sheets?: (string | undefined)[] },
): Promise<Table[]> {
  return Promise.all(files.map((file, index) => readFileTable(file, { sheet: sheets?.[index] ?? sheet })))
}

/** The same in a transaction that is open: the tables of a contract list come into the register, or are refused whole. */
export async function takeContractList(
  visit: Visit,
  tables: Table[],
  submissionId: string,
  choice: ContractListChoice,
  onProgress?: ImportProgress,
): Promise<Taken> {
  const read = await readContractTables(visit.work, tables, choice)
  const { findings, list, mapping, savedAs } = read
  if (read.isRefused) return { refused: true, findings }
  const taken = await importContracts(visit, { contracts: list.contracts, submissionId, onProgress })
  if ('refused' in taken) throw new Error(taken.refused)
  const { rowsRead, rowsLeftOut } = list
  return {
    findings,
    changed: taken.done.added + taken.done.changed,
    summary: {
      ...taken.done,
      rowsRead,
      rowsLeftOut,
      contracts: list.contracts.length,
      mapping,
      ...(savedAs ? { savedAs } : {}),
    },
  }
}
