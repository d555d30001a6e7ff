import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'

type Counted = { code: string; count: number; record: number | null }

const questions = `
select 'household-without-head' as code, count(*) as count, min(row_no) as record from (
  select unit_row as row_no from facts_units where heads = 0
  union all
  select row_no from (select row_no from hmis_enrollments where not is_head) e anti join facts_members m using (row_no)
)
union all
select 'household-with-several-heads', count(*), min(unit_row) from facts_units where heads > 1
union all
-- only the head's own date is read, so only the head's own date can be wrong (R3)
select 'move-in-outside-stay', count(*), min(e.row_no) from (
  select row_no from hmis_enrollments
  where project_type in (3, 9, 10, 13) and (move_in_on < entry_on or move_in_on > exit_on)
) e left join facts_followers f using (row_no) where f.unit_row is null or f.unit_row = e.row_no
union all
select 'bed-nights-outside-stay', count(*) - (select coalesce(sum(records), 0) from facts_night_counts), null
from hmis_bed_nights
union all
select 'night-by-night-without-nights', count(*), null from facts_projects p
where p.type = 1 and p.stays > 0 and not exists (select 1 from facts_nights n where n.project_id = p.project_id)
union all
select 'residential-project-without-inventory', count(*), null from facts_projects p
where p.type in (0, 1, 2, 3, 8, 9, 10, 13) and not exists (select 1 from facts_inventory i where i.project_id = p.project_id)
union all
select 'one-organization-only', count(*), null from facts_coverage where organizations = 1`

const places: Record<string, { file: string; column: string | null; expected: string | null }> = {
  'household-without-head': { file: 'Enrollment.csv', column: 'RelationshipToHoH', expected: '1' },
  'household-with-several-heads': { file: 'Enrollment.csv', column: 'RelationshipToHoH', expected: '1' },
  'move-in-outside-stay': { file: 'Enrollment.csv', column: 'MoveInDate', expected: 'EntryDate to ExitDate' },
  'bed-nights-outside-stay': { file: 'Services.csv', column: 'DateProvided', expected: 'EntryDate to ExitDate - 1' },
  'night-by-night-without-nights': { file: 'Services.csv', column: 'RecordType', expected: '200' },
  'residential-project-without-inventory': { file: 'Inventory.csv', column: 'ProjectID', expected: null },
  'one-organization-only': { file: 'Project.csv', column: 'OrganizationID', expected: null },
}

/** What the cleaned tables show only once households, nights and projects are put together; all of it warnings. */
export async function listFactFindings(engine: RecordEngine, rowOf: (record: number) => number): Promise<Finding[]> {
  const counted = await engine.rows<Counted>(questions)
  return counted
    .filter(({ count }) => count > 0)
    .map(({ code, count, record }) => ({
      grade: 'warning' as const,
      code,
      row: record === null ? null : rowOf(record),
      found: null,
      count,
      ...places[code]!,
    }))
}
