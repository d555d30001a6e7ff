import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import { isMonth, lastDay, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepPeriods } from './may.ts'

/** Locks a month: from now on its figures change through accepted corrections only. */
export async function lockPeriod(
  visit: Visit,
  input: { month: Month },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'month-not-over' | 'period-locked' }> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  if (!isMonth(input.month) || lastDay(input.month) >= visit.today) return { refused: 'month-not-over' }
  const locked = await visit.work
    .insertInto('period_lock')
    .values({ id: randomUUID(), month: input.month, locked_by_name: visit.askerName, locked_at: visit.now })
    .onConflict((conflict) => conflict.column('month').where('reopened_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!locked) return { refused: 'period-locked' }
  await recordHistory(visit, { event: 'period-locked', subject: 'month', subjectId: input.month })
  return { done: { id: locked.id } }
}
