import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'

/** The entries that are this organization today: its own first, then those merged into it, and into those. */
export async function listMergedInto(db: Reads, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive entry as (
      select id, 0 as step from provider where id = ${id}
      union all
      select provider.id, entry.step + 1 from provider join entry on provider.merged_into_id = entry.id
    ) select id from entry order by step, id`.execute(db)
  return rows.map((row) => row.id)
}
