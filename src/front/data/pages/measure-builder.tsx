import { useEffect, useRef } from 'react'
import { redirect, useSubmit } from 'react-router'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { formatOf } from '../../../performance/built-measures/built-measure.ts'
import { describeRule } from '../../../performance/built-measures/describe-rule.ts'
import { mayKeepBuiltMeasures } from '../../../performance/built-measures/may.ts'
import { readRuleForm } from '../../../performance/built-measures/rule-form.ts'
import { keepProcessReady } from '../../../performance/built-measures/run-measure-sql.ts'
import { writeMeasureSql } from '../../../performance/built-measures/write-measure-sql.ts'
import { asGovernment } from '../as-government.server.ts'
import { findBuilderPage, findRevisedRule, previewRule } from '../find-builder-page.ts'
import { readKeepForm } from '../keep-measure-form.ts'
import type { Route } from './+types/measure-builder'
import { answerBuilderForm } from './answer-builder-form.server.ts'
import { MeasureExamples } from './measure-examples.tsx'
import { MeasureKeep } from './measure-keep.tsx'
import { MeasureFigures } from './measure-preview.tsx'
import { MeasureSentences } from './measure-sentences.tsx'
import { MeasureWays } from './measure-ways.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const { dataset, today, ...known } = await asGovernment(request, params, async (visit) => {
    const revise = query.get('revise')
    const revised = revise === null || !mayKeepBuiltMeasures(visit) ? null : await findRevisedRule(visit, revise)
    if (revise !== null && revised === null) throw new Response(null, { status: 404 })
    // Who comes from the measure finds its sentences as they were kept.
    if (revised && !query.has('dataset')) throw redirect(revised.address)
    const { datasets, ...page } = await findBuilderPage(visit, query.get('dataset'))
    // A rule stays on its dataset.
    const offered = revised ? datasets.filter(({ key }) => key === page.dataset?.key) : datasets
    return { ...page, datasets: offered, revised }
  })
  if (dataset === null) {
    keepProcessReady()
    return { ...known, dataset, found: null, typed: readKeepForm(query), kept: null, wrong: query.get('wrong') }
  }
  const form = readRuleForm(query, dataset)
  // A sentence that is not finished is left out until it is; anything else that is wrong has no figures.
  const canCount = form.fault === null || (form.fault === 'rule-condition-incomplete' && isCountable(form.rule))
  const found = {
    form,
    format: formatOf(form.rule, dataset),
    says: { en: describeRule(form.rule, dataset, 'en'), es: describeRule(form.rule, dataset, 'es') },
    sql: canCount ? writeMeasureSql(form.rule, dataset) : null,
    preview: canCount ? await previewRule({ rule: form.rule, dataset, slug: known.slug, today }, request.signal) : null,
  }
  const kept = query.get('kept')
  const months = Number(query.get('months'))
  return {
    ...{ ...known, dataset, found, typed: readKeepForm(query), wrong: query.get('wrong') },
    kept: kept === null ? null : { key: kept, months, isVersion: query.get('version') === 'new' },
  }
}

const isCountable = ({ value, success, followUp }: { value: string; success: unknown[]; followUp: unknown }) =>
  value !== 'share' || success.length > 0 || followUp !== null

export async function action({ request, params }: Route.ActionArgs) {
  const answer = await answerBuilderForm(request, params)
  if ('to' in answer) return redirect(answer.to)
  return redirect(`/${params.jurisdiction}/measures/build?wrong=${answer.refused}`)
}

