import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { checkSubjects } from './check.ts'
import { checkOf } from './checks.ts'

/** Fills the table check_rows with the stays that the checks named found, by number of the row; checks of other subjects find none. */
export async function fillCheckRows(engine: RecordEngine, keys: string[]): Promise<void> {
  await engine.run('create or replace temp table check_rows (key varchar, row_no integer)')
  for (const key of keys) {
    const { subject, where } = checkOf(key)!
    if (subject !== 'stays') continue
    await engine.run(`insert into check_rows select '${key}', row_no from ${checkSubjects.stays} where ${where}`)
  }
}
