import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findProvider } from './find-provider.ts'
import { mayKeepProviders } from './may.ts'
import { siteForm } from './provider.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'provider-not-found' | 'provider-merged' | 'program-not-found'

/** Writes down a place where an organization serves people, and which of its programs is there. */
export async function addSite(
  visit: Visit,
  input: z.input<typeof siteForm>,
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const parsed = siteForm.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { providerId, name, address, programId } = parsed.data
  const provider = await findProvider(visit.work, providerId)
  if (!provider) return { refused: 'provider-not-found' }
  if (provider.mergedIntoId !== null) return { refused: 'provider-merged' }
  if (programId !== null) {
    const program = await visit.work
      .selectFrom('program')
      .where('id', '=', programId)
      .where('provider_id', '=', providerId)
      .select('id')
      .executeTakeFirst()
    if (!program) return { refused: 'program-not-found' }
  }
  const id = randomUUID()
  await visit.work
    .insertInto('provider_site')
    .values({ id, provider_id: providerId, name, address, program_id: programId })
    .execute()
  await recordHistory(visit, {
    event: 'site-added',
    subject: 'provider',
    subjectId: providerId,
    providerId,
    content: { name, address, programId },
  })
  return { done: { id } }
}
