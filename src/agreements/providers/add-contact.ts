import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findProvider } from './find-provider.ts'
import { mayKeepProviders } from './may.ts'
import { contactForm } from './provider.ts'

/** Writes down whom to call at an organization. */
export async function addContact(
  visit: Visit,
  input: z.input<typeof contactForm>,
): Promise<
  { done: { id: string } } | { refused: 'not-allowed' | 'wrong-form' | 'provider-not-found' | 'provider-merged' }
> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const parsed = contactForm.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { providerId, name, role, email, phone } = parsed.data
  const provider = await findProvider(visit.work, providerId)
  if (!provider) return { refused: 'provider-not-found' }
  if (provider.mergedIntoId !== null) return { refused: 'provider-merged' }
  const id = randomUUID()
  await visit.work
    .insertInto('provider_contact')
    .values({ id, provider_id: providerId, name, role, email, phone })
    .execute()
  await recordHistory(visit, {
    event: 'contact-added',
    subject: 'provider',
    subjectId: providerId,
    providerId,
    content: { name, role, email, phone },
  })
  return { done: { id } }
}
