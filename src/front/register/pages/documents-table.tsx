import type { DocumentState } from '../../../agreements/documents/document.ts'
import type { ListedDocument } from '../../../agreements/documents/list-documents.ts'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay } from '../../../ground/words/write-value.ts'

export type ShownDocument = ListedDocument & { state: DocumentState }

const marks: Record<DocumentState, MarkedState> = {
  overdue: 'late',
  expired: 'late',
  due: 'open',
  expiring: 'between',
  'on-file': 'done',
  replaced: 'not-applicable',
  removed: 'missing',
}

/** The state of a document, as a shape and a word. */
export function DocumentMark({ state }: { state: DocumentState }) {
  const { documents } = useWords()
  return <StateMark state={marks[state]} word={documents.states[state]!} />
}

type Props = {
  caption: string
  documents: ShownDocument[]
  slug: string
  /** on the page of one provider its name is known */
  hasProvider: boolean
}

/** Documents, each with its state, the day that matters, its file and how many opened it. */
export function DocumentsTable({ caption, documents: rows, slug, hasProvider }: Props) {
  const { documents: text } = useWords()
  const language = useLanguage()
  const { columns } = text
  const base = `/${slug}/files`
  const provider: TableColumn<ShownDocument> = {
    key: 'provider',
    heading: columns.provider,
    cell: (one) => <a href={`/${slug}/providers/${one.providerId}/files`}>{one.providerName}</a>,
  }
  const shown: TableColumn<ShownDocument>[] = [
    {
      key: 'title',
      heading: columns.title,
      cell: (one) => (
        <>
          <a href={`${base}/${one.id}`}>{one.title}</a>
          <br />
          <span className="explains">
            {text.kinds[one.kind]}, {one.contractNumber ? text.forContract(one.contractNumber) : text.everyContract}
          </span>
        </>
      ),
    },
    ...(hasProvider ? [provider] : []),
    { key: 'state', heading: columns.state, cell: (one) => <DocumentMark state={one.state} /> },
    { key: 'day', heading: columns.day, cell: (one) => <Day document={one} /> },
    {
      key: 'file',
      heading: columns.file,
      cell: (one) =>
        one.fileName === null ? (
          <span className="explains">{text.noFile}</span>
        ) : (
          <a className="file-name" href={`${base}/${one.id}/content`} download={one.fileName}>
            {one.fileName}
          </a>
        ),
    },
    {
      key: 'looks',
      heading: columns.looks,
      phoneLabel: columns.looks,
      cell: (one) => text.looks(one.looks, writeCount(one.looks, language)),
    },
  ]
  return <DataTable caption={caption} isCaptionHidden rows={rows} rowKey={(one) => one.id} columns={shown} />
}

function Day({ document: one }: { document: ShownDocument }) {
  const { days } = useWords().documents
  const language = useLanguage()
  const write = (day: string) => writeDay(day, language)
  if (one.state === 'due' || one.state === 'overdue') return <>{one.dueOn && days[one.state](write(one.dueOn))}</>
  if (one.expiresOn && (one.state === 'expired' || one.state === 'expiring'))
    return <>{days[one.state](write(one.expiresOn))}</>
  if (one.receivedOn === null) return null
  return (
    <>
      {one.expiresOn ? days.until(write(one.receivedOn), write(one.expiresOn)) : days.received(write(one.receivedOn))}
    </>
  )
}
