import { listProgramTypes } from '../../../agreements/programs/list-program-types.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth, writeThreshold, writeValue } from '../../../ground/words/write-value.ts'
import { countsIn, withUnit } from '../../../management/meetings/shown-course.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { type BacktestQuestion, type FoundBacktest, findBacktest } from '../../../performance/results/find-backtest.ts'
import { readBacktestForm } from '../backtest-form.ts'
import type { Route } from './+types/backtest'
import { BacktestFields } from './backtest-fields.tsx'
import { BacktestGroups } from './backtest-groups.tsx'
import { BacktestPlot } from './backtest-plot.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  return asVisitor(request, params, async (visit) => {
    const measures = await listMeasures(visit.work)
    const form = readBacktestForm(searchParams, measures)
    return {
      form,
      measures: measures.map(({ key }) => key),
      choices: await listProgramTypes(visit.work),
      found: form.asked ? await findBacktest(visit, form.asked) : null,
      query: searchParams.toString(),
      slug: visit.jurisdiction.slug,
      isGovernment: worksForTheGovernment(visit),
    }
  })
}

/** What a proposed minimum would have meant in months that are over, before anybody signs it. */
export default function BacktestPage({ loaderData }: Route.ComponentProps) {
  const { backtest: text, frame } = useWords()
  const { form, choices, found, slug, isGovernment, query } = loaderData
  const errors = (['minimum', 'target'] as const).flatMap((name) => {
    const problem = form.problems[name]
    return problem ? [{ fieldId: name, message: text.problem[problem] }] : []
  })
  return (
    <>
      <title>{text.title}</title>
      <PageHeading
        title={text.title}
        trailLabel={frame.nav.measures}
        trail={[{ href: `/${slug}/measures`, label: frame.nav.measures }]}
        lead={text.lead}
      />
      {errors.length > 0 && <ErrorSummary heading={text.problems} errors={errors} />}
      <BacktestFields form={form} choices={choices} measures={loaderData.measures} />
      {!isGovernment && <p className="explains">{text.onlyOwn}</p>}
      {form.asked === null ? (
        errors.length === 0 && (
          <EmptyState sentence={text.ask}>
            <p>{text.askHow}</p>
          </EmptyState>
        )
      ) : found === null ? (
        <EmptyState sentence={text.noFigures}>
          <p>{text.noFiguresHow}</p>
          {isGovernment && <a href={`/${slug}/data`}>{text.toData}</a>}
        </EmptyState>
      ) : found.total.all.programs === 0 ? (
        <EmptyState sentence={text.noPrograms} />
      ) : (
        <Found found={found} asked={form.asked} slug={slug} query={query} />
      )}
    </>
  )
}

type FoundProps = { found: FoundBacktest; asked: BacktestQuestion; slug: string; query: string }

function Found({ found, asked, slug, query }: FoundProps) {
  const { backtest: text } = useWords()
  const language = useLanguage()
  const { programMonths: months } = found.total
  const count = (n: number) => writeCount(n, language)
  return (
    <>
      <p className="steps-sentence">
        <Answer found={found} asked={asked} />
      </p>
      <Plot found={found} asked={asked} slug={slug} />
      <section className="part">
        <h2>{text.byType}</h2>
        <BacktestGroups found={found} />
        <p className="explains table-file">
          <a href={`/${slug}/backtest.csv?${query}`}>{text.download}</a>{' '}
          <a href={`/${slug}/backtest.xlsx?${query}`}>Excel</a>
        </p>
        <details>
          <summary>{text.whatCounts}</summary>
          <ul className="explains">
            {text.explained.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>
              {text.monthsApart(
                count(months.judged),
                count(months.tooFew),
                count(months.missing),
                count(months.immature),
                count(months.notComputable),
              )}
            </li>
          </ul>
        </details>
      </section>
    </>
  )
}

/** The answer in a sentence or three, in programs and contracts. */
function Answer({ found, asked }: Pick<FoundProps, 'found' | 'asked'>) {
  const words = useWords()
  const { backtest: text } = words
  const language = useLanguage()
  const format = found.valueFormat
  const minimum = writeThreshold(asked.minimum, format, language)
  const { judged, proposed, today, withoutMinimum } = found.total
  if (judged.programs === 0) return text.nobodyJudged
  const programs = (n: number) => text.programs(n, writeCount(n, language))
  const contracts = (n: number) => text.contracts(n, writeCount(n, language))
  const say = found.direction === 'increase' ? text.answer : text.answerMost
  const sentences = [
    say(
      withUnit(minimum, format, words),
      writeCount(proposed.ever.programs, language),
      programs(judged.programs),
      contracts(proposed.ever.contracts),
      writeMonth(found.from, language),
      writeMonth(found.to, language),
    ),
    today ? text.answerToday(programs(today.ever.programs), contracts(today.ever.contracts)) : text.noneToday,
    ...(today && withoutMinimum > 0 ? [text.withoutMinimum(programs(withoutMinimum))] : []),
  ]
  return sentences.join(' ')
}

function Plot({ found, asked, slug }: Omit<FoundProps, 'query'>) {
  const words = useWords()
  const { backtest: text } = words
  const language = useLanguage()
  const format = found.valueFormat
  const groups = found.groups.filter((group) => group.points.length > 0)
  if (groups.length === 0) return null
  const threshold = (value: number) => writeThreshold(value, format, language)
  const notDrawn = found.groups.reduce((sum, group) => sum + group.notDrawn, 0)
  const title = text.plot(writeMonth(found.to, language))
  const chart = {
    label: title,
    minimum: asked.minimum,
    target: asked.target,
    // Shares that should be high are read against the whole; those that should be low would all stand at its edge.
    atLeast: format === 'share' && found.direction === 'increase' ? 1 : 0,
    formatTick: threshold,
    rows: groups.map((group) => ({
      key: `${group.programType} ${group.population}`,
      label: [group.programType, group.population].filter(Boolean).join(', '),
      dots: group.points.map(({ programId, program, window, judgment }) => ({
        key: programId,
        href: `/${slug}/programs/${programId}`,
        value: window.value ?? 0,
        isMissed: judgment === 'below-minimum',
        reading: text.point(
          program,
          writeValue(window.value ?? 0, format, language),
          countsIn(format, { ...window, counted: '' }, words, language).trimEnd(),
          text.windowTo(window.months),
        ),
      })),
    })),
  }
  const explain = found.direction === 'increase' ? text.plotText : text.plotTextMost
  return (
    <section className="chart-figure ends-figure">
      <h2>{title}</h2>
      <p className="explains">
        {explain(threshold(asked.minimum))}
        {asked.target !== null && ` ${text.plotTarget(threshold(asked.target))}`}
        {notDrawn > 0 && ` ${text.notDrawn(text.programs(notDrawn, writeCount(notDrawn, language)))}`}
      </p>
      <div className="chart-wide">
        <BacktestPlot {...chart} width={1040} />
      </div>
      <div className="chart-narrow">
        <BacktestPlot {...chart} width={358} />
      </div>
    </section>
  )
}
