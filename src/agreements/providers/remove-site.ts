import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ProviderSite } from './find-provider.ts'
import { mayKeepProviders } from './may.ts'
import { isId } from './provider.ts'

/** Takes a site away; returns it, so that it can be put back. */
export async function removeSite(
  visit: Visit,
  { id }: { id: string },
): Promise<
  { done: Pick<ProviderSite, 'name' | 'address' | 'programId'> } | { refused: 'not-allowed' | 'site-not-found' }
> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  if (!isId(id)) return { refused: 'site-not-found' }
  const removed = await visit.work.deleteFrom('provider_site').where('id', '=', id).returningAll().executeTakeFirst()
  if (!removed) return { refused: 'site-not-found' }
  const { provider_id: providerId, name, address, program_id: programId } = removed
  const site = { name, address, programId }
  await recordHistory(visit, {
    event: 'site-removed',
    subject: 'provider',
    subjectId: providerId,
    providerId,
    content: site,
  })
  return { done: site }
}
