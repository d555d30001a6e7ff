import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findMeasure } from '../measures/list-measures.ts'
import { findResult } from '../results/list-results.ts'
import { areCounts } from './correction.ts'
import { mayKeepPeriods } from './may.ts'
import { longestWords } from './report.ts'

/**
 * Writes down what was counted again at the source (files on site, a second count), beside what was claimed. It changes
 * no figure: when the two differ, somebody proposes a correction.
 */
export async function verifyFigure(
  visit: Visit,
  input: { resultId: string; numerator: number; denominator: number; how: string },
): Promise<
  | { done: { id: string } }
  | { refused: 'not-allowed' | 'figure-not-found' | 'figure-changed-meanwhile' | 'wrong-form' | 'reason-missing' }
> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  const found = await findResult(visit.work, input.resultId)
  if (!found || found.result.programId === null) return { refused: 'figure-not-found' }
  const { result, versions } = found
  if (versions[0]!.id !== result.id) return { refused: 'figure-changed-meanwhile' }
  const { numerator, denominator } = input
  const measure = await findMeasure(visit.work, result.measure)
  if (!measure || !areCounts(measure, input)) return { refused: 'wrong-form' }
  const how = input.how.trim().slice(0, longestWords)
  if (how === '') return { refused: 'reason-missing' }
  const id = randomUUID()
  const program = await visit.work
    .selectFrom('program')
    .where('id', '=', result.programId)
    .select(['id', 'provider_id as providerId'])
    .executeTakeFirstOrThrow()
  await visit.work
    .insertInto('verification')
    .values({
      id,
      program_id: program.id,
      result_id: result.id,
      numerator,
      denominator,
      how,
      by_person: visit.asker.personId,
      by_name: visit.askerName,
      at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'figure-verified',
    subject: 'result',
    subjectId: result.id,
    providerId: program.providerId,
    content: { measure: result.measure, month: result.month, numerator, denominator, how },
  })
  return { done: { id } }
}
