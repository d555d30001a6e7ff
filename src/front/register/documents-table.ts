import { documentState } from '../../agreements/documents/document.ts'
import type { ListedDocument } from '../../agreements/documents/list-documents.ts'
import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'

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

/** The file cabinet as a list, with the state of each document on the day on which it is taken out. */
export function documentsTable(documents: ListedDocument[], today: string): WrittenTable {
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
  const days = { due_on: 'day', received_on: 'day', expires_on: 'day' } as const
  return { columns: namedColumns(columns, { ...days, bytes: 'number', opened_by_people: 'number' }), rows }
}
