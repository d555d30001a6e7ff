import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findResult } from '../results/list-results.ts'
import { mayQuestion, sideOf } from './may.ts'
import { longestWords } from './report.ts'

/** Asks the other side about a figure of a program: a provider asks the government, the government asks the provider. */
export async function questionFigure(
  visit: Visit,
  input: { resultId: string; text: string },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'figure-not-found' | 'question-missing' }> {
  if (!mayQuestion(visit)) return { refused: 'not-allowed' }
  const text = input.text.trim().slice(0, longestWords)
  if (text === '') return { refused: 'question-missing' }
  const found = await findResult(visit.work, input.resultId)
  if (!found || found.result.programId === null) return { refused: 'figure-not-found' }
  const { result } = found
  const id = randomUUID()
  const program = await visit.work
    .selectFrom('program')
    .where('id', '=', found.result.programId)
    .select(['id', 'provider_id as providerId'])
    .executeTakeFirstOrThrow()
  await visit.work
    .insertInto('figure_question')
    .values({
      id,
      program_id: program.id,
      result_id: result.id,
      measure: result.measure,
      month: result.month,
      asked_side: sideOf(visit),
      text,
      asked_by: visit.asker.personId,
      asked_by_name: visit.askerName,
      asked_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'figure-questioned',
    subject: 'result',
    subjectId: result.id,
    providerId: program.providerId,
    content: { measure: result.measure, month: result.month, text },
  })
  return { done: { id } }
}
