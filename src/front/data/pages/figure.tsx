import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { isDay } from '../../../ground/platform/day.ts'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import {
  perOf,
  type ValueFormat,
  writeCount,
  writeDay,
  writeMonth,
  writeThreshold,
} from '../../../ground/words/write-value.ts'
import { countsIn, withUnit } from '../../../management/meetings/shown-course.ts'
import { findMeasure } from '../../../performance/measures/list-measures.ts'
import { valueOfCounts } from '../../../performance/results/result.ts'
import { findExplainedMonth } from '../../../performance/signals/find-explained-month.ts'
import { findFigure } from '../find-figure.ts'
import { findFigureTalk } from '../find-figure-talk.ts'
import type { Route } from './+types/figure'
import { answerFigureForm } from './answer-figure-form.server.ts'
import { Facts } from './facts.tsx'
import { FigureCard } from './figure-card.tsx'
import { FigureExplained, KnownOn, SaidOfDay } from './figure-explained.tsx'
import { FigureSql } from './figure-sql.tsx'
import { FigureCorrections, FigureQuestions, FigureValues, SentAgain } from './figure-talk.tsx'
import { FigureVersions, SourceLine } from './figure-versions.tsx'
import { MeasureCounting } from './measure-counting.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const figure = await findFigure(visit.work, params.id)
    if (!figure) throw new Response(null, { status: 404 })
    const talk = await findFigureTalk(visit, figure.versions[0] ?? figure.result)
    const query = new URL(request.url).searchParams
    const done = query.get('done')
    const on = isDay(query.get('on') ?? '') ? query.get('on') : null
    // Versions stand newest first: the first that had come by then, or the very first.
    const known = on && (figure.versions.find((one) => one.recordedAt.slice(0, 10) <= on) ?? figure.versions.at(-1)!)
    if (known && known.id !== figure.result.id) {
      throw redirect(`/${visit.jurisdiction.slug}/figures/${known.id}?on=${on}`)
    }
    const explained = await findExplainedMonth(visit.work, figure.result)
    const measure = await findMeasure(visit.work, figure.result.measure)
    return {
      ...figure,
      explained,
      followsRules: measure?.followsProcessRules ?? false,
      on,
      today: visit.today,
      talk,
      done,
      slug: visit.jurisdiction.slug,
      isGovernment: visit.asker.role !== 'provider',
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerFigureForm(request, params)
}

