import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { writeCount, writeDay } from '../../../ground/words/write-value.ts'
import { mayKeepGoals } from '../../../performance/goals/may.ts'
import { asGovernment } from '../../data/as-government.server.ts'
import { toTrend } from '../../portfolio/portfolio-row.ts'
import { type GoalBranch as FoundBranch, findGoalTree } from '../find-goal-tree.ts'
import { listKnownMeasures } from '../list-known-measures.ts'
import type { Route } from './+types/goals'
import { answerGoalForm } from './answer-goal-form.server.ts'
import { GoalBranch, type ShownBranch } from './goal-branch.tsx'
import { GoalForm } from './goal-form-fields.tsx'
import { MissingInTree } from './missing-in-tree.tsx'

/** More contracts than this stand in the file. */
const listed = 12

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asGovernment(request, params, async (visit) => {
    const { areas, ...tree } = await findGoalTree(visit)
    return {
      ...tree,
      areas: areas.map(({ policyArea, goals }) => ({ policyArea, goals: goals.map(toShown) })),
      carried: new Set(
        areas.flatMap(({ goals }) =>
          goals.flatMap((one) => one.measures.flatMap((of) => of.contracts.map(({ id }) => id))),
        ),
      ).size,
      measures: (await listKnownMeasures(visit.work)).map(({ key }) => key),
      slug: visit.jurisdiction.slug,
      mayKeep: mayKeepGoals(visit),
      came: Object.fromEntries(query),
    }
  })
}

function toShown({ measures, ...branch }: FoundBranch): ShownBranch {
  return {
    ...branch,
    measures: measures.map(({ measure, course, contracts }) => ({
      measure,
      agreed: contracts.filter((one) => one.carriedAs === 'agreed').length,
      inherited: contracts.filter((one) => one.carriedAs === 'inherited').length,
      contracts: contracts.slice(0, listed),
      year: course?.year ?? null,
      valueFormat: course?.course.valueFormat ?? 'share',
      figureId: course?.course.points.findLast((point) => point.resultId !== null)?.resultId || null,
      isAddedUp: course?.isAddedUp ?? false,
      trend: course ? toTrend(course.course.points) : null,
      band: course?.course.limits.at(-1) ?? null,
    })),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  // The founding goals are written down in the language of whoever asks for them.
  return answerGoalForm(request, params, wordsOf(chooseLanguage(request)).goals.founding)
}

/** The tree: policy areas, their few goals, the measures of each, and the contracts that carry them. */
export default function GoalsPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { goals: text, frame } = useWords()
  const language = useLanguage()
  const { areas, slug, mayKeep, came, retired, measures } = loaderData
  const all = areas.flatMap(({ goals }) => goals)
  const distinct = new Set(all.flatMap(({ goal }) => goal.measures)).size
  const count = (n: number) => writeCount(n, language)
  return (
    <>
      <title>{text.title}</title>
      <PageHeading
        title={text.title}
        lead={
          all.length > 0
            ? text.lead(
                text.goals(all.length, count(all.length)),
                text.measures(distinct, count(distinct)),
                text.contracts(loaderData.carried, count(loaderData.carried)),
              )
            : undefined
        }
      />
      {problem && (
        <ErrorSummary
          heading={text.problems}
          errors={[{ message: text.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused }]}
        />
      )}
      {!problem && came.done && <WhatHappened came={came} mayKeep={mayKeep} />}
      {all.length === 0 && (
        <EmptyState sentence={text.empty}>
          <p>{text.emptyHow}</p>
          {mayKeep && (
            <form method="post">
              <button type="submit" name="do" value="found" className="usa-button">
                {text.begin}
              </button>
            </form>
          )}
        </EmptyState>
      )}
      {areas.map(({ policyArea, goals }) => (
        <section key={policyArea} className="part goal-area">
          <h2>{policyArea}</h2>
          {goals.map((branch) => (
            <GoalBranch
              key={branch.goal.id}
              branch={branch}
              slug={slug}
              fiscalYear={loaderData.fiscalYear}
              mayKeep={mayKeep}
              measures={measures}
            />
          ))}
        </section>
      ))}
      {all.length > 0 && <MissingInTree {...loaderData} />}
      {retired.length > 0 && (
        <section className="part">
          <h2>{text.retired}</h2>
          <ul className="agenda">
            {retired.map((goal) => (
              <li key={goal.id}>
                <p>
                  <strong>{goal.name}</strong>, {goal.policyArea}
                </p>
                <p className="explains">
                  {text.retiredOn(writeDay(goal.retiredOn!, language), goal.retiredReason ?? '')}
                </p>
                {mayKeep && (
                  <form method="post" className="undo-line">
                    <input type="hidden" name="goal" value={goal.id} />
                    <button type="submit" name="do" value="restore" className="usa-button usa-button--unstyled">
                      {text.restore}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayKeep && (
        <section className="part not-printed" id="add">
          {/* Open while it waits for a better answer: what was typed must be in sight. */}
          <details open={problem?.do === 'add'}>
            <summary>{text.add}</summary>
            <GoalForm measures={measures} button="add" sentence={text.addIt} prefix="new" />
          </details>
        </section>
      )}
      <p className="explains under-table not-printed">
        <a href={`/${slug}/frameworks`}>{text.toFrameworks}</a>
        {all.length > 0 && (
          <>
            {' · '}
            <a href={`/${slug}/goals.csv`}>{text.download}</a>
            {' · '}
            <a href={`/${slug}/goals.xlsx`}>Excel</a>
          </>
        )}
      </p>
    </>
  )
}

/** What a form has just done, and the way back. */
function WhatHappened({ came, mayKeep }: { came: Record<string, string>; mayKeep: boolean }) {
  const { goals: text } = useWords()
  const sentence = text.done[came.done ?? '']
  if (!sentence || !mayKeep) return null
  const undo =
    came.done === 'changed' && came.change
      ? { name: 'change', value: came.change, deed: 'undo-change' }
      : came.done === 'retired' && came.goal
        ? { name: 'goal', value: came.goal, deed: 'restore' }
        : null
  return (
    <Notice kind="info" isAnswer>
      <form method="post" className="undo-line" action="?">
        {sentence}{' '}
        {undo && (
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
