import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { mayKeepMeasures } from '../../../performance/measures/may.ts'
import { findMeasureList, type ListedMeasure } from '../find-measure-list.ts'
import type { Route } from './+types/measures'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const pack = (query.get('area') ?? '').slice(0, 60)
  return asVisitor(request, params, async (visit) => ({
    list: await findMeasureList(visit, { search, pack }, chooseLanguage(request)),
    ...{ search, pack, query: query.toString() },
    slug: visit.jurisdiction.slug,
    mayKeep: mayKeepMeasures(visit),
  }))
}

/** Every measure that the city can be told in, by policy area. */
export default function MeasuresPage({ loaderData }: Route.ComponentProps) {
  const { cards } = useWords()
  const { list, search, pack, query, slug, mayKeep } = loaderData
  const groups = [...Map.groupBy(list.rows, (row) => row.pack)]
  const area = (name: string) => cards.areas[name] ?? name
  return (
    <>
      <title>{cards.title}</title>
      <PageHeading title={cards.title} lead={cards.lead} />
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is not known to every browser that we serve */}
      <form method="get" className="choose-line" role="search">
        <Field
          type="search"
          name="q"
          label={cards.searchLabel}
          hint={cards.search}
          defaultValue={search}
          autoComplete="off"
        />
        <Field
          control="select"
          name="area"
          label={cards.area}
          defaultValue={pack}
          options={[
            { value: '', label: cards.everyArea },
            ...list.packs.map((one) => ({ value: one, label: area(one) })),
          ]}
        />
        <button type="submit" className="usa-button usa-button--outline">
          {cards.find}
        </button>
        {(search || pack) && <a href={`/${slug}/measures`}>{cards.clear}</a>}
      </form>
      <div className="found-line">
        <p className="explains">{cards.found(list.rows.length, list.all)}</p>
        <p className="found-links">
          {mayKeep && <a href={`/${slug}/measures/new`}>{cards.add}</a>}
          <a href={`/${slug}/backtest`}>{cards.toBacktest}</a>
          <a href={`/${slug}/measures.csv?${query}`}>{cards.download}</a>
          <a href={`/${slug}/measures.xlsx?${query}`}>Excel</a>
        </p>
      </div>
      {groups.length === 0 && (
        <EmptyState sentence={cards.none}>{mayKeep && <a href={`/${slug}/measures/new`}>{cards.add}</a>}</EmptyState>
      )}
      {groups.map(([name, rows]) => (
        <section key={name} className="part">
          <h2>{area(name)}</h2>
          <MeasureRows rows={rows} caption={area(name)} slug={slug} />
        </section>
      ))}
    </>
  )
}

function MeasureRows({ rows, caption, slug }: { rows: ListedMeasure[]; caption: string; slug: string }) {
  const { cards } = useWords()
  const language = useLanguage()
  const { columns } = cards
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'measure',
          heading: columns.measure,
          cell: (row) => (
            <>
              <a href={`/${slug}/measures/${row.key}`}>{row.title[language]}</a>
              <span className="row-title" lang={row.isBuiltIn ? 'en' : undefined}>
                {row.definition[language]}
              </span>
            </>
          ),
        },
        {
          key: 'kind',
          heading: columns.kind,
          phoneLabel: columns.kind,
          cell: (row) => `${cards.kinds[row.kind]}, ${cards.questions[row.question]}`,
        },
        { key: 'told', heading: columns.told, phoneLabel: columns.told, cell: (row) => cards.formats[row.valueFormat] },
        { key: 'better', heading: columns.better, cell: (row) => cards.directions[row.direction] },
        {
          key: 'standards',
          heading: columns.standards,
          phoneLabel: columns.standards,
          cell: (row) => cards.standards(row.standards),
        },
        {
          key: 'version',
          heading: columns.version,
          phoneLabel: columns.version,
          cell: (row) => cards.version(row.version),
        },
      ]}
    />
  )
}
