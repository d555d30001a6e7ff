import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findProvider } from './find-provider.ts'
import { isNameTaken } from './is-name-taken.ts'
import { mayKeepProviders } from './may.ts'
import { providerName } from './provider-name.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'provider-not-found' | 'provider-merged' | 'name-taken'

/** Gives an organization another name, so that a list which uses it meets this one and adds nobody. */
export async function addProviderName(
  visit: Visit,
  { providerId, name }: { providerId: string; name: string },
): Promise<{ done: { normalName: string } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const text = name.trim()
  const normalName = providerName(text)
  if (normalName === '' || text.length > 300) return { refused: 'wrong-form' }
  const provider = await findProvider(visit.work, providerId)
  if (!provider) return { refused: 'provider-not-found' }
  if (provider.mergedIntoId !== null) return { refused: 'provider-merged' }
  if (await isNameTaken(visit.work, normalName)) return { refused: 'name-taken' }
  await visit.work
    .insertInto('provider_name')
    .values({ normal_name: normalName, provider_id: providerId, name: text })
    .execute()
  await recordHistory(visit, {
    event: 'provider-name-added',
    subject: 'provider',
    subjectId: providerId,
    providerId,
    content: { name: text },
  })
  return { done: { normalName } }
}
