import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepViews } from './may.ts'
import { viewName } from './view.ts'

/** Gives a view of the asker's own another name. */
export async function renameView(
  visit: Visit,
  id: string,
  newName: string,
): Promise<
  { done: { id: string } } | { refused: 'not-allowed' | 'view-not-found' | 'view-without-name' | 'view-name-taken' }
> {
  const { work, asker } = visit
  if (!mayKeepViews(visit)) return { refused: 'not-allowed' }
  const name = viewName(newName)
  if (name === null) return { refused: 'view-without-name' }
  const mine = await work
    .selectFrom('saved_view')
    .where('person_id', '=', asker.personId)
    .select(['id', 'name'])
    .execute()
  const view = mine.find((one) => one.id === id)
  if (!view) return { refused: 'view-not-found' }
  if (mine.some((one) => one.id !== id && one.name === name)) return { refused: 'view-name-taken' }
  await work.updateTable('saved_view').set({ name }).where('id', '=', id).execute()
  await recordHistory(visit, {
    event: 'view-renamed',
    subject: 'saved-view',
    subjectId: id,
    content: { name, before: view.name },
  })
  return { done: { id } }
}
