import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay } from '../../../ground/words/write-value.ts'
import { PathwayOfProgram } from '../../register/pages/program-pathway.tsx'
import { asGovernment } from '../as-government.server.ts'
import { findSystem, findSystemPathway, readSystemChoice, type ShownSystem, type SystemLine } from '../find-system.ts'
import type { Route } from './+types/system'
import { SystemFigureCell } from './system-figure-cell.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const choice = readSystemChoice(new URL(request.url).searchParams)
  return asGovernment(request, params, async (visit) => {
    const shown = await findSystem(visit, choice)
    return {
      shown,
      pathway: await findSystemPathway(visit, shown?.isReleasable ?? choice.isReleasable),
      slug: visit.jurisdiction.slug,
    }
  })
}

/** What the whole system came to, by the measures that federal reports ask of a community. */
export default function System({ loaderData }: Route.ComponentProps) {
  const { system, frame, data } = useWords()
  const language = useLanguage()
  const { shown, pathway, slug } = loaderData
  const heading = (
    <>
      <title>{system.title}</title>
      <PageHeading
        title={system.title}
        lead={system.lead}
        trailLabel={frame.nav.data}
        trail={[{ href: `/${slug}/data`, label: data.title }]}
      />
    </>
  )
  if (shown === null || shown.years.length === 0)
    return (
      <>
        {heading}
        <EmptyState sentence={shown === null ? system.none : system.noYear}>
          <p>{shown === null ? system.noneHow : system.noYearHow}</p>
          <a className="usa-button" href={`/${slug}/data`}>
            {system.toData}
          </a>
        </EmptyState>
        {pathway && <PathwayOfProgram pathway={pathway} />}
      </>
    )
  const { reading, isReleasable, maySeeSmall } = shown
  const day = (on: string) => writeDay(on, language)
  const edition = isReleasable ? '?edition=releasable' : ''
  return (
    <>
      {heading}
      <p className="explains">
        {system.from(day(reading.coveredFrom), day(reading.coveredTo), writeCount(reading.organizations, language))}{' '}
        <a href={`/${slug}/data/submissions/${reading.submissionId}`}>{reading.fileName}</a>
      </p>
      <p className="explains">
        {isReleasable ? system.releasable : system.working}{' '}
        {maySeeSmall && (
          <a href={isReleasable ? '?' : '?edition=releasable'}>
            {isReleasable ? system.toWorking : system.toReleasable}
          </a>
        )}
      </p>
      {system.cards.map((card) => (
        <section key={card.title} className="part">
          <h2>{card.title}</h2>
          <Lines
            shown={shown}
            lines={shown.lines.filter(({ key }) => card.keys.includes(key))}
            caption={card.title}
            href={(key) => `/${slug}/data/system/${key}${edition}`}
          />
        </section>
      ))}
      <p className="explains">{system.howToRead}</p>
      <p className="choice-line">
        <a href={`/${slug}/data/system.csv${edition}`}>{system.csv}</a>
        <a href={`/${slug}/data/system.xlsx${edition}`}>{system.xlsx}</a>
      </p>
      {pathway && <PathwayOfProgram pathway={pathway} />}
    </>
  )
}

type LinesProps = { shown: ShownSystem; lines: SystemLine[]; caption: string; href: (key: string) => string }

function Lines({ shown, lines, caption, href }: LinesProps) {
  const { system } = useWords()
  const columns: TableColumn<SystemLine>[] = [
    { key: 'line', heading: system.line, cell: ({ key }) => <a href={href(key)}>{system.lines[key]}</a> },
    ...shown.years.map((year, at) => ({
      key: year.to,
      heading: `${system.year(year.to.slice(0, 4))}, ${system.rules(year.rules)}`,
      phoneLabel: system.year(year.to.slice(0, 4)),
      cell: ({ cells }: SystemLine) => <SystemFigureCell cell={cells[at]!} />,
    })),
  ]
  if (shown.years.length > 1)
    columns.push({
      key: 'trend',
      heading: system.trend,
      cell: ({ key, cells }) => (
        <Sparkline
          title={system.trendOf(system.lines[key]!)}
          points={cells.toReversed().map(({ value }) => ({ value }))}
        />
      ),
    })
  return <DataTable caption={caption} isCaptionHidden rows={lines} rowKey={({ key }) => key} columns={columns} />
}
