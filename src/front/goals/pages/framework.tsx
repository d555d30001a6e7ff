import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { differencesOf } from '../../../performance/goals/framework-words.ts'
import { listFrameworks } from '../../../performance/goals/list-frameworks.ts'
import { mayPropose } from '../../../performance/goals/may.ts'
import { findResultsBeside } from '../find-results-beside.ts'
import { formatsOf, listKnownMeasures } from '../list-known-measures.ts'
import type { Route } from './+types/framework'
import { answerFrameworkForm } from './answer-framework-form.server.ts'
import { FrameworkAsks } from './framework-asks.tsx'
import { FrameworkComments } from './framework-comments.tsx'
import { FrameworkFunders } from './framework-funders.tsx'
import { FrameworkNext } from './framework-next.tsx'
import { FrameworkOverrides } from './framework-overrides.tsx'
import { FrameworkResults } from './framework-results.tsx'
import { FrameworkVersions } from './framework-versions.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => {
    const all = await listFrameworks(visit.work)
    const framework = all.find((one) => one.id === params.id)
    if (!framework) throw new Response(null, { status: 404 })
    const previous = all.find((one) => one.id === framework.previousId) ?? null
    return {
      framework,
      previous: previous && { id: previous.id, version: previous.version },
      differences: previous ? differencesOf(previous.measures, framework.measures) : [],
      later: all.filter((one) => one.previousId === framework.id).map(({ id, version }) => ({ id, version })),
      beside: await findResultsBeside(visit, framework.measures),
      formats: formatsOf(await listKnownMeasures(visit.work)),
      slug: visit.jurisdiction.slug,
      today: visit.today,
      mayKeep: mayPropose(visit),
      isGovernment: worksForTheGovernment(visit),
      came: Object.fromEntries(query),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerFrameworkForm(request, params)
}

/** One framework: how it stands, what follows, who signed, what it asks for, what funders set otherwise, what was said. */
export default function FrameworkPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { frameworks: text, goals, frame } = useWords()
  const language = useLanguage()
  const { framework, slug, came, mayKeep } = loaderData
  const { name, version, state, policyArea, proposedBy, proposedAt } = framework
  return (
    <>
      <title>{name}</title>
      <PageHeading
        title={name}
        trailLabel={text.title}
        trail={[{ href: `/${slug}/frameworks`, label: text.title }]}
        stamp={`${text.version(version)}, ${text.state[state]}`}
        lead={text.by(policyArea, proposedBy, writeDay(proposedAt.slice(0, 10), language))}
      />
      {problem && (
        <ErrorSummary
          heading={text.problems}
          errors={[
            {
              message:
                text.refusals[problem.refused] ??
                goals.refusals[problem.refused] ??
                frame.refusals[problem.refused] ??
                problem.refused,
            },
          ]}
        />
      )}
      {!problem && came.done && <WhatHappened came={came} mayKeep={mayKeep} />}
      {framework.description && <p className="contract-scope">{framework.description}</p>}
      <FrameworkNext {...loaderData} />
      <FrameworkAsks {...loaderData} />
      <FrameworkResults {...loaderData} />
      <FrameworkFunders {...loaderData} />
      <FrameworkOverrides {...loaderData} sent={problem?.do === 'override' ? problem.sent : {}} />
      <FrameworkVersions {...loaderData} />
      <FrameworkComments {...loaderData} />
    </>
  )
}

/** What a form has just done, and the way back. */
function WhatHappened({ came, mayKeep }: { came: Record<string, string>; mayKeep: boolean }) {
  const { frameworks: text } = useWords()
  if (came.done === 'adopted')
    return (
      <Notice kind="info" isAnswer>
        {text.doneAdopted(came.standards ?? '0', came.contracts ?? '0', came.kept ?? '0')}
      </Notice>
    )
  const sentence = text.done[came.done ?? '']
  if (!sentence) return null
  const undo = {
    signed: { name: 'funder', value: came.funder, deed: 'unsign' },
    overridden: { name: 'override', value: came.override, deed: 'undo-override' },
    withdrawn: { name: 'framework', value: 'this', deed: 'restore' },
  }[came.done ?? '']
  return (
    <Notice kind="info" isAnswer>
      <form method="post" className="undo-line" action="?">
        {sentence}{' '}
        {undo?.value && mayKeep && (
          <>
            <input type="hidden" name={undo.name} value={undo.value} />
            <button type="submit" name="do" value={undo.deed} className="usa-button usa-button--unstyled">
              {text.undo}
            </button>
          </>
        )}
      </form>
    </Notice>
  )
}
