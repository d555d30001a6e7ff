import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { readCleaning } from './read-cleaning.ts'

/**
 * Brings exits and enrollments together and marks faults. Whether every exit met one enrollment, and none another's, shows
 * in four counts; only where it does not are the exits looked at one by one.
 */
export async function cleanEnrollments(engine: RecordEngine): Promise<void> {
  await engine.run(readCleaning('clean-enrollments'))
  const [told] = await engine.rows<Record<'stays' | 'enrollments' | 'met' | 'exits', number>>(`select
    (select count(*) from marked_enrollments) as stays,
    (select count(*) from read_enrollment where not is_deleted) as enrollments,
    -- the exit of a duplicate is that of the first
    (select count(exit_row_no) from marked_enrollments where fault is distinct from 'enrollment-duplicate') as met,
    (select count(*) from read_exit where not is_deleted) as exits`)
  const { stays, enrollments, met, exits } = told!
  const hasOddExits = stays > enrollments || met < exits
  // a condition that is false by itself costs nothing: the tables are then left empty
  await engine.run(readCleaning('sort-out-exits').replaceAll('{has_odd_exits}', String(hasOddExits)))
}
