import { recordHistory } from '../../ground/history/record-history.ts'
import type { Day } from '../../ground/platform/day.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import { insertRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { MeasureKey } from '../measure-packs/homelessness/figure.ts'
import type { PeopleGrouping } from '../measure-packs/homelessness/system/system-figures.ts'
import { mayRecordResults } from './may.ts'

/** A figure of one group of a program's households, ready to be kept. */
export type NewGroupResult = {
  programId: string
  measure: MeasureKey
  kind: PeopleGrouping
  name: string
  numerator: number
  denominator: number
  /** how many of the reading's months it holds */
  months: number
  state: 'value' | 'immature'
  matureOn: Day | null
}

/** Keeps with a submission what it says of groups of people; earlier readings stay as they were. */
export async function recordGroupResults(
  visit: Visit,
  input: { submissionId: string; from: Day; to: Day; definitionVersion: string; results: NewGroupResult[] },
): Promise<{ done: { groups: number } } | { refused: 'not-allowed' }> {
  if (!mayRecordResults(visit)) return { refused: 'not-allowed' }
  const { submissionId, from, to, definitionVersion, results } = input
  await visit.work
    .insertInto('group_reading')
    .values({
      submission_id: submissionId,
      from_on: from,
      to_on: to,
      definition_version: definitionVersion,
      read_at: visit.now,
    })
    .execute()
  for (const part of inBatches(results, 5000)) {
    await insertRows(
      visit.work,
      'group_result',
      part.map(({ programId, matureOn, ...row }) => ({
        submission_id: submissionId,
        program_id: programId,
        mature_on: matureOn,
        ...row,
      })),
    )
  }
  await recordHistory(visit, {
    event: 'groups-recorded',
    subject: 'submission',
    subjectId: submissionId,
    content: { from, to, groups: results.length, definitionVersion },
  })
  return { done: { groups: results.length } }
}
