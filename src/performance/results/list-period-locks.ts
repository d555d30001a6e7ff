import { programTerm } from '../../agreements/programs/program.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'

export type PeriodLock = {
  id: string
  month: Month
  /** null: for the whole jurisdiction */
  programType: string | null
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
      'program_type as programType',
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

/** What is locked now. */
export type Locks = {
  /** months that are locked for everybody or for some */
  months: ReadonlySet<Month>
  /** program null: the figures of the whole jurisdiction */
  isLocked(month: Month, programId: string | null): boolean
}

/** What is locked now: months for everybody, and months for programs of one type, however it is spelled. */
export async function findLocks(db: Reads): Promise<Locks> {
  const rows = await db
    .selectFrom('period_lock')
    .where('reopened_at', 'is', null)
    .select(['month', 'program_type as programType'])
    .execute()
  const months = new Set(rows.map(({ month }) => month))
  const ofAll = new Set(rows.filter(({ programType }) => programType === null).map(({ month }) => month))
  const ofTypes = rows.flatMap(({ month, programType }) =>
    programType === null ? [] : [`${month} ${programTerm(programType)}`],
  )
  if (ofTypes.length === 0) return { months, isLocked: (month) => ofAll.has(month) }
  const programs = await db.selectFrom('program').select(['id', 'program_type as programType']).execute()
  const typeOf = new Map(programs.map(({ id, programType }) => [id, programTerm(programType)]))
  const ofType = new Set(ofTypes)
  return {
    months,
    isLocked: (month, programId) =>
      ofAll.has(month) || (programId !== null && ofType.has(`${month} ${typeOf.get(programId)}`)),
  }
}
