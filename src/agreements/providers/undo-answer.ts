import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepProviders } from './may.ts'
import { isId } from './provider.ts'
import { splitProviders } from './split-providers.ts'

type Refused = 'not-allowed' | 'match-not-found' | 'already-undone' | 'merged-further'

/** Takes an answer back, whichever it was: the two stand as before, and may be asked about again. */
export async function undoAnswer(
  visit: Visit,
  { matchId }: { matchId: string },
): Promise<{ done: { oneId: string; otherId: string } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  if (!isId(matchId)) return { refused: 'match-not-found' }
  const match = await visit.work
    .selectFrom('provider_match')
    .where('id', '=', matchId)
    .select(['one_id as oneId', 'other_id as otherId', 'answer', 'undone_at as undoneAt'])
    .executeTakeFirst()
  if (!match) return { refused: 'match-not-found' }
  if (match.undoneAt !== null) return { refused: 'already-undone' }
  if (match.answer === 'same') return splitProviders(visit, { matchId })
  await visit.work.updateTable('provider_match').set({ undone_at: visit.now }).where('id', '=', matchId).execute()
  await recordHistory(visit, {
    event: 'provider-answer-undone',
    subject: 'provider',
    subjectId: match.oneId,
    content: { otherId: match.otherId },
  })
  return { done: { oneId: match.oneId, otherId: match.otherId } }
}
