import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { destinationClasses } from '../../measure-packs/homelessness/destination-classes.ts'
import { finding, type HmisFindingCode } from './source-refusal.ts'

type Asked = {
  grade: Finding['grade']
  code: HmisFindingCode
  file: string
  column: string
  /** which records of `from` it is about */
  from: string
  where: string
  row: string
  found: string
  /** how many a record of `from` stands for; without it, one */
  count?: string
}

const fault = (code: HmisFindingCode, file: string, column: string, row = 'row_no', found = 'null'): Asked => {
  const from = file === 'Project' ? 'marked_projects' : '(select * from marked_enrollments where fault is not null)'
  return { grade: 'error', code, file, column, from, where: `fault = '${code}'`, row, found }
}

const warned = (
  code: HmisFindingCode,
  file: string,
  column: string,
  where: string,
  row = 'row_no',
  found = 'null',
): Asked => ({
  grade: 'warning',
  code,
  file,
  column,
  from: '(select * from marked_enrollments where fault is null)',
  where,
  row,
  found,
})

const knownDestination = `(destination between ${destinationClasses.permanent.from} and ${destinationClasses.permanent.to} or destination in (${destinationClasses.known.join(', ')}))`
const exportDay = '(select exported_on from hmis_export)'
const rows = { row: 'row_no', found: 'null' }

const questions: Asked[] = [
  fault('project-id-missing', 'Project', 'ProjectID'),
  fault('project-duplicate', 'Project', 'ProjectID'),
  fault('project-type-unknown', 'Project', 'ProjectType', 'row_no', 'type::varchar'),
  fault('enrollment-id-missing', 'Enrollment', 'EnrollmentID'),
  fault('enrollment-duplicate', 'Enrollment', 'EnrollmentID'),
  fault('project-unknown', 'Enrollment', 'ProjectID'),
  fault('entry-date-unreadable', 'Enrollment', 'EntryDate', 'row_no', 'entry_unread'),
  fault('exit-date-unreadable', 'Exit', 'ExitDate', 'exit_row_no'),
  fault('exit-before-entry', 'Exit', 'ExitDate', 'exit_row_no'),
  {
    grade: 'error',
    code: 'exit-without-enrollment',
    file: 'Exit',
    column: 'EnrollmentID',
    from: 'stray_exits',
    where: 'true',
    ...rows,
  },
  {
    grade: 'error',
    code: 'exit-twice',
    file: 'Exit',
    column: 'EnrollmentID',
    from: 'later_exits',
    where: 'true',
    ...rows,
  },
  {
    grade: 'error',
    code: 'inventory-unreadable',
    file: 'Inventory',
    column: 'InventoryStartDate',
    from: '(select rowid as row_no, * from read_inventory)',
    where: 'not is_deleted and (from_on is null or is_end_unread)',
    ...rows,
  },
  {
    grade: 'warning',
    code: 'units-above-beds',
    file: 'Inventory',
    column: 'UnitInventory',
    from: '(select rowid as row_no, * from read_inventory)',
    where: 'not is_deleted and units > beds',
    ...rows,
  },
  warned('household-id-missing', 'Enrollment', 'HouseholdID', 'is_household_missing'),
  warned('person-id-missing', 'Enrollment', 'PersonalID', 'is_person_missing'),
  warned('move-in-unreadable', 'Enrollment', 'MoveInDate', 'is_move_in_unread'),
  {
    grade: 'warning',
    code: 'destination-unknown',
    file: 'Exit',
    column: 'Destination',
    from: 'recorded_destinations',
    where: `is_destination_unread or not ${knownDestination}`,
    row: 'exit_row_no',
    found: 'destination::varchar',
    count: 'sum(exits)',
  },
  warned('entry-in-future', 'Enrollment', 'EntryDate', `entry_on > ${exportDay}`, 'row_no', 'entry_on::varchar'),
  warned('exit-in-future', 'Exit', 'ExitDate', `exit_on > ${exportDay}`, 'exit_row_no', 'exit_on::varchar'),
]

/** What is wrong or odd record by record. `rowOf` turns the nth record of a file into its row. */
export async function listRecordFindings(
  engine: RecordEngine,
  rowOf: (file: string, record: number) => number,
): Promise<Finding[]> {
  const counts = await countAll(engine)
  const findings: Finding[] = []
  for (const asked of questions) {
    const count = counts.get(asked.code)!
    if (count === 0) continue
    const { grade, code, file, column, from, where, row, found } = asked
    const [first] = await engine.rows<{ record: number | null; found: string | null }>(
      `select min(${row}) as record, ${found === 'null' ? 'null' : `arg_min(${found}, ${row})`} as found from ${from} where ${where}`,
    )
    const { record, found: shown } = first!
    findings.push(
      finding(grade, code, `${file}.csv`, {
        column,
        count,
        row: record === null ? null : rowOf(file, record),
        found: shown === null ? null : shapeOf(shown),
        expected: /-date-|future/.test(code) ? 'YYYY-MM-DD' : null,
      }),
    )
  }
  return findings
}

/** One look at each table counts everything that is asked of it; most of it is zero, and asked no further. */
async function countAll(engine: RecordEngine): Promise<Map<HmisFindingCode, number>> {
  const counts = new Map<HmisFindingCode, number>()
  for (const table of new Set(questions.map(({ from }) => from))) {
    const asked = questions.filter(({ from }) => from === table)
    const columns = asked
      .map(({ code, where, count = 'count(*)' }) => `${count} filter (${where}) as "${code}"`)
      .join(', ')
    const [row] = await engine.rows<Record<string, number | null>>(`select ${columns} from ${table}`)
    for (const { code } of asked) counts.set(code, row![code] ?? 0)
  }
  return counts
}

/** Dates and short codes are shown; of anything else only its shape, for a shifted column may hold a name or a number. */
function shapeOf(text: string): string {
  if (/^\d{1,3}$/.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  return text.slice(0, 20).replaceAll(/\p{L}/gu, 'a').replaceAll(/\d/g, '9')
}
