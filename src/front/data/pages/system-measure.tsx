import { DataTable } from '../../../ground/ui/data-table.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { systemSqlOf } from '../../../performance/measure-packs/homelessness/system/system-sql-of.ts'
import { BalanceBar } from '../../register/pages/balance-bar.tsx'
import { asGovernment } from '../as-government.server.ts'
import { findSystemMeasure, isSystemKey, readSystemChoice, type ShownSystemMeasure } from '../find-system.ts'
import type { Route } from './+types/system-measure'
import { SystemFigureCell } from './system-figure-cell.tsx'
import { SystemGroups } from './system-groups.tsx'
import { SystemSql } from './system-sql.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const choice = readSystemChoice(new URL(request.url).searchParams)
  const { key } = params
  if (!isSystemKey(key)) throw new Response(null, { status: 404 })
  return asGovernment(request, params, async (visit) => {
    const shown = await findSystemMeasure(visit, key, choice)
    if (shown === null) throw new Response(null, { status: 404 })
    const newest = shown.years[0]
    return { shown, sql: systemSqlOf(key, newest?.rules ?? 'FY2026', newest?.to), slug: visit.jurisdiction.slug }
  })
}

/** One measure of the whole system: its years, its parts, its groups of people, what it means and how it is counted. */
export default function SystemMeasure({ loaderData }: Route.ComponentProps) {
  const { system } = useWords()
  const { shown, sql, slug } = loaderData
  const { key, years, isReleasable } = shown
  const card = system.cards.find(({ keys }) => keys.includes(key))!
  const edition = isReleasable ? '?edition=releasable' : ''
  return (
    <>
      <title>{system.lines[key]}</title>
      <PageHeading
        title={system.lines[key]}
        lead={card.definition}
        trailLabel={system.title}
        trail={[{ href: `/${slug}/data/system${edition}`, label: system.title }]}
      />
      <section className="part">
        <h2>{system.years}</h2>
        <Years shown={shown} />
      </section>
      {shown.returns.length > 0 && <Returns shown={shown} />}
      {shown.places.length > 0 && <Places shown={shown} />}
      {years.length > 0 && <SystemGroups shown={shown} slug={slug} />}
      <SystemSql sql={sql} unit={card.unit} />
    </>
  )
}

function Years({ shown }: { shown: ShownSystemMeasure }) {
  const { system } = useWords()
  const language = useLanguage()
  const { cells } = shown.lines.find(({ key }) => key === shown.key)!
  const most = Math.max(...cells.map(({ value, kind }) => (kind === 'share' ? 1 : (value ?? 0))), 0)
  return (
    <DataTable
      caption={system.years}
      isCaptionHidden
      rows={shown.years.map((year, at) => ({ ...year, cell: cells[at]! }))}
      rowKey={({ to }) => to}
      columns={[
        { key: 'year', heading: system.reportYear, cell: ({ to }) => system.year(to.slice(0, 4)) },
        {
          key: 'value',
          heading: system.figure,
          cell: ({ cell }) => (
            <>
              <SystemFigureCell cell={cell} />
              {cell.value !== null && <BalanceBar part={cell.value} of={most} />}
            </>
          ),
        },
        { key: 'rules', heading: system.rulesHeading, cell: ({ rules }) => rules, phoneLabel: system.rulesHeading },
        {
          key: 'clients',
          heading: system.clients,
          isNumeric: true,
          cell: ({ clients }) => writeCount(clients, language),
          phoneLabel: system.clients,
        },
      ]}
    />
  )
}

function useKeptBack() {
  const { measures } = useWords()
  const language = useLanguage()
  return (count: number | null) =>
    count === null ? <StateMark state="suppressed" word={measures.state.suppressed} /> : writeCount(count, language)
}

function Returns({ shown }: { shown: ShownSystemMeasure }) {
  const { system } = useWords()
  const written = useKeptBack()
  return (
    <section className="part">
      <h2>{system.returns}</h2>
      <p className="explains">{system.ofNewest(shown.years[0]!.to.slice(0, 4))}</p>
      <DataTable
        caption={system.returns}
        isCaptionHidden
        rows={shown.returns}
        rowKey={({ from }) => from}
        columns={[
          { key: 'from', heading: system.leftFrom, cell: ({ from }) => system.places[from] },
          ...system.within.map((heading, at) => ({
            key: heading,
            heading,
            isNumeric: true,
            phoneLabel: heading,
            cell: ({ counts }: ShownSystemMeasure['returns'][number]) => written(counts[at]!),
          })),
          {
            key: 'exits',
            heading: system.exits,
            isNumeric: true,
            phoneLabel: system.exits,
            cell: ({ exits }) => written(exits),
          },
        ]}
      />
    </section>
  )
}

function Places({ shown }: { shown: ShownSystemMeasure }) {
  const { system } = useWords()
  const written = useKeptBack()
  return (
    <section className="part">
      <h2>{system.byPlace}</h2>
      <p className="explains">{system.byPlaceText}</p>
      <DataTable
        caption={system.byPlace}
        isCaptionHidden
        rows={shown.places}
        rowKey={({ place }) => place}
        columns={[
          { key: 'place', heading: system.place, cell: ({ place }) => system.places[place] },
          { key: 'persons', heading: system.people, isNumeric: true, cell: ({ persons }) => written(persons) },
        ]}
      />
    </section>
  )
}
