import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay } from '../../../ground/words/write-value.ts'
import { DocumentMark, type ShownDocument } from './documents-table.tsx'

/** What is known of a document. */
export function DocumentFacts({ document, slug }: { document: ShownDocument; slug: string }) {
  const { documents: text } = useWords()
  const language = useLanguage()
  const { one } = text
  const { contractNumber, dueOn, receivedOn, expiresOn, addedBy, fileName, bytes } = document
  const day = (value: string) => writeDay(value, language)
  const facts: [string, ReactNode][] = [
    [one.state, <DocumentMark key="state" state={document.state} />],
    [one.kind, text.kinds[document.kind]],
    [one.provider, document.providerName],
    [
      one.contract,
      contractNumber ? (
        <a key="contract" href={`/${slug}/contracts/${encodeURIComponent(contractNumber)}/files`}>
          {contractNumber}
        </a>
      ) : (
        text.everyContract
      ),
    ],
    ...(dueOn ? [[one.dueOn, day(dueOn)] as [string, ReactNode]] : []),
    ...(receivedOn
      ? ([
          [one.receivedOn, day(receivedOn)],
          [one.expiresOn, expiresOn ? day(expiresOn) : one.never],
        ] as [string, ReactNode][])
      : []),
    ...(addedBy ? [[receivedOn ? one.addedBy : one.askedBy, addedBy] as [string, ReactNode]] : []),
    [
      one.file,
      fileName === null
        ? text.noFile
        : `${fileName}, ${one.size(writeCount(Math.ceil((bytes ?? 0) / 1000), language))}`,
    ],
  ]
  return (
    <dl className="card-list">
      {facts.map(([name, value]) => (
        <div key={name} className="card-row">
          <dt>{name}</dt>
          <dd className="file-name">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
