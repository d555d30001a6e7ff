import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { askedDocumentSchema } from './document.ts'
import { findPlace } from './find-place.ts'
import { mayKeepDocuments } from './may.ts'

/** Says what a provider must bring, and by which day. */
export async function askForDocument(
  visit: Visit,
  input: unknown,
): Promise<
  { done: { id: string } } | { refused: 'not-allowed' | 'wrong-form' | 'provider-not-found' | 'contract-not-found' }
> {
  if (!mayKeepDocuments(visit)) return { refused: 'not-allowed' }
  const parsed = askedDocumentSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { kind, title, dueOn } = parsed.data
  const place = await findPlace(visit.work, parsed.data)
  if ('refused' in place) return place
  const id = randomUUID()
  await visit.work
    .insertInto('document')
    .values({
      id,
      provider_id: place.providerId,
      contract_id: place.contractId,
      kind,
      title,
      due_on: dueOn,
      added_by: visit.asker.personId,
    })
    .execute()
  await recordHistory(visit, {
    event: 'document-asked-for',
    subject: 'document',
    subjectId: id,
    // What the government notes for itself is not in the history that a provider reads.
    ...(kind === 'risk-assessment' ? {} : { providerId: place.providerId }),
    content: { kind, title, dueOn, contractNumber: parsed.data.contractNumber },
  })
  return { done: { id } }
}
