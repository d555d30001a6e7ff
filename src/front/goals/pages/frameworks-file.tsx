import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { listFrameworks } from '../../../performance/goals/list-frameworks.ts'
import { frameworkTable } from '../framework-table.ts'
import type { Route } from './+types/frameworks-file'

/** The frameworks that the asker may see, as CSV or as a workbook. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const found = await asVisitor(request, params, (visit) => listFrameworks(visit.work))
  return answerTable(request, frameworkTable(found), 'frameworks')
}
