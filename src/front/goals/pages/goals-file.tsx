import { answerTable } from '../../../ground/platform/answer-table.ts'
import { asGovernment } from '../../data/as-government.server.ts'
import { findGoalTree } from '../find-goal-tree.ts'
import { goalTreeTable } from '../goal-tree-table.ts'
import type { Route } from './+types/goals-file'

/** The tree of goals as CSV or as a workbook, one line a goal, measure and contract. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const tree = await asGovernment(request, params, (visit) => findGoalTree(visit))
  return answerTable(request, goalTreeTable(tree), 'goals')
}
