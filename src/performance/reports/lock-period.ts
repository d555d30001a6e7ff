import { randomUUID } from 'node:crypto'
import { listProgramTypes } from '../../agreements/programs/list-program-types.ts'
import { programTerm } from '../../agreements/programs/program.ts'
import { recordHistory } from '../../ground/history/record-history.ts'
import { isMonth, lastDay, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findLocks } from '../results/list-period-locks.ts'
import { mayKeepPeriods } from './may.ts'

/**
 * Locks a month, for everybody or for programs of one type: from now on its figures change through accepted corrections
 * only.
 */
export async function lockPeriod(
  visit: Visit,
  input: { month: Month; programType?: string | null },
): Promise<
  { done: { id: string } } | { refused: 'not-allowed' | 'month-not-over' | 'period-locked' | 'program-type-not-found' }
> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  if (!isMonth(input.month) || lastDay(input.month) >= visit.today) return { refused: 'month-not-over' }
  const programType = input.programType || null
  if (programType !== null && !(await isRun(visit, programType))) return { refused: 'program-type-not-found' }
  // what is locked for everybody is locked for each type
  if ((await findLocks(visit.work)).isLocked(input.month, null)) return { refused: 'period-locked' }
  const locked = await visit.work
    .insertInto('period_lock')
    .values({
      id: randomUUID(),
      month: input.month,
      program_type: programType,
      locked_by_name: visit.askerName,
      locked_at: visit.now,
    })
    .onConflict((conflict) => conflict.columns(['month', 'program_type']).where('reopened_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!locked) return { refused: 'period-locked' }
  await recordHistory(visit, {
    event: 'period-locked',
    subject: 'month',
    subjectId: input.month,
    ...(programType === null ? {} : { content: { programType } }),
  })
  return { done: { id: locked.id } }
}

async function isRun({ work }: Visit, programType: string): Promise<boolean> {
  const { types } = await listProgramTypes(work)
  return types.some((type) => programTerm(type) === programTerm(programType))
}
