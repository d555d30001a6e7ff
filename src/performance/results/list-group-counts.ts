import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { PeopleGrouping } from '../measure-packs/homelessness/system/system-figures.ts'
import { findNewestGroupReading } from './find-newest-group-reading.ts'

export type GroupCountsOfPrograms = {
  from: Day
  to: Day
  counts: { unit: string; stratum: string; events: number; cases: number }[]
}

/** A measure by the groups of each of these programs, in the newest export that told of people; null where none did. */
export async function listGroupCounts(
  db: Reads,
  asked: { measure: string; kind: PeopleGrouping; programIds: readonly string[] },
): Promise<GroupCountsOfPrograms | null> {
  const reading = await findNewestGroupReading(db)
  if (!reading || asked.programIds.length === 0) return null
  const rows = await db
    .selectFrom('group_result')
    .where('submission_id', '=', reading.submissionId)
    .where('program_id', 'in', [...asked.programIds])
    .where('measure', '=', asked.measure)
    .where('kind', '=', asked.kind)
    // An outcome that needs more time would lower whoever was busy of late.
    .where('state', '=', 'value')
    .select(['program_id as unit', 'name as stratum', 'numerator as events', 'denominator as cases'])
    .execute()
  return { from: reading.from, to: reading.to, counts: rows }
}