/** A measure from sentences: what it says, what it comes to, and the SQL that it is, while one chooses. */
export default function MeasureBuilderPage({ loaderData }: Route.ComponentProps) {
  const { builder, cards, frame } = useWords()
  const { dataset, datasets, found, slug, mayKeep, typed, kept, wrong, revised } = loaderData
  const language = useLanguage()
  const problem = wrong && (builder.refusals[wrong] ?? cards.refusals[wrong] ?? frame.refusals[wrong])
  const follow = useFollowing()
  return (
    <>
      <title>{builder.title}</title>
      <PageHeading
        title={builder.title}
        trailLabel={frame.nav.data}
        trail={[{ href: `/${slug}/measures`, label: builder.trail }, { label: builder.title }]}
        lead={builder.lead}
      />
      {revised && (
        <Notice kind="info" heading={builder.revises(revised.title[language])}>
          {builder.revisesText}
        </Notice>
      )}
      {!revised && <MeasureWays slug={slug} here="sentences" dataset={dataset?.key ?? null} />}
      {problem && <ErrorSummary heading={builder.problems} errors={[{ message: problem }]} />}
      {!problem && kept && (
        <Notice kind="info" isAnswer>
          {kept.isVersion ? builder.savedVersion : kept.months > 0 ? builder.saved : builder.savedNotMeasured}{' '}
          <a href={`/${slug}/measures/${kept.key}`}>{builder.toMeasure}</a>
        </Notice>
      )}
      {dataset === null || found === null ? (
        <EmptyState sentence={builder.noDatasets}>
          <p>{builder.noDatasetsHow}</p>
          <a className="usa-button" href={`/${slug}/data/datasets`}>
            {builder.toDatasets}
          </a>
        </EmptyState>
      ) : (
        <form method="get" ref={follow} className="rule-form">
          <div className="rule-columns">
            <div>
              <MeasureSentences key={dataset.key} form={found.form} dataset={dataset} datasets={datasets} />
              <button type="submit" className="usa-button usa-button--outline">
                {builder.show}
              </button>
            </div>
            <Outcome loaderData={loaderData} />
          </div>
          {mayKeep ? (
            <MeasureKeep typed={typed} revised={revised} />
          ) : (
            <p className="explains part">{builder.mayNot}</p>
          )}
        </form>
      )}
      {mayKeep && !revised && <MeasureExamples />}
    </>
  )
}

function Outcome({ loaderData: { found, names } }: { loaderData: Route.ComponentProps['loaderData'] }) {
  const { builder } = useWords()
  const language = useLanguage()
  const { preview, sql, form, format, says } = found!
  return (
    <div className="rule-outcome">
      <section aria-live="polite">
        <h2>{builder.says}</h2>
        {sql !== null && <p className="rule-says">{says[language].definition}</p>}
        {form.fault && <p className="explains">{builder.refusals[form.fault]}</p>}
      </section>
      <section>
        <h2>{builder.shows}</h2>
        {preview === null ? (
          <p className="explains">{builder.notYet}</p>
        ) : 'refused' in preview ? (
          <Notice kind="care" heading={builder.problemsPreview}>
            {builder.refusals[preview.refused]} {preview.says && `${builder.engineSays} ${preview.says}`}
          </Notice>
        ) : (
          <MeasureFigures preview={preview.done} format={format} names={names} />
        )}
      </section>
      {sql !== null && (
        <details className="file-sample">
          <summary>{builder.sql}</summary>
          <p className="explains">{builder.sqlText}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
          <pre className="sql" tabIndex={0} lang="en">
            {sql}
          </pre>
        </details>
      )}
    </div>
  )
}

/** With a script the figures follow the sentences: a moment after the last change the form asks again by itself. */
function useFollowing() {
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  useEffect(() => {
    const asked = form.current
    if (!asked) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const ask = (event: Event) => {
      // What is typed about the card changes no figure.
      if ((event.target as HTMLElement).closest('#keep')) return
      clearTimeout(waiting)
      waiting = setTimeout(
        () => submit(asked, { method: 'get', replace: true, preventScrollReset: true }),
        event.type === 'input' ? 250 : 0,
      )
    }
    asked.addEventListener('input', ask)
    // What was chosen before the script came has been heard by nobody.
    if ([...asked.elements].some(isChanged)) submit(asked, { method: 'get', replace: true, preventScrollReset: true })
    return () => {
      clearTimeout(waiting)
      asked.removeEventListener('input', ask)
    }
  }, [submit])
  return form
}

/** Something else than what the page came with. */
function isChanged(field: Element): boolean {
  if (field.closest('#keep')) return false
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option) => option.selected && !option.defaultSelected)
  if (!(field instanceof HTMLInputElement)) return false
  return field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}
