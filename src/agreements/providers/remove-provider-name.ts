import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepProviders } from './may.ts'

/** Takes a name away from an organization: a list that uses it later adds an organization of that name. */
export async function removeProviderName(
  visit: Visit,
  { providerId, normalName }: { providerId: string; normalName: string },
): Promise<{ done: { name: string } } | { refused: 'not-allowed' | 'name-not-found' | 'name-of-merged' }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const found = await visit.work
    .selectFrom('provider_name')
    .where('normal_name', '=', normalName)
    .where('provider_id', '=', providerId)
    .select('name')
    .executeTakeFirst()
  if (!found) return { refused: 'name-not-found' }
  // A name that came with a merge goes with it: splitting gives it back.
  const merged = await visit.work
    .selectFrom('provider')
    .where('normal_name', '=', normalName)
    .where('merged_into_id', 'is not', null)
    .select('id')
    .executeTakeFirst()
  if (merged) return { refused: 'name-of-merged' }
  await visit.work.deleteFrom('provider_name').where('normal_name', '=', normalName).execute()
  await recordHistory(visit, {
    event: 'provider-name-removed',
    subject: 'provider',
    subjectId: providerId,
    providerId,
    content: { name: found.name },
  })
  return { done: { name: found.name } }
}
