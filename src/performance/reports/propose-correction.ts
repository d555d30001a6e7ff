import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findMeasure } from '../measures/list-measures.ts'
import { findResult } from '../results/list-results.ts'
import { areCounts } from './correction.ts'
import { mayProposeCorrections } from './may.ts'
import { longestWords } from './report.ts'

/**
 * Proposes that a figure is another, with the reason. `was` is the version that the proposer had before its eyes: when
 * another has taken its place, or somebody has proposed already, the second sees the first and nothing is lost.
 */
export async function proposeCorrection(
  visit: Visit,
  input: { was: string; numerator: number; denominator: number; reason: string },
): Promise<
  | { done: { id: string } }
  | {
      refused:
        | 'not-allowed'
        | 'figure-not-found'
        | 'figure-changed-meanwhile'
        | 'wrong-form'
        | 'reason-missing'
        | 'nothing-to-correct'
        | 'correction-open-already'
    }
> {
  if (!mayProposeCorrections(visit)) return { refused: 'not-allowed' }
  const found = await findResult(visit.work, input.was)
  // The whole jurisdiction's figures are sums: what is wrong with them is wrong in a program.
  if (!found || found.result.programId === null) return { refused: 'figure-not-found' }
  const { result, versions } = found
  if (versions[0]!.id !== result.id) return { refused: 'figure-changed-meanwhile' }
  const { numerator, denominator } = input
  const measure = await findMeasure(visit.work, result.measure)
  if (!measure || !areCounts(measure, input)) return { refused: 'wrong-form' }
  const reason = input.reason.trim().slice(0, longestWords)
  if (reason === '') return { refused: 'reason-missing' }
  if (result.numerator === numerator && result.denominator === denominator) return { refused: 'nothing-to-correct' }
  const proposed = await visit.work
    .insertInto('correction')
    .values({
      id: randomUUID(),
      program_id: result.programId!,
      measure: result.measure,
      unit: result.unit,
      month: result.month,
      result_id: result.id,
      numerator,
      denominator,
      reason,
      proposed_by: visit.asker.personId,
      proposed_by_name: visit.askerName,
      proposed_at: visit.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['program_id', 'measure', 'unit', 'month']).where('state', '=', 'proposed').doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!proposed) return { refused: 'correction-open-already' }
  await recordHistory(visit, {
    event: 'correction-proposed',
    subject: 'correction',
    subjectId: proposed.id,
    providerId: await findProviderId(visit, result.programId!),
    content: { result: result.id, measure: result.measure, month: result.month, numerator, denominator, reason },
  })
  return { done: { id: proposed.id } }
}

async function findProviderId(visit: Visit, programId: string): Promise<string> {
  const program = visit.work.selectFrom('program').where('id', '=', programId).select('provider_id')
  return (await program.executeTakeFirstOrThrow()).provider_id
}
