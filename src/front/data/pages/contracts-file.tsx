import { answerTable } from '../../../ground/platform/answer-table.ts'
import { asGovernment } from '../as-government.server.ts'
import { contractsTable } from '../contracts-table.ts'
import type { Route } from './+types/contracts-file'

/** The contracts as CSV or as a workbook, in the layout that the import reads. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const table = await asGovernment(request, params, ({ work }) => contractsTable(work))
  return answerTable(request, table, 'contracts')
}
