import type { Database } from '../../ground/platform/database.server.ts'
import type { Table } from '../../ground/platform/read-table.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { reportProgress } from '../../ground/submissions/report-progress.ts'
import { type ContractListChoice, importContractList } from '../../performance/reporting/import-contract-list.ts'
import { finishAsFailed, transactAs } from './read-service-records.ts'

/** A write each third of a second is enough for an eye. */
const reportEveryMilliseconds = 334

/**
 * Takes an uploaded contract list in after its request was answered, telling its submission how far it is. A fault of
 * ours ends the submission as refused, under the number that the log has; the register is then as it was.
 */
export async function runContractImport(input: {
  db: Database
  visit: Omit<Visit, 'work' | 'today' | 'now'>
  submissionId: string
  tables: Table[]
  choice: ContractListChoice
}): Promise<void> {
  const { db, visit, submissionId, tables, choice } = input
  const transact = transactAs(db, visit)
  let reported = 0
  let reporting: Promise<unknown> = Promise.resolve()
  try {
    await importContractList({
      submissionId,
      tables,
      choice,
      transact,
      onProgress(progress) {
        if (Date.now() - reported < reportEveryMilliseconds) return
        reported = Date.now()
        const told = { ...progress, totalRows: progress.rows }
        reporting = reporting
          .then(() => reportProgress(db, visit.jurisdiction.schema, submissionId, told))
          .catch(() => {})
      },
    })
  } catch (error) {
    await finishAsFailed(transact, submissionId, error, tables.map(({ file }) => file).join(', '))
  } finally {
    await reporting
  }
}
