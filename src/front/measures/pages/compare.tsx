import { asVisitor } from '../../../ground/people/session.server.ts'
import { ChartFigure } from '../../../ground/ui/chart-figure.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { FunnelChart } from '../../../ground/ui/funnel-chart.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import { titleOf } from '../../../performance/measures/measure.ts'
import type { ComparedKind, FoundComparison } from '../../../performance/signals/find-comparison.ts'
import { countOutsideSpread, describeComparison, drawComparison } from '../describe-comparison.ts'
import { findAskedComparison } from '../find-asked-comparison.ts'
import { findComparedCosts } from '../find-compared-costs.ts'
import type { Route } from './+types/compare'
import { ComparedPrograms } from './compared-programs.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => {
    const asked = await findAskedComparison(visit, params.measure, query)
    if (!asked) throw new Response(null, { status: 404 })
    const costs = await findComparedCosts(visit, params.measure, query)
    return { ...asked, costs, own: query.get('own'), slug: visit.jurisdiction.slug }
  })
}

/** Programs of one type and population beside all of them together: never a ranking. */
export default function Compare({ loaderData }: Route.ComponentProps) {
  const words = useWords()
  const language = useLanguage()
  const { compare: text, frame } = words
  const { found, measures, costs, own, slug } = loaderData
  const { measure, kind, kinds, months, programs } = found
  const title = text.title(titleOf(measure, language))
  const query = kind ? queryOf(kind, own, found.isReleasable) : ''
  const address = `/${slug}/compare/${measure.key}`
  const chart = drawComparison(found, words, language, (id) => `/${slug}/programs/${id}`)
  const files = { texts: words.charts, svg: `${address}/funnel.svg?${query}`, csv: `${address}/compare.csv?${query}` }
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={frame.nav.measures}
        trail={[
          { href: `/${slug}/measures`, label: frame.nav.measures },
          { href: `/${slug}/measures/${measure.key}`, label: titleOf(measure, language) },
          { label: text.trail },
        ]}
        lead={
          kind && months
            ? `${text.kind(kind.programType, kind.population)}. ${text.lead(programs.length, writeMonth(months.from, language), writeMonth(months.to, language))}`
            : undefined
        }
      />
      <nav aria-label={text.measures} className="choice-line">
        {measures.map((one) => (
          <a
            key={one.key}
            href={`/${slug}/compare/${one.key}?${query}`}
            aria-current={one.key === measure.key || undefined}
          >
            {titleOf(one, language)}
          </a>
        ))}
      </nav>
      <KindForm kinds={kinds} kind={kind} own={own} />
      {kind && !found.isOwnOnly && (
        <p className="explains">
          {found.isReleasable ? text.releasable : text.working}{' '}
          <a href={`?${queryOf(kind, own, !found.isReleasable)}`}>
            {found.isReleasable ? text.toWorking : text.toReleasable}
          </a>
        </p>
      )}
      {chart ? (
        <>
          <ChartFigure
            sentence={describeComparison(found, words)}
            explains={[text.explains, ...notesOf(found)].join(' ')}
            hint={text.hint}
            heights={[340, 320]}
            files={files}
            draw={(drawn) => <FunnelChart {...chart} {...drawn} />}
          />
          <ComparedPrograms found={found} costs={costs} slug={slug} />
        </>
      ) : (
        <EmptyState sentence={kind ? describeComparison(found, words) : text.noKind}>
          <p>{kind ? notesOf(found).join(' ') : text.noKindHow}</p>
        </EmptyState>
      )}
    </>
  )

  function notesOf(of: FoundComparison): string[] {
    const outside = countOutsideSpread(of)
    return [
      ...(of.isOwnOnly ? [text.ownOnly] : []),
      ...(of.programs.length < 2 ? [] : [outside === null ? text.few : text.spread(outside)]),
      ...(of.hidden > 0 ? [text.hidden(of.hidden)] : []),
      ...(of.empty > 0 ? [text.empty(of.empty)] : []),
    ]
  }
}

function queryOf({ programType, population }: ComparedKind, own: string | null, isReleasable = false): string {
  const query = new URLSearchParams({ type: programType })
  if (population !== null) query.set('population', population)
  if (own) query.set('own', own)
  if (isReleasable) query.set('edition', 'releasable')
  return query.toString()
}

/** The kinds as links: a form of two fields could ask for a pair that nobody runs. */
function KindForm({ kinds, kind, own }: { kinds: ComparedKind[]; kind: ComparedKind | null; own: string | null }) {
  const { compare: text } = useWords()
  if (kinds.length < 2) return null
  return (
    <details className="month-table">
      <summary>{text.form.type}</summary>
      <ul className="plain-list compared-kinds">
        {kinds.map((one) => (
          <li key={queryOf(one, null)}>
            <a href={`?${queryOf(one, own)}`} aria-current={one === kind || undefined}>
              {text.kind(one.programType, one.population)}
            </a>{' '}
            <span className="explains">{one.programs}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
