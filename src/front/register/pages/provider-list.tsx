import { Fragment } from 'react'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeBriefMoney, writeCount, writeDay } from '../../../ground/words/write-value.ts'
import type { ProviderRow } from '../list-provider-rows.ts'
import type { ProviderSort } from '../sort-providers.ts'

type Props = {
  rows: ProviderRow[]
  found: number
  all: number
  search: string
  sort: ProviderSort
  page: number
  pages: number
  slug: string
}

/** The organizations with what runs with each: searched, sorted, a hundred a page. */
export function ProviderList({ rows, found, all, search, sort, page, pages, slug }: Props) {
  const { providers: words } = useWords()
  const language = useLanguage()
  const base = `/${slug}/providers`
  const address = (change: { sort?: string; page?: number }) => {
    const query = new URLSearchParams()
    if (search) query.set('q', search)
    const by = change.sort ?? sort
    if (by !== 'name') query.set('sort', by)
    if (change.page && change.page > 1) query.set('page', String(change.page))
    return query.size > 0 ? `?${query}` : '?'
  }
  const heading = (key: ProviderSort, label: string) =>
    key === sort ? (
      <>
        {label}
        <span className="is-read-aloud"> {words.sorted}</span>
        <span aria-hidden="true"> ↓</span>
      </>
    ) : (
      <a href={address({ sort: key })}>{label}</a>
    )
  const { columns } = words
  const money = (cents: number | null) => (cents === null ? words.notKnown : writeBriefMoney(cents, language))
  const shown: TableColumn<ProviderRow>[] = [
    {
      key: 'name',
      heading: heading('name', columns.name),
      cell: (row) => (
        <>
          <a href={`${base}/${row.id}`}>{row.name}</a>
          {row.otherNames.length > 0 && (
            <>
              <br />
              <span className="explains">{words.also(row.otherNames.slice(0, 3).join('; '))}</span>
            </>
          )}
        </>
      ),
    },
    {
      key: 'contracts',
      heading: heading('contracts', columns.contracts),
      isNumeric: true,
      phoneLabel: columns.contracts,
      cell: (row) => writeCount(row.contracts, language),
    },
    {
      key: 'running',
      heading: columns.running,
      isNumeric: true,
      phoneLabel: columns.running,
      cell: (row) => writeCount(row.running, language),
    },
    {
      key: 'amount',
      heading: heading('amount', columns.amount),
      isNumeric: true,
      phoneLabel: columns.amount,
      cell: (row) => (row.contracts === 0 ? '' : money(row.ceilingCents)),
    },
    {
      key: 'paid',
      heading: heading('paid', columns.paid),
      isNumeric: true,
      phoneLabel: columns.paid,
      cell: (row) => (row.contracts === 0 ? '' : money(row.paidCents)),
    },
    {
      key: 'ends',
      heading: heading('ends', columns.ends),
      isNumeric: true,
      phoneLabel: words.term,
      cell: (row) => <Ends row={row} />,
    },
  ]
  return (
    <>
      <search>
        <form method="get" className="search-line">
          <label className="usa-label" htmlFor="q">
            {words.find}
          </label>
          <input className="usa-input" type="search" id="q" name="q" defaultValue={search} />
          {sort !== 'name' && <input type="hidden" name="sort" value={sort} />}
          <button type="submit" className="usa-button usa-button--outline">
            {words.search}
          </button>
          {search && <a href={base}>{words.showAll}</a>}
          <a href={`${base}.csv${address({})}`}>{words.download}</a>
        </form>
      </search>
      {search && <p className="explains">{words.found(writeCount(found, language), writeCount(all, language))}</p>}
      <DataTable
        caption={words.title}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={shown}
        whenEmpty={<EmptyState sentence={words.nothingFound} />}
      />
      {pages > 1 && (
        <nav aria-label={words.pages} className="choice-line">
          {Array.from({ length: pages }, (_, i) => i + 1).map((number) => (
            <Fragment key={number}>
              {number === page ? (
                <b aria-current="page">{writeCount(number, language)}</b>
              ) : (
                <a href={address({ page: number })}>{writeCount(number, language)}</a>
              )}
            </Fragment>
          ))}
        </nav>
      )}
    </>
  )
}

function Ends({ row }: { row: ProviderRow }) {
  const { providers: words } = useWords()
  const language = useLanguage()
  if (row.nextEndOn) return <>{writeDay(row.nextEndOn, language)}</>
  if (row.running > 0) return <span className="explains">{words.noEnd}</span>
  if (row.lastEndOn) return <span className="explains">{words.ended(writeDay(row.lastEndOn, language))}</span>
  return row.contracts > 0 ? <span className="explains">{words.notKnown}</span> : null
}
