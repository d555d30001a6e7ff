import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { fillCheckRows } from './fill-check-rows.ts'

/** The record that a check found: for the provider that sent it, and must mend it, and for nobody else. */
export type FaultyRecord = { check: string; organizationId: string; projectId: string; enrollmentId: string }

/** Which enrollments the checks named found, in the order of the checks. These identifiers belong in no database and no log. */
export async function listRecordIds(engine: RecordEngine, keys: string[]): Promise<FaultyRecord[]> {
  if (keys.length === 0) return []
  await fillCheckRows(engine, keys)
  const order = `list_position([${keys.map((key) => `'${key}'`).join(', ')}], r.key)`
  return engine.rows<FaultyRecord>(
    `select r.key as "check", coalesce(p.organization_id, '') as "organizationId", e.project_id::varchar as "projectId",
      e.enrollment_id as "enrollmentId"
    from check_rows r join marked_enrollments e using (row_no) left join hmis_projects p on p.project_id = e.project_id
    where e.enrollment_id is not null and e.project_id is not null order by ${order}, row_no`,
  )
}
