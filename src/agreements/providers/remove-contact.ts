import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ProviderContact } from './find-provider.ts'
import { mayKeepProviders } from './may.ts'
import { isId } from './provider.ts'

/** Takes a contact away; returns it, so that it can be put back. */
export async function removeContact(
  visit: Visit,
  { id }: { id: string },
): Promise<{ done: Omit<ProviderContact, 'id'> } | { refused: 'not-allowed' | 'contact-not-found' }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  if (!isId(id)) return { refused: 'contact-not-found' }
  const removed = await visit.work.deleteFrom('provider_contact').where('id', '=', id).returningAll().executeTakeFirst()
  if (!removed) return { refused: 'contact-not-found' }
  const { provider_id: providerId, name, role, email, phone } = removed
  const contact = { name, role, email, phone }
  await recordHistory(visit, {
    event: 'contact-removed',
    subject: 'provider',
    subjectId: providerId,
    providerId,
    content: contact,
  })
  return { done: contact }
}
