import type { Reads } from '../../ground/platform/database.server.ts'

/** Somebody opened a file, and when last. A name that the asker may not know is null. */
export type DocumentLook = { name: string | null; lookedAt: string; isOfProvider: boolean | null }

/** Who opened a document, the last look first. */
export async function listDocumentLooks(db: Reads, documentId: string): Promise<DocumentLook[]> {
  const rows = await db
    .selectFrom('document_look')
    .leftJoin('person', 'person.id', 'document_look.person_id')
    .where('document_look.document_id', '=', documentId)
    .orderBy('looked_at', 'desc')
    .select(['person.name', 'person.role', 'looked_at as lookedAt'])
    .execute()
  return rows.map(({ role, ...row }) => ({ ...row, isOfProvider: role === null ? null : role === 'provider' }))
}
