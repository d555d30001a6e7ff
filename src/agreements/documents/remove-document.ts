import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findDocument } from './find-document.ts'
import { mayKeepDocuments } from './may.ts'

/** Marks a document as removed, with the reason: the row and its content stay, so that it can be taken back. */
export async function removeDocument(
  visit: Visit,
  input: { id: string; reason: string },
): Promise<
  | { done: { id: string } }
  | { refused: 'not-allowed' | 'wrong-form' | 'document-not-found' | 'document-removed' | 'document-was-replaced' }
> {
  if (!mayKeepDocuments(visit)) return { refused: 'not-allowed' }
  const reason = input.reason.trim()
  if (reason === '' || reason.length > 2000) return { refused: 'wrong-form' }
  const known = await findDocument(visit.work, input.id)
  if (!known) return { refused: 'document-not-found' }
  if (known.removedAt !== null) return { refused: 'document-removed' }
  if (known.replacedById !== null) return { refused: 'document-was-replaced' }
  await visit.work.updateTable('document').set({ removed_at: visit.now }).where('id', '=', known.id).execute()
  await recordHistory(visit, {
    event: 'document-removed',
    subject: 'document',
    subjectId: known.id,
    ...(known.kind === 'risk-assessment' ? {} : { providerId: known.providerId }),
    content: { kind: known.kind, title: known.title, reason },
  })
  return { done: { id: known.id } }
}
