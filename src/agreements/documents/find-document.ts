import { z } from 'zod'
import type { Reads } from '../../ground/platform/database.server.ts'
import { documents, type ListedDocument } from './list-documents.ts'

/** One document, or null when there is none that the asker may see. */
export async function findDocument(db: Reads, id: string): Promise<ListedDocument | null> {
  if (!z.uuid().safeParse(id).success) return null
  return (await documents(db).where('document.id', '=', id).executeTakeFirst()) ?? null
}

/** The file itself; null: nothing is on file, or it is not the asker's to see. */
export async function findDocumentContent(db: Reads, id: string): Promise<Uint8Array | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db.selectFrom('document_content').where('document_id', '=', id).select('content').executeTakeFirst()
  return row?.content ?? null
}

/** Why a document was removed, as the history tells it; null: not removed, or its content has left the history. */
export async function findRemovalReason(db: Reads, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('history')
    .innerJoin('history_content', 'history_content.history_id', 'history.id')
    .where('history.subject', '=', 'document')
    .where('history.subject_id', '=', id)
    .where('history.event', '=', 'document-removed')
    .orderBy('history.at', 'desc')
    .select((cell) => cell.ref('history_content.content').$castTo<{ reason?: string }>().as('content'))
    .executeTakeFirst()
  return row?.content.reason ?? null
}
