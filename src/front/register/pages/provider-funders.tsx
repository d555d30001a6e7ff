import { writeEin } from '../../../agreements/providers/write-ein.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'

type Funder = { id: string; name: string; uei: string | null; ein: string | null }

export function FunderList({ funders, slug }: { funders: Funder[]; slug: string }) {
  const { providers: words } = useWords()
  return (
    <DataTable
      caption={words.funders}
      isCaptionHidden
      rows={funders}
      rowKey={(row) => row.id}
      whenEmpty={<p>{words.noFunders}</p>}
      columns={[
        {
          key: 'name',
          heading: words.columns.name,
          cell: (row) => <a href={`/${slug}/providers/${row.id}`}>{row.name}</a>,
        },
        { key: 'uei', heading: words.uei, phoneLabel: words.uei, cell: (row) => row.uei ?? '' },
        { key: 'ein', heading: words.ein, phoneLabel: words.ein, cell: (row) => (row.ein ? writeEin(row.ein) : '') },
      ]}
    />
  )
}

export function FunderForm({ sent }: { sent: { name: string; uei: string; ein: string } | undefined }) {
  const { providers: words } = useWords()
  return (
    <details className="file-sample" open={sent !== undefined}>
      <summary>{words.addFunder}</summary>
      <form method="post">
        <div className="field-pairs">
          <Field name="name" label={words.name} required defaultValue={sent?.name} autoComplete="off" />
          <Field name="uei" label={words.uei} hint={words.ueiHint} defaultValue={sent?.uei} autoComplete="off" />
          <Field name="ein" label={words.ein} hint={words.einHint} defaultValue={sent?.ein} autoComplete="off" />
        </div>
        <button type="submit" className="usa-button">
          {words.addFunder}
        </button>
      </form>
    </details>
  )
}
