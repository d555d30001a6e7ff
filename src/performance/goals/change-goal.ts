import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { goalSchema } from './goal.ts'
import { findGoal, isGoalTaken } from './list-goals.ts'
import { mayKeepGoals } from './may.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'goal-not-found' | 'goal-exists'

/** Gives a goal other words or other measures. Returns the change, which `undoGoalChange` takes back. */
export async function changeGoal(
  visit: Visit,
  input: { id: string; goal: unknown },
): Promise<{ done: { changeId: string } } | { refused: Refused }> {
  if (!mayKeepGoals(visit)) return { refused: 'not-allowed' }
  const parsed = goalSchema.safeParse(input.goal)
  if (!parsed.success) return { refused: 'wrong-form' }
  const before = await findGoal(visit.work, input.id)
  if (!before || before.retiredOn !== null) return { refused: 'goal-not-found' }
  const { policyArea, name, description } = parsed.data
  const measures = [...new Set(parsed.data.measures)]
  if (await isGoalTaken(visit.work, parsed.data, input.id)) return { refused: 'goal-exists' }
  await visit.work
    .updateTable('goal')
    .set({ policy_area: policyArea, name, description })
    .where('id', '=', input.id)
    .execute()
  await visit.work.deleteFrom('goal_measure').where('goal_id', '=', input.id).execute()
  await visit.work
    .insertInto('goal_measure')
    .values(measures.map((measure, index) => ({ goal_id: input.id, measure, position: index + 1 })))
    .execute()
  const changeId = await recordHistory(visit, {
    event: 'goal-changed',
    subject: 'goal',
    subjectId: input.id,
    content: {
      before: {
        policyArea: before.policyArea,
        name: before.name,
        description: before.description,
        measures: before.measures,
      },
      after: { policyArea, name, description, measures },
    },
  })
  return { done: { changeId } }
}
