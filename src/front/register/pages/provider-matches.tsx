import { data, redirect } from 'react-router'
import { listLikelyMatches } from '../../../agreements/providers/list-likely-matches.ts'
import { listProviderAnswers } from '../../../agreements/providers/list-provider-answers.ts'
import { mayKeepProviders } from '../../../agreements/providers/may.ts'
import { isId } from '../../../agreements/providers/provider.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { findMatchSide } from '../find-match-side.ts'
import type { Route } from './+types/provider-matches'
import { answerMatchForm } from './answer-match-form.server.ts'
import { AnsweredMatches, UndoAnswer } from './answered-matches.tsx'
import { ProviderPair } from './provider-pair.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const at = Math.max(1, Math.trunc(Number(query.get('at'))) || 1)
  const done = query.get('done') ?? ''
  return asVisitor(request, params, async (visit) => {
    if (!worksForTheGovernment(visit)) throw new Response('government-only', { status: 403 })
    const { work } = visit
    const pairs = await listLikelyMatches(work)
    const pair = pairs[at - 1]
    const [one, other] = pair ? [await findMatchSide(work, pair.one.id), await findMatchSide(work, pair.other.id)] : []
    return {
      slug: visit.jurisdiction.slug,
      at,
      all: pairs.length,
      pair:
        pair && one && other
          ? { one, other, score: pair.score, reasons: pair.reasons, spellings: pair.spellings }
          : null,
      answered: isId(done) ? ((await listProviderAnswers(work, { limit: 1, id: done }))[0] ?? null) : null,
      undone: query.has('undone'),
      answers: await listProviderAnswers(work, { limit: 20 }),
      mayKeep: mayKeepProviders(visit),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const answer = await answerMatchForm(request, params)
  return 'refused' in answer ? data(answer, { status: 409 }) : redirect(answer.to)
}

/** Two entries that may be one organization, side by side: the same, different, or later. */
export default function ProviderMatchesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { providers: words, frame } = useWords()
  const language = useLanguage()
  const { slug, at, all, pair, answered, undone, answers, mayKeep } = loaderData
  const { matches } = words
  return (
    <>
      <title>{matches.title}</title>
      <PageHeading
        title={matches.title}
        trailLabel={words.title}
        trail={[{ href: `/${slug}/providers`, label: words.title }]}
        lead={matches.lead}
      />
      {actionData && (
        <Notice kind="care" isAnswer>
          {words.refusals[actionData.refused] ?? frame.refusals[actionData.refused]}
        </Notice>
      )}
      {!actionData && answered && (
        <Notice kind="info" isAnswer>
          {answered.answer === 'same'
            ? matches.nowOne(answered.otherName, answered.oneName)
            : matches.nowApart(answered.oneName, answered.otherName)}{' '}
          {mayKeep && <UndoAnswer id={answered.id} at={at} />}
        </Notice>
      )}
      {!actionData && undone && (
        <Notice kind="info" isAnswer>
          {matches.nowUndone}
        </Notice>
      )}
      {pair ? (
        <ProviderPair
          key={`${pair.one.id} ${pair.other.id}`}
          {...pair}
          place={matches.place(writeCount(at, language), writeCount(all, language))}
          at={at}
          slug={slug}
          mayKeep={mayKeep}
        />
      ) : (
        <EmptyState sentence={all > 0 ? matches.lastOne : matches.none}>
          {all > 0 && <a href={`/${slug}/providers/matches`}>{matches.startOver}</a>}
        </EmptyState>
      )}
      <AnsweredMatches answers={answers} at={at} slug={slug} mayKeep={mayKeep} />
    </>
  )
}
