import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { checkSubjects } from './check.ts'
import { checkOf } from './checks.ts'

/** The record that a check found: for the provider that sent it, and must mend it, and for nobody else. */
export type FaultyRecord = { check: string; organizationId: string; projectId: string; enrollmentId: string }

/** Which enrollments the checks named found, in the order of the checks. These identifiers belong in no database and no log. */
export async function listRecordIds(engine: RecordEngine, keys: string[]): Promise<FaultyRecord[]> {
  const found: FaultyRecord[] = []
  for (const key of keys) {
    const { subject, where } = checkOf(key)!
    if (subject !== 'stays') continue
    found.push(
      ...(await engine.rows<FaultyRecord>(
        `select '${key}' as "check", coalesce(p.organization_id, '') as "organizationId", s.project_id::varchar as "projectId",
          e.enrollment_id as "enrollmentId"
        from (select row_no, project_id from ${checkSubjects.stays} where ${where}) s
        join marked_enrollments e using (row_no)
        left join hmis_projects p on p.project_id = s.project_id
        where e.enrollment_id is not null and s.project_id is not null order by s.row_no`,
      )),
    )
  }
  return found
}
