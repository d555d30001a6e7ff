import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { type DocumentFilter, documents, isIn, type ListedDocument, narrowedTo } from './list-documents.ts'

/**
 * What somebody must act on: overdue or expired, and what is due or expires within the next 60 days; the oldest day
 * first. What is due later waits.
 */
export async function listDocumentsDue(
  db: Reads,
  { today, until, limit, ...filter }: DocumentFilter & { today: Day; until: Day; limit?: number },
): Promise<ListedDocument[]> {
  const day = sql<string>`case when document.received_on is null then document.due_on else document.expires_on end`
  return documents(db)
    .where((cell) => narrowedTo(cell, filter, today))
    .where((cell) =>
      cell.or([
        isIn(cell, 'overdue', today),
        isIn(cell, 'expired', today),
        isIn(cell, 'expiring', today),
        cell.and([isIn(cell, 'due', today), cell('document.due_on', '<=', until)]),
      ]),
    )
    .orderBy(day)
    .orderBy('provider.name')
    .orderBy('document.id')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute()
}
