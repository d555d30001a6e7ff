import { sql } from 'kysely'
import type { Reads } from '../platform/database.server.ts'

/** How far the history has come: its newest deed, and how many were written since an hour before some deed. */
export type HistoryMark = { newest: string; since: string; count: number }

const hour = 3_600_000
const first = '00000000-0000-0000-0000-000000000000'
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * How far the history has come. Every verb leaves a deed, so two marks that agree say that nothing was done between them.
 * The newest deed alone would not: of two verbs at work at once the earlier may commit last. So the deeds of the hour
 * before are counted too; `known` is the mark to compare with. Only who sees the whole history may rely on it.
 */
export async function findHistoryMark(db: Reads, known?: HistoryMark): Promise<HistoryMark> {
  // Without a mark to compare with nothing needs counting yet: only the newest deed, which says where the hour begins.
  const since = known?.since ?? last
  const { rows } = await sql<{
    newest: string | null
    count: number
  }>`select (select id from history order by id desc limit 1) as newest,
    (select count(*) from history where id >= ${since}::uuid) as count`.execute(db)
  const { newest, count } = rows[0]!
  if (newest === null) return { newest: first, since: first, count: 0 }
  if (known) return { newest, since, count }
  return findHistoryMark(db, { newest, since: earlier(newest), count })
}

/** The smallest identifier of an hour before: identifiers begin with the moment at which they were made. */
function earlier(id: string): string {
  const moment = Math.max(0, Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - hour)
  const hex = moment.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

export const isSameMark = (one: HistoryMark, other: HistoryMark): boolean =>
  one.newest === other.newest && one.count === other.count && one.since === other.since
