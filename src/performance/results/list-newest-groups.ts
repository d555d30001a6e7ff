import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { PeopleGrouping } from '../measure-packs/homelessness/system/system-figures.ts'
import { findNewestGroupReading } from './find-newest-group-reading.ts'

export type NewestGroup = {
  programId: string
  measure: string
  kind: PeopleGrouping
  name: string
  numerator: number
  denominator: number
}

/** What the newest export told of groups of people over a whole year, of every program that the asker may see. */
export async function listNewestGroups(db: Reads): Promise<{ from: Day; to: Day; groups: NewestGroup[] } | null> {
  const reading = await findNewestGroupReading(db)
  if (!reading) return null
  const groups = await db
    .selectFrom('group_result')
    .where('submission_id', '=', reading.submissionId)
    .where('state', '=', 'value')
    // A year with gaps in it is shown with how many months it has, and is not compared.
    .where('months', '=', 12)
    .select(['program_id as programId', 'measure', 'name', 'numerator', 'denominator'])
    .select((cell) => cell.ref('kind').$castTo<PeopleGrouping>().as('kind'))
    .execute()
  return { from: reading.from, to: reading.to, groups }
}
