import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findSignal } from './find-signal.ts'
import { answersFor, mayAnswerSignals } from './may.ts'
import { answerStateOf, governmentFrom, longestAnswer, signalAnswerKinds } from './signal-answer.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'answer-missing'
  | 'signal-not-found'
  | 'signal-answered-already'
  | 'provider-answers-first'

/**
 * Answers a signal: the provider first, then the government. The government answers alone when the provider's days have
 * passed, or when nobody of the provider could. Answered by the government, it is quiet until it goes further.
 */
export async function answerSignal(
  visit: Visit,
  input: { id: string; kind: string; words: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayAnswerSignals(visit)) return { refused: 'not-allowed' }
  const kind = signalAnswerKinds.find((one) => one === input.kind)
  if (!kind) return { refused: 'wrong-form' }
  const words = input.words.trim().slice(0, longestAnswer)
  if (words === '') return { refused: 'answer-missing' }
  // Of two who answer at once the second sees the first.
  await sql`select pg_advisory_xact_lock(hashtext(${`signal ${input.id}`}))`.execute(visit.work)
  const signal = await findSignal(visit.work, input.id)
  if (!signal) return { refused: 'signal-not-found' }
  const side = answersFor(visit)
  const state = answerStateOf(signal.answers, signal.stage)
  if (state === 'answered' || (side === 'provider' && state !== 'open')) return { refused: 'signal-answered-already' }
  const waits = state === 'open' && signal.hasProviderPeople && visit.today < governmentFrom(signal.raisedAt)
  if (side === 'government' && waits) return { refused: 'provider-answers-first' }
  const id = randomUUID()
  const { lastMonth: month, stage } = signal
  await visit.work
    .insertInto('signal_answer')
    .values({
      id,
      episode_id: signal.id,
      ...{ side, kind, words, month, stage },
      by_person: visit.asker.personId,
      by_name: visit.askerName,
      at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'signal-answered',
    subject: 'signal',
    subjectId: signal.id,
    providerId: signal.providerId,
    content: { kind, words, side, month, about: signal.signal.kind, measure: signal.signal.measure },
  })
  return { done: { id } }
}
