import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findGoal } from './list-goals.ts'
import { mayKeepGoals } from './may.ts'

type Refused = 'not-allowed' | 'goal-not-found' | 'reason-missing'

/** Says that a goal is no longer promised, and why. Its measures go on; it leaves the portfolio and the tree. */
export async function retireGoal(
  visit: Visit,
  { id, reason }: { id: string; reason: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepGoals(visit)) return { refused: 'not-allowed' }
  const why = reason.trim().slice(0, 1000)
  if (why === '') return { refused: 'reason-missing' }
  const goal = await findGoal(visit.work, id)
  if (!goal || goal.retiredOn !== null) return { refused: 'goal-not-found' }
  await visit.work
    .updateTable('goal')
    .set({ retired_at: visit.now, retired_reason: why })
    .where('id', '=', id)
    .execute()
  await recordHistory(visit, {
    event: 'goal-retired',
    subject: 'goal',
    subjectId: id,
    content: { name: goal.name, reason: why },
  })
  return { done: { id } }
}
