import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findDocument } from './find-document.ts'
import { mayLook } from './may.ts'

/** Notes that a person opened a file. The table holds when last; the history holds the first time. */
export async function noteDocumentLook(
  visit: Visit,
  id: string,
): Promise<{ done: true } | { refused: 'not-allowed' | 'document-not-found' | 'document-not-on-file' }> {
  const { personId } = visit.asker
  if (!mayLook(visit) || personId === null) return { refused: 'not-allowed' }
  const known = await findDocument(visit.work, id)
  if (!known) return { refused: 'document-not-found' }
  if (known.receivedOn === null) return { refused: 'document-not-on-file' }
  const before = await visit.work
    .selectFrom('document_look')
    .where('document_id', '=', known.id)
    .where('person_id', '=', personId)
    .select('looked_at')
    .executeTakeFirst()
  await visit.work
    .insertInto('document_look')
    .values({ document_id: known.id, person_id: personId, looked_at: visit.now })
    .onConflict((conflict) => conflict.columns(['document_id', 'person_id']).doUpdateSet({ looked_at: visit.now }))
    .execute()
  if (!before) {
    await recordHistory(visit, {
      event: 'document-opened',
      subject: 'document',
      subjectId: known.id,
      ...(known.kind === 'risk-assessment' ? {} : { providerId: known.providerId }),
      content: { kind: known.kind, title: known.title },
    })
  }
  return { done: true }
}
