import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { destinationClasses } from '../../measure-packs/homelessness/destination-classes.ts'
import { finding, type HmisFindingCode } from './source-refusal.ts'

type Counted = {
  file: string
  grade: Finding['grade']
  code: HmisFindingCode
  column: string | null
  count: number
  record: number | null
  found: string | null
}

const line = (
  grade: Finding['grade'],
  code: HmisFindingCode,
  file: string,
  column: string | null,
  from: string,
  row = 'row_no',
  found = 'null',
) =>
  `select '${file}' as file, '${grade}' as grade, '${code}' as code, ${column === null ? 'null' : `'${column}'`} as "column",
    count(*) as count, min(${row}) as record, ${found === 'null' ? 'null::varchar' : `arg_min(${found}, ${row})`} as found from ${from}`

const fault = (code: HmisFindingCode, file: string, column: string, row = 'row_no', found = 'null') =>
  line(
    'error',
    code,
    file,
    column,
    `${file === 'Project' ? 'marked_projects' : 'marked_enrollments'} where fault = '${code}'`,
    row,
    found,
  )

const warned = (code: HmisFindingCode, file: string, column: string, where: string, row = 'row_no', found = 'null') =>
  line('warning', code, file, column, `marked_enrollments where fault is null and (${where})`, row, found)

const knownDestination = `(destination between ${destinationClasses.permanent.from} and ${destinationClasses.permanent.to} or destination in (${destinationClasses.known.join(', ')}))`
const exportDay = '(select exported_on from hmis_export)'

const questions = [
  fault('project-id-missing', 'Project', 'ProjectID'),
  fault('project-duplicate', 'Project', 'ProjectID'),
  fault('project-type-unknown', 'Project', 'ProjectType', 'row_no', 'type::varchar'),
  fault('enrollment-id-missing', 'Enrollment', 'EnrollmentID'),
  fault('enrollment-duplicate', 'Enrollment', 'EnrollmentID'),
  fault('project-unknown', 'Enrollment', 'ProjectID'),
  fault('entry-date-unreadable', 'Enrollment', 'EntryDate', 'row_no', 'entry_unread'),
  fault('exit-date-unreadable', 'Exit', 'ExitDate', 'exit_row_no'),
  fault('exit-before-entry', 'Exit', 'ExitDate', 'exit_row_no'),
  line(
    'error',
    'exit-without-enrollment',
    'Exit',
    'EnrollmentID',
    `(select x.rowid as row_no from read_exit x anti join read_enrollment e on e.enrollment_id = x.enrollment_id where not x.is_deleted)`,
  ),
  line(
    'error',
    'exit-twice',
    'Exit',
    'EnrollmentID',
    `(select x.rowid as row_no from read_exit x anti join first_exits f on f.exit_row_no = x.rowid where not x.is_deleted and x.enrollment_id is not null)`,
  ),
  line(
    'error',
    'inventory-unreadable',
    'Inventory',
    'InventoryStartDate',
    '(select rowid as row_no from read_inventory where not is_deleted and (from_on is null or is_end_unread))',
  ),
  line(
    'warning',
    'units-above-beds',
    'Inventory',
    'UnitInventory',
    '(select rowid as row_no from read_inventory where not is_deleted and units > beds)',
  ),
  warned('household-id-missing', 'Enrollment', 'HouseholdID', 'is_household_missing'),
  warned('person-id-missing', 'Enrollment', 'PersonalID', 'is_person_missing'),
  warned('move-in-unreadable', 'Enrollment', 'MoveInDate', 'is_move_in_unread'),
  warned(
    'destination-unknown',
    'Exit',
    'Destination',
    `is_destination_unread or not ${knownDestination}`,
    'exit_row_no',
    'destination::varchar',
  ),
  warned('entry-in-future', 'Enrollment', 'EntryDate', `entry_on > ${exportDay}`, 'row_no', 'entry_on::varchar'),
  warned('exit-in-future', 'Exit', 'ExitDate', `exit_on > ${exportDay}`, 'exit_row_no', 'exit_on::varchar'),
].join('\nunion all ')

/** What is wrong or odd record by record. `rowOf` turns the nth record of a file into its row. */
export async function listRecordFindings(
  engine: RecordEngine,
  rowOf: (file: string, record: number) => number,
): Promise<Finding[]> {
  const counted = await engine.rows<Counted>(questions)
  return counted
    .filter(({ count }) => count > 0)
    .map(({ grade, code, file, column, count, record, found }) =>
      finding(grade, code, `${file}.csv`, {
        column,
        count,
        row: record === null ? null : rowOf(file, record),
        found: found === null ? null : shapeOf(found),
        expected: /-date-|future/.test(code) ? 'YYYY-MM-DD' : null,
      }),
    )
}

/** Dates and short codes are shown; of anything else only its shape, for a shifted column may hold a name or a number. */
function shapeOf(text: string): string {
  if (/^\d{1,3}$/.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  return text.slice(0, 20).replaceAll(/\p{L}/gu, 'a').replaceAll(/\d/g, '9')
}
