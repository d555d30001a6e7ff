import { recordHistory } from '../../ground/history/record-history.ts'
import { orderedId } from '../../ground/platform/ordered-id.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepViews, mayShareViews } from './may.ts'
import { viewName, viewQuery } from './view.ts'

/** Keeps a way of looking at the contracts under a name; a name that the person used before takes the new filter. */
export async function saveView(
  visit: Visit,
  input: { name: string; query: string; isShared: boolean },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'view-without-name' | 'nothing-to-keep' }> {
  const { work, asker } = visit
  if (!mayKeepViews(visit) || (input.isShared && !mayShareViews(visit))) return { refused: 'not-allowed' }
  const [name, query] = [viewName(input.name), viewQuery(input.query)]
  if (name === null) return { refused: 'view-without-name' }
  if (query === '') return { refused: 'nothing-to-keep' }
  const { id } = await work
    .insertInto('saved_view')
    .values({ id: orderedId(), person_id: asker.personId!, name, query, is_shared: input.isShared })
    .onConflict((same) => same.columns(['person_id', 'name']).doUpdateSet({ query, is_shared: input.isShared }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordHistory(visit, {
    event: 'view-saved',
    subject: 'saved-view',
    subjectId: id,
    content: { name, query, isShared: input.isShared },
  })
  return { done: { id } }
}
