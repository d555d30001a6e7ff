import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepViews } from './may.ts'

/** Removes a view of the asker's own. What it held is given back, so that it can be saved again. */
export async function removeView(
  visit: Visit,
  id: string,
): Promise<
  { done: { name: string; query: string; isShared: boolean } } | { refused: 'not-allowed' | 'view-not-found' }
> {
  const { work, asker } = visit
  if (!mayKeepViews(visit)) return { refused: 'not-allowed' }
  if (!/^[0-9a-f-]{36}$/.test(id)) return { refused: 'view-not-found' }
  const removed = await work
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('person_id', '=', asker.personId)
    .returning(['name', 'query', 'is_shared as isShared'])
    .executeTakeFirst()
  if (!removed) return { refused: 'view-not-found' }
  await recordHistory(visit, { event: 'view-removed', subject: 'saved-view', subjectId: id, content: removed })
  return { done: removed }
}
