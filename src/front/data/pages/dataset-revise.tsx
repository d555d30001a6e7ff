import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { findDataset } from '../../../performance/datasets/list-datasets.ts'
import { mayDeclareDatasets } from '../../../performance/datasets/may.ts'
import { reviseDataset } from '../../../performance/datasets/revise-dataset.ts'
import { readDatasetForm } from '../dataset-form.ts'
import type { Route } from './+types/dataset-revise'
import { DatasetFields } from './dataset-fields.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    if (!mayDeclareDatasets(visit)) throw new Response('not-allowed', { status: 403 })
    const dataset = await findDataset(visit.work, params.dataset)
    if (!dataset) throw new Response(null, { status: 404 })
    return { slug: visit.jurisdiction.slug, dataset }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const answer = await asVisitor(request, params, async (visit) => {
    const before = await findDataset(visit.work, params.dataset)
    const declared = { ...readDatasetForm(form, params.dataset), totals: before?.totals ?? [] }
    const was = Number(form.get('was'))
    const made = await reviseDataset(visit, declared, { was, reason: String(form.get('reason') ?? '') })
    return 'refused' in made ? made : { done: visit.jurisdiction.slug }
  })
  if ('refused' in answer) return { refused: answer.refused }
  return redirect(`/${answer.done}/data/datasets/${params.dataset}?done=revised`)
}

/** The form of a dataset as it stands, to be changed into a new version. */
export default function DatasetRevise({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { datasets, data, frame } = useWords()
  const { slug, dataset } = loaderData
  const { draft: words } = datasets
  const refusal = problem && (datasets.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused)
  const title = words.titleRevise(dataset.name)
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={frame.nav.data}
        trail={[
          { href: `/${slug}/data/datasets`, label: datasets.title },
          { href: `/${slug}/data/datasets/${dataset.key}`, label: dataset.name },
        ]}
        lead={words.leadRevise}
      />
      <ErrorSummary heading={data.problems} errors={refusal ? [{ fieldId: 'name', message: refusal }] : []} />
      <form method="post">
        <input type="hidden" name="was" value={dataset.version} />
        <DatasetFields
          draft={{ ...dataset, columns: dataset.columns.map((column) => ({ ...column, samples: [], isUsed: true })) }}
          error={refusal}
        />
        <Field name="reason" label={words.reason} required maxLength={500} />
        <p className="button-line">
          <button type="submit" className="usa-button">
            {words.acceptRevise}
          </button>
        </p>
      </form>
    </>
  )
}
