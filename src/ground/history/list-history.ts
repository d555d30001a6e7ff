import { sql } from 'kysely'
import type { Reads } from '../platform/database.server.ts'

export type HistoryLine = {
  id: string
  at: string
  /** null: the content was removed under a retention schedule, and the name with it */
  who: string | null
  event: string
  subject: string
  subjectId: string
  content: Record<string, unknown> | null
}

/** Where a page of the history begins: after this deed, older ones follow. */
export type HistoryPlace = { at: string; id: string }

/**
 * The newest deeds that the asker may see, newest first; older than a place when one is given. `providerIds`: only deeds
 * on these providers and on what is theirs.
 */
export async function listHistory(
  db: Reads,
  asked: { limit: number; before?: HistoryPlace; providerIds?: string[] },
): Promise<HistoryLine[]> {
  const { before, providerIds } = asked
  return db
    .selectFrom('history')
    .leftJoin('history_content', 'history_content.history_id', 'history.id')
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(history.at, history.id) < (${before!.at}::timestamptz, ${before!.id}::uuid)`),
    )
    .$if(providerIds !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('history.provider_id', 'in', providerIds!),
          where.and([where('history.subject', '=', 'provider'), where('history.subject_id', 'in', providerIds!)]),
        ]),
      ),
    )
    .select([
      'history.id',
      'history.at',
      'history.event',
      'history.subject',
      'history.subject_id as subjectId',
      'history_content.person_name as who',
    ])
    .select((cell) => cell.ref('history_content.content').$castTo<Record<string, unknown> | null>().as('content'))
    .orderBy('history.at', 'desc')
    .orderBy('history.id', 'desc')
    .limit(asked.limit)
    .execute()
}
