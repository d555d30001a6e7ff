import { redirect } from 'react-router'
import { addFundingSource } from '../../../agreements/funding/add-funding-source.ts'
import { balanceOf } from '../../../agreements/funding/funding-source.ts'
import { listFundingSources } from '../../../agreements/funding/list-funding-sources.ts'
import { mayKeepFunding } from '../../../agreements/funding/may.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addDays } from '../../../ground/platform/day.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMoney } from '../../../ground/words/write-value.ts'
import { readSourceForm, textsOf } from '../funding-source-form.ts'
import type { Route } from './+types/funding'
import { FundingSourceFields } from './funding-source-fields.tsx'
import { FundingSources } from './funding-sources.tsx'

/** An award that ends within these days is worth a plan now. */
const soonDays = 90

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => {
    if (!worksForTheGovernment(visit)) throw new Response('government-only', { status: 403 })
    const sources = await listFundingSources(visit.work)
    const kind = query.get('kind') ?? ''
    const { today } = visit
    return {
      slug: visit.jurisdiction.slug,
      kind,
      kinds: [...new Set(sources.map((one) => one.kind))],
      all: sources.length,
      committedCents: sources.reduce((sum, one) => sum + one.committedCents, 0),
      sources: sources
        .filter((one) => kind === '' || one.kind === kind)
        .map((one) => ({
          ...one,
          balanceCents: balanceOf(one, one.committedCents),
          hasEnded: one.awardTo !== null && one.awardTo < today,
          endsSoon: one.awardTo !== null && one.awardTo >= today && one.awardTo <= addDays(today, soonDays),
        })),
      mayKeep: mayKeepFunding(visit),
      done: query.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const sent = textsOf(await request.formData())
  const answer = await asVisitor(request, params, async (visit) => {
    const read = readSourceForm(sent)
    return 'refused' in read ? read : addFundingSource(visit, read.input)
  })
  if ('refused' in answer) return { refused: answer.refused, sent }
  return redirect(`/${params.jurisdiction}/funding/${answer.done.id}?done=added`)
}

/** Every source of money: how much it holds, how much is promised, what is left, and when it ends. */
export default function FundingPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { funding, frame } = useWords()
  const language = useLanguage()
  const { slug, sources, all, kind, kinds, mayKeep, done, committedCents } = loaderData
  const sum = funding.sum(funding.sources(all, writeCount(all, language)), writeMoney(committedCents, language))
  return (
    <>
      <title>{funding.title}</title>
      <PageHeading title={funding.title} lead={all === 0 ? funding.lead : sum} />
      {problem && (
        <ErrorSummary
          heading={funding.problems}
          errors={[
            {
              fieldId: problem.refused === 'funding-source-exists' ? 'name' : undefined,
              message: funding.refusals[problem.refused] ?? frame.refusals[problem.refused],
            },
          ]}
        />
      )}
      {!problem && done && funding.done[done] && (
        <Notice kind="info" isAnswer>
          {funding.done[done]}
        </Notice>
      )}
      {all === 0 ? (
        <EmptyState sentence={mayKeep ? funding.none : funding.noneToRead} />
      ) : (
        <>
          <form method="get" className="choose-line">
            <div className="field">
              <label className="usa-label" htmlFor="only">
                {funding.filter}
              </label>
              <select className="usa-select" id="only" name="kind" defaultValue={kind}>
                <option value="">{funding.all}</option>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {funding.kinds[one]}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit" className="usa-button usa-button--outline">
              {funding.show}
            </button>
            <a href={`/${slug}/funding.csv`}>{funding.csv}</a>
          </form>
          <FundingSources sources={sources} slug={slug} />
        </>
      )}
      {mayKeep && (
        <section className="part">
          <details className="opens" open={problem !== undefined || all === 0}>
            <summary>{funding.add}</summary>
            <form method="post">
              <FundingSourceFields values={problem?.sent ?? {}} />
              <button type="submit" className="usa-button">
                {funding.save}
              </button>
            </form>
          </details>
        </section>
      )}
    </>
  )
}
