import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { answerKinds } from './figure-question.ts'
import { listQuestions } from './list-questions.ts'
import { mayQuestion, sideOf } from './may.ts'
import { longestWords } from './report.ts'

/** Answers a question about a figure, from the side that was asked: explained, mended, or the doubt accepted. */
export async function answerQuestion(
  visit: Visit,
  input: { id: string; kind: string; answer: string },
): Promise<
  | { done: { id: string } }
  | { refused: 'not-allowed' | 'wrong-form' | 'answer-missing' | 'question-not-found' | 'question-answered-already' }
> {
  if (!mayQuestion(visit)) return { refused: 'not-allowed' }
  const kind = answerKinds.find((one) => one === input.kind)
  if (!kind) return { refused: 'wrong-form' }
  const answer = input.answer.trim().slice(0, longestWords)
  if (answer === '') return { refused: 'answer-missing' }
  const question = (await listQuestions(visit.work)).find((one) => one.id === input.id)
  if (!question) return { refused: 'question-not-found' }
  if (question.askedSide === sideOf(visit)) return { refused: 'not-allowed' }
  const answered = await visit.work
    .updateTable('figure_question')
    .set({ answer_kind: kind, answer, answered_by_name: visit.askerName, answered_at: visit.now })
    .where('id', '=', question.id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (answered.numUpdatedRows === 0n) return { refused: 'question-answered-already' }
  await recordHistory(visit, {
    event: 'question-answered',
    subject: 'result',
    subjectId: question.resultId,
    providerId: question.providerId,
    content: { measure: question.measure, month: question.month, kind, answer },
  })
  return { done: { id: question.id } }
}
