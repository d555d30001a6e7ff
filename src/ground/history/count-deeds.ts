import { sql } from 'kysely'
import type { Reads } from '../platform/database.server.ts'

/** How many deeds the history holds about one subject, and which is the newest; '' when there is none. */
export async function countDeeds(
  db: Reads,
  { subject, subjectId }: { subject: string; subjectId: string },
): Promise<{ count: number; newest: string }> {
  const counted = await db
    .selectFrom('history')
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .select((cell) => [cell.fn.countAll<number>().as('count'), sql<string | null>`max(id::text)`.as('newest')])
    .executeTakeFirstOrThrow()
  return { count: Number(counted.count), newest: counted.newest ?? '' }
}
