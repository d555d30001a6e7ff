import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { mayDeclareDatasets } from '../../../performance/datasets/may.ts'
import { listDatasetOverviews } from '../find-dataset-page.ts'
import type { Route } from './+types/datasets'
import { answerDraftUpload } from './answer-dataset-form.server.ts'
import { writeMoment } from './write-moment.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => ({
    slug: visit.jurisdiction.slug,
    isDemo: visit.jurisdiction.isDemo,
    mayDeclare: mayDeclareDatasets(visit),
    isStaff: worksForTheGovernment(visit),
    datasets: await listDatasetOverviews(visit.work, visit.asker.providerId),
  }))
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerDraftUpload(request, params)
}

/** Every table that providers send, and where a new one begins: with a spreadsheet that somebody has. */
export default function Datasets({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { datasets: words, data, frame } = useWords()
  const language = useLanguage()
  const { datasets, slug, mayDeclare, isDemo, isStaff } = loaderData
  const wrong =
    problem && ('problem' in problem ? data.uploadProblems[problem.problem] : words.refusals[problem.refused])
  const { columns } = words
  return (
    <>
      <title>{words.title}</title>
      <PageHeading
        title={words.title}
        trailLabel={frame.nav.data}
        trail={isStaff ? [{ href: `/${slug}/data`, label: data.title }] : []}
        lead={isStaff ? words.lead : words.leadProvider}
      />
      {wrong && <ErrorSummary heading={data.problems} errors={[{ fieldId: 'file', message: wrong }]} />}
      <DataTable
        caption={words.title}
        isCaptionHidden
        rows={datasets}
        rowKey={(one) => one.key}
        whenEmpty={<EmptyState sentence={isStaff ? words.empty : words.emptyProvider} />}
        columns={[
          {
            key: 'name',
            heading: columns.name,
            cell: (one) => <a href={`/${slug}/data/datasets/${one.key}`}>{one.name}</a>,
          },
          { key: 'row', heading: columns.rowIs, cell: (one) => one.rowIs, phoneLabel: columns.rowIs },
          {
            key: 'columns',
            heading: columns.columns,
            isNumeric: true,
            cell: (one) => writeCount(one.columns, language),
            phoneLabel: columns.columns,
          },
          ...(isStaff
            ? [
                {
                  key: 'senders',
                  heading: columns.senders,
                  isNumeric: true,
                  cell: (one: (typeof datasets)[number]) => writeCount(one.senders, language),
                  phoneLabel: columns.senders,
                },
              ]
            : []),
          {
            key: 'last',
            heading: columns.last,
            cell: (one) => (one.lastAt ? writeMoment(one.lastAt, language) : words.never),
            phoneLabel: columns.last,
          },
          {
            key: 'rows',
            heading: columns.rows,
            isNumeric: true,
            cell: (one) => writeCount(one.rows, language),
            phoneLabel: columns.rows,
          },
        ]}
      />
      {isDemo && <Notice kind="info">{words.page.demo}</Notice>}
      {mayDeclare && !isDemo && (
        <section className="part">
          <h2>{words.fromFile}</h2>
          <p className="explains">{words.fromFileText}</p>
          <form method="post" encType="multipart/form-data">
            <Field
              name="file"
              control="file"
              label={words.file}
              hint={words.fileHint}
              accept=".csv,.txt,.tsv,.xlsx,.parquet"
              required
            />
            <p className="button-line">
              <button type="submit" className="usa-button">
                {words.guess}
              </button>
            </p>
          </form>
        </section>
      )}
      {isStaff && datasets.length === 0 && (
        <section className="part">
          <h2>{words.examplesTitle}</h2>
          <DataTable
            caption={words.examplesTitle}
            isCaptionHidden
            rows={words.examples}
            rowKey={(one) => one.name}
            columns={[
              { key: 'name', heading: columns.name, cell: (one) => one.name },
              { key: 'row', heading: columns.rowIs, cell: (one) => one.rowIs, phoneLabel: columns.rowIs },
              { key: 'columns', heading: columns.columns, cell: (one) => one.columns, phoneLabel: columns.columns },
            ]}
          />
        </section>
      )}
    </>
  )
}
