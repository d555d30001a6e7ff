import { redirect } from 'react-router'
import { datasetsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { previewMeasure } from '../../../performance/built-measures/preview-measure.ts'
import { readRuleForm } from '../../../performance/built-measures/rule-form.ts'
import { keepProcessReady } from '../../../performance/built-measures/run-measure-sql.ts'
import { writeMeasureSql } from '../../../performance/built-measures/write-measure-sql.ts'
import { engineTypes } from '../../../performance/datasets/dataset-relation.ts'
import { readAnalystForm } from '../analyst-form.ts'
import { asGovernment } from '../as-government.server.ts'
import { findBuilderPage, type ProgramNames } from '../find-builder-page.ts'
import { asQuery, readKeepForm } from '../keep-measure-form.ts'
import type { Route } from './+types/measure-sql'
import { answerAnalystForm } from './answer-builder-form.server.ts'
import { MeasureKeep } from './measure-keep.tsx'
import { MeasureFigures } from './measure-preview.tsx'
import { MeasureWays } from './measure-ways.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const { today: _, ...known } = await asGovernment(request, params, (visit) =>
    findBuilderPage(visit, query.get('dataset')),
  )
  keepProcessReady()
  const { dataset } = known
  // Somebody who has sentences already goes on from their SQL.
  const sql = dataset === null ? '' : writeMeasureSql(startOf(readRuleForm(query, dataset).rule), dataset)
  const columns = (dataset?.columns ?? []).map(({ key, name, type }) => ({ key, name, type: engineTypes[type] }))
  return { ...known, sql, columns, isInstalled: query.has('installed') }
}

/** A first statement to change: everything that was counted, each a success. */
const startOf = (rule: ReturnType<typeof readRuleForm>['rule']): typeof rule =>
  rule.value === 'share' && rule.success.length === 0 && rule.followUp === null ? { ...rule, value: 'count' } : rule

export async function action({ request, params }: Route.ActionArgs) {
  const form = asQuery(await request.formData())
  const typed = { ...readAnalystForm(form), keep: readKeepForm(form) }
  if (form.get('do') === 'save') {
    const answer = await answerAnalystForm(request, params, form)
    return 'to' in answer ? redirect(answer.to) : { problem: answer, preview: null, typed }
  }
  const { dataset, slug, today } = await asGovernment(request, params, (visit) =>
    findBuilderPage(visit, form.get('dataset')),
  )
  if (dataset === null) return { problem: { refused: 'measure-dataset-not-found', says: '' }, preview: null, typed }
  const preview = await previewMeasure(
    {
      ...typed,
      dataset,
      folder: datasetsFolder(theProgram().settings.dataFolder, slug),
      isAmountAMonth: false,
      today,
    },
    request.signal,
  )
  return 'refused' in preview
    ? { problem: preview, preview: null, typed }
    : { problem: null, preview: preview.done, typed }
}

/** An analyst's SQL, tried and kept under the same contract as the sentences. */
export default function MeasureSqlPage({ loaderData, actionData }: Route.ComponentProps) {
  const { builder, cards, frame } = useWords()
  const { dataset, datasets, slug, names, mayKeep, sql, columns, isInstalled } = loaderData
  const typed = actionData?.typed
  const problem = actionData?.problem
  return (
    <>
      <title>{builder.sqlTitle}</title>
      <PageHeading
        title={builder.sqlTitle}
        trailLabel={frame.nav.data}
        trail={[{ href: `/${slug}/measures`, label: builder.trail }, { label: builder.sqlTitle }]}
        lead={builder.sqlLead}
      />
      <MeasureWays slug={slug} here="sql" dataset={dataset?.key ?? null} />
      {!problem && isInstalled && (
        <Notice kind="info" isAnswer>
          {builder.installed} <a href={`/${slug}/measures`}>{builder.trail}</a>
        </Notice>
      )}
      {problem && (
        <ErrorSummary
          heading={builder.problemsPreview}
          errors={[
            {
              fieldId: 'sql',
              message: `${builder.refusals[problem.refused] ?? cards.refusals[problem.refused] ?? frame.refusals[problem.refused]} ${says(problem, { ...builder, names })}`,
            },
          ]}
        />
      )}
      {dataset === null ? (
        <EmptyState sentence={builder.noDatasets}>
          <p>{builder.noDatasetsHow}</p>
          <a className="usa-button" href={`/${slug}/data/datasets`}>
            {builder.toDatasets}
          </a>
        </EmptyState>
      ) : (
        <>
          <form method="get" className="search-line">
            <label className="usa-label" htmlFor="chosen-dataset">
              {builder.dataset}
            </label>
            <select className="usa-select" id="chosen-dataset" name="dataset" defaultValue={dataset.key}>
              {datasets.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
            <button type="submit" className="usa-button usa-button--outline">
              {builder.choose}
            </button>
          </form>
          <form method="post" className="rule-form">
            <input type="hidden" name="dataset" value={dataset.key} />
            <Field
              key={dataset.key}
              name="sql"
              control="textarea"
              label={builder.sqlField}
              hint={builder.sqlHint(dataset.key)}
              defaultValue={typed?.sql ?? sql}
              spellCheck={false}
              lang="en"
            />
            <div className="field-pairs">
              <Field
                name="format"
                control="select"
                label={builder.format}
                defaultValue={typed?.format ?? 'share'}
                options={Object.entries(builder.formats).map(([value, label]) => ({ value, label }))}
              />
              <Field
                name="mature"
                label={builder.matureAfter}
                inputMode="numeric"
                defaultValue={String(typed?.matureAfterDays ?? 0)}
                autoComplete="off"
              />
            </div>
            <button type="submit" className="usa-button usa-button--outline" name="do" value="try">
              {builder.tryButton}
            </button>
            {actionData?.preview && (
              <section className="part rule-tried">
                <h2>{builder.shows}</h2>
                <MeasureFigures preview={actionData.preview} format={typed!.format} names={names} />
              </section>
            )}
            {mayKeep && (
              <>
                <div className="field-pairs">
                  <Field
                    name="definition-en"
                    control="textarea"
                    label={builder.definition}
                    defaultValue={typed?.definition.en}
                  />
                  <Field
                    name="definition-es"
                    control="textarea"
                    label={builder.definitionSpanish}
                    defaultValue={typed?.definition.es}
                  />
                </div>
                <MeasureKeep typed={typed?.keep ?? readKeepForm(new URLSearchParams())} />
              </>
            )}
          </form>
          <details className="file-sample">
            <summary>{builder.columnsOf}</summary>
            <DataTable
              caption={builder.columnsOf}
              isCaptionHidden
              rows={columns}
              rowKey={({ key }) => key}
              columns={[
                { key: 'key', heading: builder.column, cell: ({ key }) => <code>{key}</code> },
                { key: 'name', heading: builder.valueLabel, cell: ({ name }) => name },
                { key: 'type', heading: builder.columnType, cell: ({ type }) => type },
              ]}
            />
            <p className="explains">{builder.columnsAdded}</p>
          </details>
        </>
      )}
    </>
  )
}

type Problem = { refused: string; says: string }

type Said = { engineSays: string; place: string; names: ProgramNames }

/** The engine speaks for itself; a fault of a figure names its place, with the program's name for its number. */
function says({ refused, says: text }: Problem, { engineSays, place, names }: Said): string {
  if (text === '') return ''
  if (refused.startsWith('sql-')) return `${engineSays} ${text}`
  return `${place} ${text.replace(/^[0-9a-f-]{36}/, (id) => names[id]?.name ?? id).replace(' 00:00:00', '')}`
}
