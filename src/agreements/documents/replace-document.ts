import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { documentState, replacementSchema } from './document.ts'
import { findDocument } from './find-document.ts'
import { mayPutOnFile } from './may.ts'
import { takeFile } from './take-file.ts'

/** Puts a newer file in the place of one that is on file. The older stays, marked, with its content and who looked. */
export async function replaceDocument(
  visit: Visit,
  input: unknown,
): Promise<
  | { done: { id: string } }
  | {
      refused:
        | 'not-allowed'
        | 'wrong-form'
        | 'document-not-found'
        | 'document-not-on-file'
        | 'file-empty'
        | 'file-too-large'
        | 'file-type-unknown'
        | 'file-known'
        | 'file-expired'
    }
> {
  const parsed = replacementSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { documentId, fileName, content, expiresOn } = parsed.data
  const older = await findDocument(visit.work, documentId)
  if (!older) return { refused: 'document-not-found' }
  if (!mayPutOnFile(visit, older)) return { refused: 'not-allowed' }
  const state = documentState(older, visit.today)
  if (older.receivedOn === null || state === 'replaced' || state === 'removed')
    return { refused: 'document-not-on-file' }
  if (expiresOn !== null && expiresOn < visit.today) return { refused: 'file-expired' }
  const file = takeFile(fileName, content)
  if ('refused' in file) return file
  if (file.digest === older.digest) return { refused: 'file-known' }
  const id = randomUUID()
  await visit.work
    .insertInto('document')
    .values({
      id,
      provider_id: older.providerId,
      contract_id: older.contractId,
      kind: older.kind,
      title: older.title,
      received_on: visit.today,
      expires_on: expiresOn,
      added_by: visit.asker.personId,
      ...file,
    })
    .execute()
  await visit.work
    .insertInto('document_content')
    .values({ document_id: id, content: Buffer.from(content) })
    .execute()
  const { numUpdatedRows } = await visit.work
    .updateTable('document')
    .set({ replaced_by_id: id })
    .where('id', '=', older.id)
    .where('replaced_by_id', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Error('Two files took the place of one in the same moment.')
  await recordHistory(visit, {
    event: 'document-replaced',
    subject: 'document',
    subjectId: older.id,
    ...(older.kind === 'risk-assessment' ? {} : { providerId: older.providerId }),
    content: { kind: older.kind, title: older.title, by: id, fileName, digest: file.digest, expiresOn },
  })
  return { done: { id } }
}
