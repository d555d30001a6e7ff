import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findGoal, isGoalTaken } from './list-goals.ts'
import { mayKeepGoals } from './may.ts'

/** Takes back that a goal was retired. */
export async function restoreGoal(
  visit: Visit,
  id: string,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'goal-not-found' | 'goal-exists' }> {
  if (!mayKeepGoals(visit)) return { refused: 'not-allowed' }
  const goal = await findGoal(visit.work, id)
  if (!goal || goal.retiredOn === null) return { refused: 'goal-not-found' }
  if (await isGoalTaken(visit.work, goal, id)) return { refused: 'goal-exists' }
  await visit.work.updateTable('goal').set({ retired_at: null, retired_reason: null }).where('id', '=', id).execute()
  await recordHistory(visit, { event: 'goal-restored', subject: 'goal', subjectId: id, content: { name: goal.name } })
  return { done: { id } }
}
