import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findProvider } from './find-provider.ts'
import { mayKeepProviders } from './may.ts'
import type { ProviderReason } from './provider-likeness.ts'

type Refused = 'not-allowed' | 'provider-not-found' | 'provider-merged' | 'same-provider'

/** Says that two organizations are different, so that nobody is asked about them again. */
export async function keepApart(
  visit: Visit,
  input: { oneId: string; otherId: string; score?: number; reasons?: ProviderReason[] },
): Promise<{ done: { matchId: string } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  if (input.oneId === input.otherId) return { refused: 'same-provider' }
  const [one, other] = [await findProvider(visit.work, input.oneId), await findProvider(visit.work, input.otherId)]
  if (!one || !other) return { refused: 'provider-not-found' }
  if (one.mergedIntoId !== null || other.mergedIntoId !== null) return { refused: 'provider-merged' }
  const matchId = randomUUID()
  await visit.work
    .insertInto('provider_match')
    .values({
      id: matchId,
      one_id: one.id,
      other_id: other.id,
      answer: 'different',
      score: input.score ?? null,
      reasons: JSON.stringify(input.reasons ?? []),
      moved: '{}',
      answered_by: visit.asker.personId,
      answered_at: visit.now,
      undone_at: null,
    })
    .execute()
  await recordHistory(visit, {
    event: 'providers-kept-apart',
    subject: 'provider',
    subjectId: one.id,
    content: { one: one.name, other: other.name, otherId: other.id },
  })
  return { done: { matchId } }
}
