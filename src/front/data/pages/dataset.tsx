import { redirect } from 'react-router'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { mayDeclareDatasets, maySendDataset } from '../../../performance/datasets/may.ts'
import { setDatasetSenders } from '../../../performance/datasets/set-dataset-senders.ts'
import { findDatasetPage } from '../find-dataset-page.ts'
import type { Route } from './+types/dataset'
import { answerDatasetUpload } from './answer-dataset-form.server.ts'
import { DatasetCame, DatasetCounts } from './dataset-came.tsx'
import { DatasetColumns } from './dataset-columns.tsx'
import { BringDataset, DatasetSenders, TakeTemplate } from './dataset-forms.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done')
  return asVisitor(request, params, async (visit) => {
    const { providerId } = visit.asker
    const page = await findDatasetPage(visit.work, params.dataset, providerId)
    if (!page) throw new Response(null, { status: 404 })
    return {
      ...page,
      slug: visit.jurisdiction.slug,
      isDemo: visit.jurisdiction.isDemo,
      isStaff: worksForTheGovernment(visit),
      mayDeclare: mayDeclareDatasets(visit),
      maySend: maySendDataset(visit, providerId),
      myId: providerId,
      done,
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  if (new URL(request.url).searchParams.get('do') !== 'senders') return answerDatasetUpload(request, params)
  const form = await request.formData()
  const answer = await asVisitor(request, params, async (visit) => {
    const providerIds = form.getAll('sender').map(String)
    const set = await setDatasetSenders(visit, { key: params.dataset, providerIds })
    return 'refused' in set ? set : { done: visit.jurisdiction.slug }
  })
  if ('refused' in answer) return { refused: answer.refused as string }
  return redirect(`/${answer.done}/data/datasets/${params.dataset}?done=senders`)
}

/** One table: what is asked for, the spreadsheet made for a provider, what came, and what of it counts. */
export default function DatasetPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { datasets, data, frame } = useWords()
  const language = useLanguage()
  const { dataset, slug, isStaff, isDemo, mayDeclare, maySend, versions, done } = loaderData
  const { page: words } = datasets
  const message =
    problem &&
    ('problem' in problem
      ? data.uploadProblems[problem.problem]
      : (datasets.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused))
  const here = `/${slug}/data/datasets/${dataset.key}`
  return (
    <>
      <title>{dataset.name}</title>
      <PageHeading
        title={dataset.name}
        trailLabel={frame.nav.data}
        trail={[
          ...(isStaff ? [{ href: `/${slug}/data`, label: data.title }] : []),
          { href: `/${slug}/data/datasets`, label: datasets.title },
        ]}
        lead={words.lead(dataset.rowIs)}
        stamp={datasets.version(String(dataset.version))}
      />
      {message && <ErrorSummary heading={data.problems} errors={[{ fieldId: 'file', message }]} />}
      {!message && done && words.done[done] && (
        <Notice kind="info" isAnswer>
          {words.done[done]}
        </Notice>
      )}
      {isDemo && <Notice kind="info">{words.demo}</Notice>}
      <TakeTemplate {...loaderData} here={here} />
      {maySend && !isDemo && <BringDataset {...loaderData} />}
      <DatasetCame files={loaderData.files} here={here} isStaff={isStaff} />
      <DatasetCounts programs={loaderData.programs} here={here} isStaff={isStaff} />
      <section className="part">
        <h2>{words.form}</h2>
        <DatasetColumns dataset={dataset} />
        {mayDeclare && (
          <p className="button-line">
            <a className="usa-button usa-button--outline" href={`${here}/revise`}>
              {words.revise}
            </a>
          </p>
        )}
        {versions.length > 1 && (
          <details className="file-sample">
            <summary>{words.versions}</summary>
            <ul>
              {versions.map((one) => (
                <li key={one.version}>
                  {words.versionLine(
                    String(one.version),
                    one.madeBy,
                    writeDay(new Date(one.madeAt).toISOString().slice(0, 10), language),
                  )}
                  {one.reason && `: ${one.reason}`}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {mayDeclare && <DatasetSenders {...loaderData} />}
    </>
  )
}
