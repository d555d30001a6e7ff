import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { MeasuredCell } from './check-cells.ts'
import { mayKeepBuiltMeasures } from './may.ts'

/** Writes what the groups of a measure came to, in place of what stood there. */
export async function recordBuiltGroups(
  visit: Visit,
  input: { measure: string; submissionId: string; cells: MeasuredCell[] },
): Promise<{ done: { groups: number } } | { refused: 'not-allowed' }> {
  if (!mayKeepBuiltMeasures(visit)) return { refused: 'not-allowed' }
  const { measure, submissionId, cells } = input
  const gone = await visit.work.deleteFrom('built_measure_group').where('measure', '=', measure).executeTakeFirst()
  if (cells.length === 0 && gone.numDeletedRows === 0n) return { done: { groups: 0 } }
  for (const part of inBatches(cells, 5000)) {
    const rows = JSON.stringify(part.map((cell) => ({ ...cell, group: cell.group.slice(0, 200) })))
    await sql`
      insert into built_measure_group (measure, program_id, month, group_name, numerator, denominator, submission_id)
      select ${measure}, "programId", month, "group", numerator, denominator, ${submissionId}::uuid
      from json_to_recordset(${rows}::json)
        as cell("programId" uuid, month text, "group" text, numerator bigint, denominator bigint)
      on conflict do nothing`.execute(visit.work)
  }
  await recordHistory(visit, {
    event: 'built-groups-recorded',
    subject: 'measure',
    subjectId: measure,
    content: { groups: cells.length, submissionId },
  })
  return { done: { groups: cells.length } }
}
