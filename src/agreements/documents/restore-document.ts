import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findDocument } from './find-document.ts'
import { mayKeepDocuments } from './may.ts'

/** Takes a removal back. */
export async function restoreDocument(
  visit: Visit,
  id: string,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'document-not-found' | 'document-not-removed' }> {
  if (!mayKeepDocuments(visit)) return { refused: 'not-allowed' }
  const known = await findDocument(visit.work, id)
  if (!known) return { refused: 'document-not-found' }
  if (known.removedAt === null) return { refused: 'document-not-removed' }
  await visit.work.updateTable('document').set({ removed_at: null }).where('id', '=', known.id).execute()
  await recordHistory(visit, {
    event: 'document-restored',
    subject: 'document',
    subjectId: known.id,
    ...(known.kind === 'risk-assessment' ? {} : { providerId: known.providerId }),
    content: { kind: known.kind, title: known.title },
  })
  return { done: { id: known.id } }
}
