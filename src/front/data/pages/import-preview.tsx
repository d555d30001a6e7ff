import type { ContractDifference } from '../../../agreements/contracts/contract-image.ts'
import { isDay } from '../../../ground/platform/day.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language } from '../../../ground/words/words.ts'
import { writeCount, writeDay, writeMoney } from '../../../ground/words/write-value.ts'
import type { ListPage } from '../find-list-page.ts'
import { FindingTable } from './finding-list.tsx'

/** What taking a list in would change: counts, each change before and after, what is new, and what looks wrong. */
export function ImportPreview({ list }: { list: ListPage }) {
  const { data, lists } = useWords()
  const language = useLanguage()
  const { preview, findings, findingsCount } = list
  const count = (n: number) => writeCount(n, language)
  const shown = (part: unknown[], all: number) =>
    part.length < all && <p className="explains">{lists.firstOf(count(part.length), count(all))}</p>
  return (
    <section className="part">
      <h2>{lists.preview}</h2>
      {preview && (
        <>
          <p>{lists.previewLead(count(preview.rowsRead), count(preview.rowsLeftOut))}</p>
          <dl className="card-list">
            {(
              [
                ['added', preview.addedCount],
                ['changed', preview.changedCount],
                ['unchanged', preview.unchanged],
                ['newProviders', preview.providersCount],
              ] as const
            ).map(([key, n]) => (
              <div key={key} className="card-row">
                <dt>{lists.counts[key]}</dt>
                <dd>{count(n)}</dd>
              </div>
            ))}
          </dl>
          {preview.addedCount + preview.changedCount === 0 && (
            <p>{preview.rowsRead === 0 ? lists.nothingReadable : lists.nothingNew}</p>
          )}
          {preview.changedCount > 0 && (
            <details className="file-sample" open>
              <summary>{`${lists.changed} (${count(preview.changedCount)})`}</summary>
              <ChangeTable changed={preview.changed} />
              {shown(preview.changed, preview.changedCount)}
            </details>
          )}
          {preview.addedCount > 0 && (
            <details className="file-sample">
              <summary>{`${lists.added} (${count(preview.addedCount)})`}</summary>
              <DataTable
                caption={lists.added}
                isCaptionHidden
                rows={preview.added}
                rowKey={(one) => one.number}
                columns={[
                  { key: 'number', heading: lists.columns.number, cell: (one) => one.number },
                  { key: 'title', heading: lists.columns.title, cell: (one) => one.title },
                  { key: 'provider', heading: lists.columns.provider, cell: (one) => one.provider },
                ]}
              />
              {shown(preview.added, preview.addedCount)}
            </details>
          )}
          {preview.providersCount > 0 && (
            <details className="file-sample">
              <summary>{`${lists.newProviders} (${count(preview.providersCount)})`}</summary>
              <ul>
                {preview.newProviders.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
              {shown(preview.newProviders, preview.providersCount)}
            </details>
          )}
        </>
      )}
      {findingsCount > 0 && (
        <details className="file-sample" open={preview === null || preview.rowsLeftOut > 0}>
          <summary>{`${data.findings} (${count(findingsCount)})`}</summary>
          <FindingTable findings={findings} />
          {shown(findings, findingsCount)}
        </details>
      )}
    </section>
  )
}

type Changed = NonNullable<ListPage['preview']>['changed']

function ChangeTable({ changed }: { changed: Changed }) {
  const { lists } = useWords()
  const language = useLanguage()
  const rows = changed.flatMap(({ number, fields }) => fields.map((one) => ({ number, ...one })))
  const write = (one: ContractDifference, value: ContractDifference['before']) =>
    value === null ? <span className="explains">{lists.blank}</span> : writeField(one.field, value, language)
  return (
    <DataTable
      caption={lists.changed}
      isCaptionHidden
      rows={rows}
      rowKey={(one) => `${one.number} ${one.field}`}
      columns={[
        { key: 'number', heading: lists.columns.number, cell: (one) => one.number },
        { key: 'what', heading: lists.columns.what, cell: (one) => lists.of[one.field] },
        {
          key: 'before',
          heading: lists.columns.before,
          cell: (one) => write(one, one.before),
          phoneLabel: lists.columns.before,
        },
        {
          key: 'after',
          heading: lists.columns.after,
          cell: (one) => write(one, one.after),
          phoneLabel: lists.columns.after,
        },
      ]}
    />
  )
}

function writeField(field: string, value: string | number, language: Language): string {
  if (field.endsWith('Cents')) return writeMoney(Number(value), language)
  return isDay(String(value)) ? writeDay(String(value), language) : String(value)
}
