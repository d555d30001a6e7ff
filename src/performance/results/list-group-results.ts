import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { PeopleGrouping } from '../measure-packs/homelessness/system/system-figures.ts'
import { findNewestGroupReading } from './find-newest-group-reading.ts'
import type { NewGroupResult } from './record-group-results.ts'

export type GroupReading = { from: Day; to: Day; submissionId: string; results: NewGroupResult[] }

/** The groups of a program in the newest export that told of people; null where none did. */
export async function listGroupResults(
  db: Reads,
  asked: { programId: string; kind: PeopleGrouping },
): Promise<GroupReading | null> {
  const reading = await findNewestGroupReading(db)
  if (!reading) return null
  const rows = await db
    .selectFrom('group_result')
    .where('submission_id', '=', reading.submissionId)
    .where('program_id', '=', asked.programId)
    .where('kind', '=', asked.kind)
    .select(['program_id as programId', 'name', 'numerator', 'denominator', 'months', 'mature_on as matureOn'])
    .select((cell) => [
      cell.ref('measure').$castTo<NewGroupResult['measure']>().as('measure'),
      cell.ref('kind').$castTo<PeopleGrouping>().as('kind'),
      cell.ref('state').$castTo<NewGroupResult['state']>().as('state'),
    ])
    .execute()
  return { ...reading, results: rows }
}
