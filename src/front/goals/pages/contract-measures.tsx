import { asVisitor } from '../../../ground/people/session.server.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { mayAgreeAsProvider, mayPropose } from '../../../performance/goals/may.ts'
import { findChosenMeasure, findContractMeasures } from '../find-contract-measures.ts'
import { listKnownMeasures } from '../list-known-measures.ts'
import type { Route } from './+types/contract-measures'
import { answerMeasureForm } from './answer-measure-form.server.ts'
import { BoundMeasures } from './bound-measures.tsx'
import { OpenMeasures } from './open-measures.tsx'
import { ProposeForm } from './propose-form.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => {
    const found = await findContractMeasures(visit.work, params.number, visit.today)
    if (!found) throw new Response(null, { status: 404 })
    const key = query.get('propose')
    return {
      ...found,
      slug: visit.jurisdiction.slug,
      today: visit.today,
      known: await listKnownMeasures(visit.work),
      isProvider: mayAgreeAsProvider(visit),
      mayKeep: mayPropose(visit),
      done: query.get('done'),
      doneId: query.get('measure'),
      chosen: await findChosenMeasure(visit.work, key, visit.today),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerMeasureForm(request, params)
}

/** The measures of one contract: under discussion, agreed, inherited and earlier; both sides answer here. */
export default function ContractMeasuresPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const words = useWords()
  const { goals, frame } = words
  const text = goals.binding
  const { contract, open, agreed, inherited, unagreed, earlier, slug, mayKeep, isProvider, done, doneId } = loaderData
  const base = `/${slug}/contracts/${encodeURIComponent(contract.number)}`
  const nothing = open.length + agreed.length + inherited.length + unagreed.length + earlier.length === 0
  const isUndone = mayKeep && doneId !== null && (done === 'withdrawn' || done === 'ended')
  return (
    <>
      <title>{text.title(contract.number)}</title>
      <PageHeading
        title={text.title(contract.number)}
        trailLabel={frame.nav.contracts}
        trail={[
          { href: `/${slug}/contracts`, label: frame.nav.contracts },
          { href: base, label: contract.number },
        ]}
        lead={
          <>
            {contract.providerName}. {text.lead}
          </>
        }
      />
      {problem && (
        <ErrorSummary
          heading={goals.problems}
          errors={[{ message: goals.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused }]}
        />
      )}
      {!problem && done && text.done[done] && (
        <Notice kind="info" isAnswer>
          <form method="post" className="undo-line" action="?">
            {text.done[done]}{' '}
            {isUndone && (
              <>
                <input type="hidden" name="measure" value={doneId} />
                <button type="submit" name="do" value="reopen" className="usa-button usa-button--unstyled">
                  {goals.undo}
                </button>
              </>
            )}
          </form>
        </Notice>
      )}
      {nothing && (
        <EmptyState sentence={text.none}>
          <p>{mayKeep ? text.noneHow : text.noneForProvider}</p>
        </EmptyState>
      )}
      <OpenMeasures {...loaderData} />
      <BoundMeasures {...loaderData} />
      {mayKeep && !isProvider && (
        <ProposeForm
          {...loaderData}
          standing={new Set([...open, ...agreed, ...inherited].map((one) => one.measure)).size}
          sent={problem?.do === 'propose' ? problem.sent : {}}
        />
      )}
    </>
  )
}
