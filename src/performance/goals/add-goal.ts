import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { goalSchema } from './goal.ts'
import { isGoalTaken } from './list-goals.ts'
import { mayKeepGoals } from './may.ts'

/** Adds a goal to a policy area, with the measures that carry it. */
export async function addGoal(
  visit: Visit,
  input: unknown,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'wrong-form' | 'goal-exists' }> {
  if (!mayKeepGoals(visit)) return { refused: 'not-allowed' }
  const parsed = goalSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { policyArea, name, description } = parsed.data
  const measures = [...new Set(parsed.data.measures)]
  if (await isGoalTaken(visit.work, parsed.data, null)) return { refused: 'goal-exists' }
  const last = await visit.work
    .selectFrom('goal')
    .select((cell) => cell.fn.max('position').as('position'))
    .executeTakeFirst()
  const id = randomUUID()
  const position = Number(last?.position ?? 0) + 1
  await visit.work
    .insertInto('goal')
    .values({ id, policy_area: policyArea, name, description, position, added_at: visit.now })
    .execute()
  await visit.work
    .insertInto('goal_measure')
    .values(measures.map((measure, index) => ({ goal_id: id, measure, position: index + 1 })))
    .execute()
  await recordHistory(visit, {
    event: 'goal-added',
    subject: 'goal',
    subjectId: id,
    content: { policyArea, name, description, measures },
  })
  return { done: { id } }
}
