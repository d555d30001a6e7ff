import { keepApart } from '../../../agreements/providers/keep-apart.ts'
import { listLikelyMatches } from '../../../agreements/providers/list-likely-matches.ts'
import { mergeProviders } from '../../../agreements/providers/merge-providers.ts'
import { undoAnswer } from '../../../agreements/providers/undo-answer.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'

/** What a person says of a pair, or takes back; and where to go on. */
export async function answerMatchForm(
  request: Request,
  params: { jurisdiction?: string | undefined },
): Promise<{ to: string } | { refused: string }> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const answer = await asVisitor(request, params, (visit) => answerAs(visit, text))
  if ('refused' in answer) return answer
  const base = `/${params.jurisdiction}/providers`
  const at = Number(text('at')) > 1 ? `&at=${Math.trunc(Number(text('at')))}` : ''
  return { to: `${base}/matches?${answer.matchId ? `done=${answer.matchId}` : 'undone='}${at}` }
}

type Answer = { matchId: string | null } | { refused: string }

async function answerAs(visit: Visit, text: (name: string) => string): Promise<Answer> {
  const asked = text('do')
  if (asked === 'undo') {
    const undone = await undoAnswer(visit, { matchId: text('match') })
    return 'refused' in undone ? undone : { matchId: null }
  }
  const [oneId, otherId] = [text('one'), text('other')]
  const pairs = await listLikelyMatches(visit.work)
  const pair = pairs.find(({ one, other }) => one.id === oneId && other.id === otherId)
  const why = pair ? { score: pair.score, reasons: pair.reasons } : {}
  if (asked === 'different') {
    const kept = await keepApart(visit, { oneId, otherId, ...why })
    return 'refused' in kept ? kept : { matchId: kept.done.matchId }
  }
  if (asked !== 'same') return { refused: 'wrong-form' }
  const isTurned = text('keep') === otherId
  const merged = await mergeProviders(visit, {
    oneId: isTurned ? otherId : oneId,
    otherId: isTurned ? oneId : otherId,
    ...why,
  })
  return 'refused' in merged ? merged : { matchId: merged.done.matchId }
}
