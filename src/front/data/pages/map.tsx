import { listProgramMap, type MapLine } from '../../../agreements/programs/list-program-map.ts'
import { mayKeepPrograms } from '../../../agreements/programs/may.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { asGovernment } from '../as-government.server.ts'
import type { Route } from './+types/map'
import { answerMapForm } from './answer-map-form.server.ts'
import { MapForm } from './map-form.tsx'
import { MapLines } from './map-lines.tsx'

export type ShownLine = MapLine & { alsoIn: string[] }

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  return asGovernment(request, params, async (visit) => {
    const lines = markShared(await listProgramMap(visit.work))
    return {
      lines: search ? lines.filter((line) => matches(line, search)) : lines,
      all: lines.length,
      search,
      contracts: await listNumbers(visit.work),
      programs: [...new Set(lines.map((line) => line.program))].toSorted(),
      types: [...new Set(lines.map((line) => line.programType))].toSorted(),
      slug: visit.jurisdiction.slug,
      mayKeep: mayKeepPrograms(visit),
      done: query.get('done'),
      figures: query.get('figures'),
    }
  })
}

async function listNumbers(db: Parameters<typeof listProgramMap>[0]): Promise<string[]> {
  return (await db.selectFrom('contract').select('number').orderBy('number').execute()).map(({ number }) => number)
}

/** A project in several contracts names the others: it counts whole in each. */
function markShared(lines: MapLine[]): ShownLine[] {
  const ofProject = Map.groupBy(lines, (line) => line.hmisProjectId ?? '')
  return lines.map((line) => {
    const others = line.hmisProjectId === null ? [] : ofProject.get(line.hmisProjectId)!
    const numbers = others.map((one) => one.contractNumber).filter((number) => number !== line.contractNumber)
    return { ...line, alsoIn: [...new Set(numbers)] }
  })
}

function matches(line: MapLine, search: string): boolean {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const { contractNumber, providerName, program, programType, population, hmisProjectId } = line
  const text = plain([contractNumber, providerName, program, programType, population, hmisProjectId].join(' '))
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerMapForm(request, params)
}

/** The whole map: read, searched, added to, and corrected line by line. */
export default function MapPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { data, frame } = useWords()
  const language = useLanguage()
  const { map } = data
  const { lines, all, search, slug, done, figures, mayKeep } = loaderData
  const wrong =
    problem && (map.wrong[problem.refused] ?? data.refusals[problem.refused] ?? frame.refusals[problem.refused])
  return (
    <>
      <title>{map.title}</title>
      <PageHeading
        title={map.title}
        trailLabel={frame.nav.data}
        trail={[{ href: `/${slug}/data`, label: data.title }]}
        lead={`${map.lead} ${map.shared}`}
      />
      {problem && (
        <ErrorSummary
          heading={map.problems}
          errors={[{ fieldId: problem.do === 'added' ? fieldOf(problem.refused) : undefined, message: wrong }]}
        />
      )}
      {!problem && done && map.done[done] && (
        <Notice kind="info" isAnswer>
          {map.done[done]} {figures && map.followed[figures]}
        </Notice>
      )}
      {all === 0 ? (
        <EmptyState sentence={map.empty} />
      ) : (
        <>
          <search>
            <form method="get" className="search-line">
              <label className="usa-label" htmlFor="q">
                {map.find}
              </label>
              <input className="usa-input" type="search" id="q" name="q" defaultValue={search} />
              <button type="submit" className="usa-button usa-button--outline">
                {map.search}
              </button>
              {search && <a href={`/${slug}/data/map`}>{map.all}</a>}
              <a href={`/${slug}/data/map.csv`}>{map.download}</a>
              <a href={`/${slug}/data/map.xlsx`}>Excel</a>
            </form>
          </search>
          {search && (
            <p className="explains">{map.shown(writeCount(lines.length, language), writeCount(all, language))}</p>
          )}
          <MapLines lines={lines} mayKeep={mayKeep} search={search} />
        </>
      )}
      {mayKeep && <MapForm {...loaderData} sent={problem?.do === 'added' ? problem.sent : {}} />}
    </>
  )
}

const fieldOf = (refused: string): string =>
  ({
    'end-before-start': 'to',
    'no-program-type': 'type',
    'program-described-twice': 'type',
    'overlapping-days': 'from',
  })[refused] ?? 'contract'
