import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth, writeThreshold } from '../../../ground/words/write-value.ts'
import { findBuiltGroups } from '../find-built-groups.ts'
import { type FoundProgram, findProgram } from '../find-program.ts'
import { findProgramGroups, readGroupsForm } from '../find-program-groups.ts'
import { findProgramPathway } from '../find-program-pathway.ts'
import type { Route } from './+types/program'
import { BuiltGroupsOfProgram } from './program-built-groups.tsx'
import { GroupsOfProgram } from './program-groups.tsx'
import { ProgramMeasureFigures } from './program-measure.tsx'
import { PathwayOfProgram } from './program-pathway.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const unit = query.get('unit') === 'persons' ? 'persons' : 'households'
  return asVisitor(request, params, async (visit) => {
    const program = await findProgram(visit, params.id, unit)
    if (!program) throw new Response(null, { status: 404 })
    const groups = await findProgramGroups(visit, params.id, readGroupsForm(query))
    const builtGroups = await findBuiltGroups(visit, params.id, groups.edition)
    const pathway = await findProgramPathway(visit, params.id)
    return { program, groups, builtGroups, pathway, unit, slug: visit.jurisdiction.slug } as const
  })
}

/** A program with all its figures: each measure by month, its contracts through time, its standards. */
export default function ProgramPage({ loaderData }: Route.ComponentProps) {
  const { register, frame } = useWords()
  const language = useLanguage()
  const { program, groups, builtGroups, pathway, slug, unit } = loaderData
  const { month } = program
  const known = program.measures.filter(({ months }) => months.length > 0)
  return (
    <>
      <title>{`${program.name}, ${program.providerName}`}</title>
      <PageHeading
        title={program.name}
        trailLabel={frame.nav.contracts}
        trail={[
          { href: `/${slug}/contracts`, label: register.contracts },
          {
            href: `/${slug}/contracts?provider=${encodeURIComponent(program.providerName)}`,
            label: program.providerName,
          },
          { label: program.name },
        ]}
        lead={[
          [program.programType, program.population].filter(Boolean).join(', '),
          ...(month ? [register.figuresTo(writeMonth(month, language))] : []),
        ].join('. ')}
      />
      <Contracts program={program} slug={slug} />
      <section className="part">
        <h2>{register.figures}</h2>
        {known.length === 0 ? (
          <EmptyState sentence={register.noFigures}>
            <p>{register.noFiguresHow}</p>
            <a className="usa-button" href={`/${slug}/data`}>
              {register.toData}
            </a>
          </EmptyState>
        ) : (
          <>
            <p className="explains">
              {register.countedIn[unit]}{' '}
              <a href={unit === 'households' ? '?unit=persons' : '?'}>{register.countIn[unit]}</a>
            </p>
            {known.map((measure) => (
              <ProgramMeasureFigures key={measure.measure} measure={measure} program={program} slug={slug} />
            ))}
          </>
        )}
      </section>
      {pathway && <PathwayOfProgram pathway={pathway} />}
      {(groups.period !== null || builtGroups.length === 0) && (
        <GroupsOfProgram groups={groups} programId={program.id} slug={slug} unit={unit} />
      )}
      <BuiltGroupsOfProgram
        groups={builtGroups}
        edition={groups.edition}
        maySeeSmall={groups.maySeeSmall}
        here={`/${slug}/programs/${program.id}`}
      />
      <Standards program={program} />
    </>
  )
}

function Contracts({ program, slug }: { program: FoundProgram; slug: string }) {
  const { register } = useWords()
  const language = useLanguage()
  const day = (value: string | null) => (value === null ? register.open : writeDay(value, language))
  return (
    <section className="part">
      <h2>{register.throughTime}</h2>
      <DataTable
        caption={register.throughTime}
        isCaptionHidden
        rows={program.contracts}
        rowKey={(line) => line.id}
        whenEmpty={<p>{register.noContractOf}</p>}
        columns={[
          {
            key: 'number',
            heading: register.columns.number,
            cell: (line) => (
              <a href={`/${slug}/contracts/${encodeURIComponent(line.contractNumber)}`}>{line.contractNumber}</a>
            ),
          },
          {
            key: 'project',
            heading: register.columns.project,
            phoneLabel: register.columns.project,
            cell: (line) => line.hmisProjectId ?? register.noProject,
          },
          {
            key: 'from',
            heading: register.columns.from,
            phoneLabel: register.columns.from,
            cell: (line) => day(line.from),
          },
          { key: 'to', heading: register.columns.to, phoneLabel: register.columns.to, cell: (line) => day(line.to) },
        ]}
      />
    </section>
  )
}

function Standards({ program }: { program: FoundProgram }) {
  const { register, measures } = useWords()
  const language = useLanguage()
  const write = (value: number, { valueFormat }: FoundProgram['standards'][number]) =>
    writeThreshold(value, valueFormat, language)
  return (
    <section className="part">
      <h2>{register.standards}</h2>
      <DataTable
        caption={register.standards}
        isCaptionHidden
        rows={program.standards}
        rowKey={(row) => row.measure}
        whenEmpty={<p>{register.noStandards}</p>}
        columns={[
          { key: 'measure', heading: register.columns.measure, cell: (row) => measures.title[row.measure] },
          {
            key: 'minimum',
            heading: register.columns.minimum,
            phoneLabel: register.columns.minimum,
            isNumeric: true,
            cell: (row) => write(row.standard.minimum, row),
          },
          {
            key: 'target',
            heading: register.columns.target,
            phoneLabel: register.columns.target,
            isNumeric: true,
            cell: (row) => write(row.standard.target, row),
          },
          {
            key: 'since',
            heading: register.columns.from,
            phoneLabel: register.columns.from,
            cell: (row) => writeDay(row.standard.from, language),
          },
          {
            key: 'why',
            heading: register.columns.why,
            cell: (row) => ('reason' in row.standard ? row.standard.reason : register.ofItsType),
          },
        ]}
      />
    </section>
  )
}
