import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findSignal } from './find-signal.ts'
import { answersFor, mayAnswerSignals } from './may.ts'

/** Takes back an answer to a signal, by the side that gave it, as long as nothing was answered after it. */
export async function withdrawSignalAnswer(
  visit: Visit,
  input: { id: string; answerId: string },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'signal-not-found' | 'answer-not-last' }> {
  if (!mayAnswerSignals(visit)) return { refused: 'not-allowed' }
  const signal = await findSignal(visit.work, input.id)
  const last = signal?.answers.at(-1)
  if (!signal?.answers.some(({ id }) => id === input.answerId)) return { refused: 'signal-not-found' }
  if (last?.id !== input.answerId) return { refused: 'answer-not-last' }
  // A person takes back what that person said; for the government, any contract manager may.
  const isOwn =
    last.side === answersFor(visit) && (last.side === 'government' || last.byPerson === visit.asker.personId)
  if (!isOwn) return { refused: 'not-allowed' }
  await visit.work.updateTable('signal_answer').set({ withdrawn_at: visit.now }).where('id', '=', last.id).execute()
  await recordHistory(visit, {
    event: 'signal-answer-withdrawn',
    subject: 'signal',
    subjectId: signal.id,
    providerId: signal.providerId,
    content: { kind: last.kind, words: last.words, side: last.side, month: last.month },
  })
  return { done: { id: signal.id } }
}