/** Where a figure comes from: counts, source, definition, SQL, and every version of it. */
export default function FigurePage({ loaderData, actionData }: Route.ComponentProps) {
  const all = useWords()
  const { data, measures, frame, reports } = all
  const language = useLanguage()
  const { figure: words } = data
  const { result, versions, card, cardVersion, valueFormat, program, contracts, sources, slug, talk, done } = loaderData
  const sent = actionData && 'sent' in actionData ? actionData.sent : {}
  const value = valueOfCounts(result)
  const { state, details, matureOn, numerator, denominator } = result
  const newest = versions[0]!
  const written = value === null ? null : writeThreshold(roundedFor(valueFormat, value), valueFormat, language)
  const count = (n: number | null) => (n === null ? words.noValue : writeCount(n, language))
  const reason = typeof details.reason === 'string' ? (measures.reason[details.reason] ?? details.reason) : null
  const title = measures.title[result.measure] ?? result.measure
  const facts: [string, React.ReactNode][] = [
    [
      words.program,
      program
        ? `${program.name} (${[program.programType, program.population].filter((one) => one).join(', ')})`
        : words.whole,
    ],
    ...(program ? [[words.provider, program.providerName] as [string, React.ReactNode]] : []),
    ...(contracts.length > 0
      ? [
          [words.contracts, <ContractLinks key="contracts" contracts={contracts} slug={slug} />] as [
            string,
            React.ReactNode,
          ],
        ]
      : []),
    [words.month, writeMonth(result.month, language)],
    ...(typeof details.cohortFrom === 'string'
      ? [[words.cohort, writeMonth(details.cohortFrom.slice(0, 7), language)] as [string, React.ReactNode]]
      : []),
    [words.unit, words.units[result.unit as 'persons'] ?? measures.counted[result.measure] ?? result.unit],
    [words.numerator, count(numerator)],
    [words.denominator, count(denominator)],
    [
      words.value,
      written === null ? (denominator === 0 ? words.noUnits : words.noValue) : withUnit(written, valueFormat, all),
    ],
    [
      words.state,
      state === 'value' ? measures.state.value : <StateMark key="state" state={state} word={measures.state[state]} />,
    ],
    ...(reason ? [[words.why, reason] as [string, React.ReactNode]] : []),
    ...(matureOn ? [[words.mature, writeDay(matureOn, language)] as [string, React.ReactNode]] : []),
    ...(result.note ? [[words.comment, result.note] as [string, React.ReactNode]] : []),
    [words.source, <SourceLine key="source" version={result} source={sources[result.submissionId]} slug={slug} />],
    [
      words.version,
      <a key="card" href={`/${slug}/measures/${result.measure}?version=${cardVersion ?? ''}`}>
        {result.definitionVersion}
      </a>,
    ],
  ]
  const lead =
    numerator === null || denominator === null
      ? measures.state[state]
      : [
          ...(valueFormat === 'nights' ? [] : [written ?? words.noUnits]),
          countsIn(
            valueFormat,
            { numerator, denominator, counted: measures.counted[result.measure] ?? '' },
            all,
            language,
          ),
        ].join(': ')
  return (
    <>
      <title>{`${words.title}: ${title}`}</title>
      <PageHeading
        title={`${title}, ${writeMonth(result.month, language)}`}
        trailLabel={frame.nav.portfolio}
        trail={[
          { href: `/${slug}`, label: words.trail },
          { label: program?.name ?? words.whole },
          { label: words.title },
        ]}
        lead={lead}
      />
      {actionData && 'refused' in actionData && (
        <Notice kind="care" isAnswer>
          {frame.refusals[actionData.refused]}
          <SentAgain sent={actionData.sent} />
        </Notice>
      )}
      {!actionData && done && reports.questions.done[done] && (
        <Notice kind="info" isAnswer>
          {reports.questions.done[done]}
        </Notice>
      )}
      {newest.id !== result.id && (
        <Notice kind="care">
          {words.replaced} <a href={`/${slug}/figures/${newest.id}`}>{words.toNewest}</a>
        </Notice>
      )}
      {loaderData.on && (
        <Notice kind="info">
          <SaidOfDay on={loaderData.on} shown={result} />
        </Notice>
      )}
      <section className="part">
        <h2>{words.known}</h2>
        <Facts facts={facts} />
      </section>
      {talk && (
        <>
          <FigureValues talk={talk} newest={newest} valueFormat={valueFormat} slug={slug} sent={sent} />
          <FigureCorrections talk={talk} newest={newest} valueFormat={valueFormat} slug={slug} sent={sent} />
          <FigureQuestions talk={talk} sent={sent} />
        </>
      )}
      {loaderData.explained && (
        <FigureExplained
          explained={loaderData.explained}
          result={result}
          valueFormat={valueFormat}
          followsRules={loaderData.followsRules}
          slug={slug}
        />
      )}
      <Details details={details} />
      <KnownOn on={loaderData.on} today={loaderData.today} />
      <FigureVersions versions={versions} shownId={result.id} sources={sources} slug={slug} />
      {card && <FigureCard card={card} />}
      {loaderData.kept ? <MeasureCounting kept={loaderData.kept} slug={slug} /> : <FigureSql sql={loaderData.sql} />}
    </>
  )
}

/** To four places as it is read; a rate is small before it is read, and keeps more. */
const roundedFor = (format: ValueFormat, value: number): number =>
  Math.round(value * perOf(format) * 10_000) / 10_000 / perOf(format)

function ContractLinks({
  contracts,
  slug,
}: {
  contracts: { id: string; number: string; projects: string[] }[]
  slug: string
}) {
  const { figure: words } = useWords().data
  return contracts.map(({ id, number, projects }) => (
    <span key={id} className="source-line">
      <a href={`/${slug}/contracts/${encodeURIComponent(number)}`}>{number}</a>
      {projects.length > 0 && `, ${words.projects(projects.join(', '))}`}
    </span>
  ))
}

/** Counts that stand beside a figure and explain it; what the page says elsewhere is not said again. */
function Details({ details }: { details: Record<string, string | number | null> }) {
  const { figure: words } = useWords().data
  const language = useLanguage()
  const said = new Set(['definitionVersion', 'reason', 'cohortFrom', 'cohortTo'])
  const told = Object.entries(details).filter(([key, value]) => !said.has(key) && value !== null)
  if (told.length === 0) return null
  return (
    <section className="part">
      <h2>{words.details}</h2>
      <Facts
        facts={told.map(([key, value]) => [
          words.detail[key] ?? key,
          typeof value === 'number' ? writeCount(value, language) : value,
        ])}
      />
    </section>
  )
}
