import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { listCardVersions } from '../../../performance/measures/list-card-versions.ts'
import { mayKeepMeasures } from '../../../performance/measures/may.ts'
import { reviseMeasureCard } from '../../../performance/measures/revise-measure-card.ts'
import { emptyFields, readCardForm, sentOf, textsOf } from '../card-form.ts'
import type { Route } from './+types/measure-revise'
import { CardFields } from './card-fields.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    if (!mayKeepMeasures(visit)) throw new Response('not-allowed', { status: 403 })
    const [newest] = await listCardVersions(visit.work, params.key)
    if (!newest) throw new Response(null, { status: 404 })
    return { slug: visit.jurisdiction.slug, today: visit.today, key: params.key, newest }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const sent = textsOf(await request.formData())
  const { from = '', reason = '', agreedBy = '' } = sent
  const revised = await asVisitor(request, params, async (visit) => {
    const [newest] = await listCardVersions(visit.work, params.key)
    if (!newest) return { refused: 'measure-not-found' as const }
    const { valueFormat, direction, units } = newest.card
    const card = readCardForm(sent, { valueFormat, direction, units })
    return reviseMeasureCard(visit, params.key, { was: Number(sent.was), card, from, reason, agreedBy })
  })
  if ('refused' in revised) return { ...revised, sent, faults: emptyFields(sent, true) }
  return redirect(`/${params.jurisdiction}/measures/${params.key}?version=${revised.done.version}&done=revised`)
}

/** A new version of a card: the form as the card stands, to be changed, with the reason and who agreed. */
export default function MeasureRevisePage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { cards: text, frame } = useWords()
  const language = useLanguage()
  const { slug, today, key, newest } = loaderData
  const title = newest.card.title[language]
  // Where somebody else wrote meanwhile, the card is shown as it stands now.
  const isOutdated = problem?.refused === 'card-changed-meanwhile'
  const sent = problem && !isOutdated ? problem.sent : sentOf(newest.card)
  return (
    <>
      <title>{text.reviseTitle(title)}</title>
      <PageHeading
        title={text.reviseTitle(title)}
        trailLabel={frame.nav.measures}
        trail={[
          { href: `/${slug}/measures`, label: text.title },
          { href: `/${slug}/measures/${key}`, label: title },
        ]}
        lead={text.reviseLead}
      />
      {problem && (
        <ErrorSummary
          heading={text.problems}
          errors={[{ fieldId: problem.faults[0] ?? 'title-en', message: text.refusals[problem.refused] }]}
        />
      )}
      <form key={newest.version} method="post" className="card-form" noValidate>
        <input type="hidden" name="was" value={newest.version} />
        <CardFields sent={sent} faults={problem?.faults ?? []} isRevision today={today} />
      </form>
    </>
  )
}
