import { answerTable } from '../../../ground/platform/answer-table.ts'
import { asGovernment } from '../as-government.server.ts'
import { providersTable } from '../contracts-table.ts'
import type { Route } from './+types/providers-file'

/** The organizations as CSV or as a workbook. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const table = await asGovernment(request, params, ({ work }) => providersTable(work))
  return answerTable(request, table, 'providers')
}
