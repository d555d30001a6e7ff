import { sql } from 'kysely'
import type { Reads } from '../platform/database.server.ts'

/** How many deeds are chained by seals already; the rest follow within a minute. */
export async function countSealed(db: Reads): Promise<number> {
  const row = await db
    .selectFrom('history_seal')
    .select(sql<number>`coalesce(sum(cardinality(entries)), 0)::bigint`.as('sealed'))
    .executeTakeFirstOrThrow()
  return row.sealed
}
