import { stringify } from 'csv-stringify/sync'
import { documentState } from '../../agreements/documents/document.ts'
import type { ListedDocument } from '../../agreements/documents/list-documents.ts'

const columns = [
  'provider',
  'contract',
  'kind',
  'title',
  'state',
  'due_on',
  'received_on',
  'expires_on',
  'file_name',
  'bytes',
  'opened_by_people',
] as const

/** The file cabinet as CSV, with the state of each document on the day on which it is taken out. */
export function writeDocumentsTable(documents: ListedDocument[], today: string): string {
  const rows = documents.map((one) => [
    one.providerName,
    one.contractNumber,
    one.kind,
    one.title,
    documentState(one, today),
    one.dueOn,
    one.receivedOn,
    one.expiresOn,
    one.fileName,
    one.bytes,
    one.looks,
  ])
  return stringify([[...columns], ...rows], { escape_formulas: true })
}
