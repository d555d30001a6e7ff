import { mayBringData } from '../../../ground/submissions/may.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { asGovernment } from '../as-government.server.ts'
import { findDataOverview, type ListedSubmission } from '../find-data-overview.ts'
import type { Route } from './+types/data'
import { answerDataForm } from './answer-data-form.server.ts'
import { BringForms } from './bring-forms.tsx'
import { SubmissionMark } from './submission-mark.tsx'
import { writeMoment } from './write-moment.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asGovernment(request, params, async (visit) => {
    const { submissions, ...known } = await findDataOverview(visit.work)
    const { slug, isDemo } = visit.jurisdiction
    return { submissions, known, slug, isDemo, mayBring: mayBringData(visit) }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerDataForm(request, params)
}

/** What comes in: five steps in their order, and what became of all that came. */
export default function Data({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { data } = useWords()
  const { submissions, known, slug, isDemo, mayBring } = loaderData
  return (
    <>
      <title>{data.title}</title>
      <PageHeading title={data.title} lead={data.lead} />
      {problem && (
        <ErrorSummary
          heading={data.problems}
          errors={[{ fieldId: `file-${problem.step}`, message: data.uploadProblems[problem.problem] }]}
        />
      )}
      {isDemo && (
        <Notice kind="info">
          {data.demoNote} {mayBring && data.demoNoteCounts}
        </Notice>
      )}
      {!isDemo && !mayBring && <Notice kind="info">{data.readOnly}</Notice>}
      <BringForms known={known} slug={slug} mayBring={mayBring} isDemo={isDemo} problem={problem} />
      {known.contracts > 0 && <TakeOut slug={slug} />}
      <Submissions submissions={submissions} slug={slug} />
    </>
  )
}

/** The lists as files: to keep, to correct and bring again, or to give to somebody. */
function TakeOut({ slug }: { slug: string }) {
  const { lists } = useWords()
  return (
    <section className="part">
      <h2>{lists.takeOut}</h2>
      <p className="explains">{lists.takeOutText}</p>
      <ul>
        {(['contracts', 'providers', 'map'] as const).map((list) => (
          <li key={list}>
            {lists.files[list]}:{' '}
            {(['csv', 'xlsx'] as const).map((format) => (
              <span key={format}>
                <a
                  href={`/${slug}/data/${list}.${format}`}
                  aria-label={`${lists.files[list]}, ${lists.formats[format]}`}
                >
                  {lists.formats[format]}
                </a>{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Submissions({ submissions, slug }: { submissions: ListedSubmission[]; slug: string }) {
  const { data, datasets, system } = useWords()
  const language = useLanguage()
  const { columns } = data
  return (
    <section className="part">
      <h2>{data.submissions}</h2>
      <p className="explains">
        <a href={`/${slug}/data/checks`}>{data.toChecks}</a>{' '}
        <a href={`/${slug}/data/datasets`}>{datasets.toDatasets}</a>{' '}
        <a href={`/${slug}/data/calendar`}>{data.toCalendar}</a> <a href={`/${slug}/data/system`}>{system.toSystem}</a>
      </p>
      <DataTable
        caption={data.submissions}
        isCaptionHidden
        rows={submissions}
        rowKey={(one) => one.id}
        whenEmpty={<EmptyState sentence={data.noSubmissions} />}
        columns={[
          {
            key: 'file',
            heading: columns.file,
            cell: (one) => (
              <a className="file-name" href={`/${slug}/data/submissions/${one.id}`}>
                {one.fileName}
              </a>
            ),
          },
          { key: 'kind', heading: columns.kind, cell: (one) => data.kinds[one.kind] },
          {
            key: 'state',
            heading: columns.state,
            cell: (one) => <SubmissionMark state={one.undoneAt === null ? one.state : 'undone'} />,
          },
          {
            key: 'at',
            heading: columns.at,
            cell: (one) => writeMoment(one.receivedAt, language),
            phoneLabel: columns.at,
          },
          {
            key: 'by',
            heading: columns.by,
            cell: (one) => one.receivedBy ?? data.atTheTerminal,
            phoneLabel: columns.by,
          },
          {
            key: 'findings',
            heading: columns.findings,
            isNumeric: true,
            cell: (one) => (one.state === 'reading' ? '' : writeCount(one.findings, language)),
            phoneLabel: columns.findings,
          },
        ]}
      />
    </section>
  )
}
