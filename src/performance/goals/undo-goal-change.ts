import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { changeGoal } from './change-goal.ts'
import { goalSchema } from './goal.ts'
import { findGoal } from './list-goals.ts'
import { mayKeepGoals } from './may.ts'

type Refused = 'not-allowed' | 'change-not-found' | 'goal-changed-meanwhile'

/** Gives a goal the words and measures that it had before a change, unless somebody changed it again since. */
export async function undoGoalChange(
  visit: Visit,
  changeId: string,
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepGoals(visit)) return { refused: 'not-allowed' }
  if (!/^[0-9a-f-]{36}$/.test(changeId)) return { refused: 'change-not-found' }
  const row = await visit.work
    .selectFrom('history')
    .innerJoin('history_content', 'history_content.history_id', 'history.id')
    .where('history.id', '=', changeId)
    .where('history.event', '=', 'goal-changed')
    .select(['history.subject_id as id', 'history_content.content'])
    .executeTakeFirst()
  const content = row?.content as { before?: unknown; after?: unknown } | null | undefined
  if (!row || !content?.before) return { refused: 'change-not-found' }
  const now = await findGoal(visit.work, row.id)
  const after = goalSchema.parse(content.after)
  if (!now || JSON.stringify(goalSchema.parse(now)) !== JSON.stringify(after))
    return { refused: 'goal-changed-meanwhile' }
  const changed = await changeGoal(visit, { id: row.id, goal: content.before })
  if ('refused' in changed) return { refused: 'goal-changed-meanwhile' }
  await recordHistory(visit, {
    event: 'goal-change-undone',
    subject: 'goal',
    subjectId: row.id,
    content: { undone: changeId },
  })
  return { done: { id: row.id } }
}
