import type { Visit } from '../../ground/platform/visit.ts'
import type { SavedView } from './view.ts'

/** The asker's own views and those that are shared with the city, by name. */
export async function listViews({ work, asker }: Visit): Promise<SavedView[]> {
  const { personId } = asker
  const views = await work
    .selectFrom('saved_view')
    .leftJoin('person', 'person.id', 'saved_view.person_id')
    .where((is) => is.or([is('is_shared', '=', true), ...(personId === null ? [] : [is('person_id', '=', personId)])]))
    .select(['saved_view.id', 'saved_view.name', 'query', 'is_shared as isShared', 'person_id as personId'])
    .select('person.name as keptBy')
    .orderBy('saved_view.name')
    .execute()
  return views.map(({ personId: owner, keptBy, ...view }) => ({
    ...view,
    isMine: owner === personId,
    keptBy: keptBy ?? '',
  }))
}
