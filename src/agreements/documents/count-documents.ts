import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { type DocumentState, documentStates } from './document.ts'
import { type DocumentFilter, isIn, narrowedTo } from './list-documents.ts'

/** How many documents stand in each state, of those that a filter leaves. */
export async function countDocuments(
  db: Reads,
  { today, ...filter }: DocumentFilter & { today: Day },
): Promise<Record<DocumentState, number>> {
  const row = await db
    .selectFrom('document')
    .where((cell) => narrowedTo(cell, filter, today))
    .select((cell) =>
      documentStates.map((state) => sql<number>`(count(*) filter (where ${isIn(cell, state, today)}))::int`.as(state)),
    )
    .executeTakeFirstOrThrow()
  return row as Record<DocumentState, number>
}
