import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type DocumentKind, documentState, putOnFileSchema } from './document.ts'
import { findDocument } from './find-document.ts'
import { findPlace, type Place } from './find-place.ts'
import { mayPutOnFile } from './may.ts'
import { takeFile } from './take-file.ts'

export type PutRefusal =
  | 'not-allowed'
  | 'wrong-form'
  | 'provider-not-found'
  | 'contract-not-found'
  | 'document-not-found'
  | 'document-not-asked-for'
  | 'file-empty'
  | 'file-too-large'
  | 'file-type-unknown'
  | 'file-known'
  | 'file-expired'

type Target = Place & { id: string; kind: DocumentKind; title: string; isAsked: boolean }

/** Puts a file on file: for what was asked for, or unasked. What somebody looked at is never overwritten. */
export async function putOnFile(
  visit: Visit,
  input: unknown,
): Promise<{ done: { id: string } } | { refused: PutRefusal }> {
  const parsed = putOnFileSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { fileName, content, expiresOn } = parsed.data
  const target = await findTarget(visit, parsed.data)
  if ('refused' in target) return target
  if (!mayPutOnFile(visit, target)) return { refused: 'not-allowed' }
  if (expiresOn !== null && expiresOn < visit.today) return { refused: 'file-expired' }
  const file = takeFile(fileName, content)
  if ('refused' in file) return file
  if (await isKnown(visit, target, file.digest)) return { refused: 'file-known' }
  const row = { received_on: visit.today, expires_on: expiresOn, added_by: visit.asker.personId, ...file }
  if (target.isAsked) {
    const { numUpdatedRows } = await visit.work
      .updateTable('document')
      .set(row)
      .where('id', '=', target.id)
      .where('received_on', 'is', null)
      .executeTakeFirst()
    // Somebody else brought it in the same moment.
    if (numUpdatedRows === 0n) return { refused: 'document-not-asked-for' }
  } else {
    const { id, kind, title, providerId, contractId } = target
    const place = { id, kind, title, provider_id: providerId, contract_id: contractId }
    await visit.work
      .insertInto('document')
      .values({ ...place, ...row })
      .execute()
  }
  await visit.work
    .insertInto('document_content')
    .values({ document_id: target.id, content: Buffer.from(content) })
    .execute()
  await recordHistory(visit, {
    event: 'document-put-on-file',
    subject: 'document',
    subjectId: target.id,
    ...(target.kind === 'risk-assessment' ? {} : { providerId: target.providerId }),
    content: { kind: target.kind, title: target.title, fileName, digest: file.digest, bytes: file.bytes, expiresOn },
  })
  return { done: { id: target.id } }
}

async function findTarget(
  visit: Visit,
  input:
    | { documentId: string }
    | { providerId: string; contractNumber: string | null; kind: DocumentKind; title: string },
): Promise<Target | { refused: PutRefusal }> {
  if ('documentId' in input) {
    const asked = await findDocument(visit.work, input.documentId)
    if (!asked) return { refused: 'document-not-found' }
    const state = documentState(asked, visit.today)
    return state === 'due' || state === 'overdue' ? { ...asked, isAsked: true } : { refused: 'document-not-asked-for' }
  }
  const place = await findPlace(visit.work, input)
  if ('refused' in place) return place
  return { ...place, id: randomUUID(), kind: input.kind, title: input.title, isAsked: false }
}

/** The same file of the same kind, still standing: sent twice, or a button pressed twice. */
async function isKnown(visit: Visit, { providerId, contractId, kind }: Target, digest: string): Promise<boolean> {
  const found = await visit.work
    .selectFrom('document')
    .where('provider_id', '=', providerId)
    .where('contract_id', 'is not distinct from', contractId)
    .where('kind', '=', kind)
    .where('digest', '=', digest)
    .where('removed_at', 'is', null)
    .where('replaced_by_id', 'is', null)
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}
