import { composeDataSheet, type SheetField } from '../../../agreements/funding/compose-data-sheet.ts'
import { findDataSheet } from '../../../agreements/funding/find-data-sheet.ts'
import { mayKeepFunding } from '../../../agreements/funding/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Route } from './+types/data-sheet'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const sheet = await findDataSheet(visit.work, params.number, visit.jurisdiction)
    if (!sheet) throw new Response(null, { status: 404 })
    return { sheet, slug: visit.jurisdiction.slug, mayKeep: mayKeepFunding(visit) }
  })
}

/** The data sheet of a subaward, field by field; on paper it is the same. */
export default function DataSheetPage({ loaderData }: Route.ComponentProps) {
  const words = useWords()
  const language = useLanguage()
  const { sheet, slug, mayKeep } = loaderData
  const { sheet: text } = words.funding
  const composed = composeDataSheet(sheet, words, language)
  const { number } = sheet.contract
  const base = `/${slug}/contracts/${encodeURIComponent(number)}`
  return (
    <>
      <title>{composed.title}</title>
      <PageHeading
        title={composed.title}
        trailLabel={text.trail}
        trail={[
          { label: sheet.provider.name },
          { href: base, label: number },
          { href: `${base}/funding`, label: words.funding.title },
        ]}
        lead={`${sheet.provider.name}. ${sheet.contract.title}`}
      />
      <p>{composed.lead}</p>
      <Notice kind={composed.missing > 0 && sheet.awards.length > 0 ? 'care' : 'info'}>
        {text.missing(composed.missing)}
      </Notice>
      <p className="button-line">
        <a href={`${base}/data-sheet.pdf`} className="usa-button usa-button--outline">
          {text.pdf}
        </a>
        {composed.missing > 0 && mayKeep && <a href={`${base}/funding#subaward`}>{text.toFunding}</a>}
      </p>
      {composed.parts.map((part) => (
        <section className="part" key={part.key}>
          <h2>{part.title}</h2>
          <dl className="card-list sheet-list">
            {part.fields.map((field) => (
              <SheetRow key={field.label} field={field} />
            ))}
          </dl>
        </section>
      ))}
      {composed.listings && (
        <section className="part">
          <h2>{text.parts.listings}</h2>
          <DataTable
            caption={text.parts.listings}
            isCaptionHidden
            rows={[
              ...composed.listings.rows,
              { listing: text.columns.total, title: '', amount: composed.listings.total },
            ]}
            rowKey={(row) => `${row.listing} ${row.title}`}
            columns={[
              { key: 'listing', heading: text.columns.listing, cell: (row) => row.listing },
              { key: 'title', heading: text.columns.title, cell: (row) => row.title },
              { key: 'amount', heading: text.columns.amount, isNumeric: true, cell: (row) => row.amount },
            ]}
          />
        </section>
      )}
    </>
  )
}

function SheetRow({ field }: { field: SheetField }) {
  return (
    <div className="card-row">
      <dt>
        {field.label}, {field.cite}
      </dt>
      <dd>{field.isMissing ? <StateMark state="missing" word={field.text} /> : field.text}</dd>
    </div>
  )
}
