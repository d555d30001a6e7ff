import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { addMeasureCard } from '../../../performance/measures/add-measure-card.ts'
import { mayKeepMeasures } from '../../../performance/measures/may.ts'
import { emptyFields, readCardForm, textsOf } from '../card-form.ts'
import type { Route } from './+types/measure-new'
import { CardFields } from './card-fields.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    if (!mayKeepMeasures(visit)) throw new Response('not-allowed', { status: 403 })
    return { slug: visit.jurisdiction.slug, today: visit.today }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const sent = textsOf(await request.formData())
  const { from = '', reason = '', agreedBy = '' } = sent
  const added = await asVisitor(request, params, (visit) =>
    addMeasureCard(visit, { card: readCardForm(sent), from, reason, agreedBy }),
  )
  if ('refused' in added) return { ...added, sent, faults: emptyFields(sent, false) }
  return redirect(`/${params.jurisdiction}/measures/${added.done.measure}?done=added`)
}

/** A measure of the city's own: its card, as it should stand in a contract. */
export default function MeasureNewPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { cards: text, frame } = useWords()
  const { slug, today } = loaderData
  return (
    <>
      <title>{text.newTitle}</title>
      <PageHeading
        title={text.newTitle}
        trailLabel={frame.nav.measures}
        trail={[{ href: `/${slug}/measures`, label: text.title }]}
        lead={text.newLead}
      />
      {problem && (
        <ErrorSummary
          heading={text.problems}
          errors={[{ fieldId: problem.faults[0] ?? 'title-en', message: text.refusals[problem.refused] }]}
        />
      )}
      <form method="post" className="card-form" noValidate>
        <CardFields sent={problem?.sent ?? {}} faults={problem?.faults ?? []} isRevision={false} today={today} />
      </form>
    </>
  )
}
