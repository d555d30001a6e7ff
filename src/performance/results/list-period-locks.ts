import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'

export type PeriodLock = {
  id: string
  month: Month
  lockedBy: string
  lockedAt: string
  /** null: the month is locked now */
  reopenedAt: string | null
  reopenedBy: string | null
  reopenReason: string | null
}

/** Every time a month was locked, newest month first: those that were opened again too. */
export async function listPeriodLocks(db: Reads): Promise<PeriodLock[]> {
  return db
    .selectFrom('period_lock')
    .select([
      'id',
      'month',
      'locked_by_name as lockedBy',
      'locked_at as lockedAt',
      'reopened_at as reopenedAt',
      'reopened_by_name as reopenedBy',
      'reopen_reason as reopenReason',
    ])
    .orderBy('month', 'desc')
    .orderBy('locked_at', 'desc')
    .execute()
}

/** The months that are locked now. */
export async function listLockedMonths(db: Reads): Promise<Set<Month>> {
  const rows = await db.selectFrom('period_lock').where('reopened_at', 'is', null).select('month').execute()
  return new Set(rows.map(({ month }) => month))
}
