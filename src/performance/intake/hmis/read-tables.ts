import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { cleanEnrollments } from './clean-enrollments.ts'
import { type HmisFile, layouts } from './layout.ts'
import { readCleaning } from './read-cleaning.ts'
import { matchHeader, type ReadHeader, readHeader } from './read-header.ts'
import { type ReadRows, readNothing, readTable, tableOf } from './read-table.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import type { SourceFiles } from './unpack-zip.ts'

export type Reading = {
  findings: Finding[]
  rows: Partial<Record<HmisFile, number>>
  /** file row of the nth record that was read, the header being row 1 */
  rowOf(file: HmisFile, record: number): number
}

/** Exits come before the enrollments that they end, and bed nights last: while they are read they meet their enrollment. */
const readingOrder: HmisFile[] = ['Export', 'Organization', 'Project', 'Inventory', 'Exit', 'Enrollment', 'Services']
const cleanedAfter: Partial<Record<HmisFile, (engine: RecordEngine) => Promise<void>>> = {
  Inventory: (engine) => engine.run(readCleaning('clean-projects')),
  Enrollment: cleanEnrollments,
}
const progressEveryMs = 200

/**
 * Joins look things up in the table that is named second: in every statement here the smaller one. What the engine itself
 * takes for the smaller one is a guess about a file that it has not read, and it would rather keep millions of nights.
 */
const asWritten = "set disabled_optimizers = 'build_side_probe_side'"

/** Reads all files of a source into the tables read_* and cleans them into hmis_*; stops where a needed column, or every row, is missing. */
export async function readTables(
  engine: RecordEngine,
  files: SourceFiles,
  folder: string,
  onRead: (rows: number, fraction: number) => void,
  unread: ReadonlySet<string> = new Set(),
): Promise<Reading> {
  const headers = new Map<HmisFile, ReturnType<typeof matchHeader>>()
  for (const layout of layouts) {
    const file = files.get(layout.file)
    if (file) headers.set(layout.file, matchHeader(await readHeader(file.path), layout))
  }
  const lacking = [...headers].flatMap(([file, { missing }]) =>
    missing.map((column) =>
      finding('stops', files.get(file)!.bytes === 0 ? 'no-rows' : 'column-missing', `${file}.csv`, {
        column,
        expected: column,
      }),
    ),
  )
  if (lacking.length > 0) throw new SourceRefusal(...lacking)

  const told = new Map<HmisFile, Finding[]>()
  const rows: Reading['rows'] = {}
  const malformed = new Map<HmisFile, number[]>()
  const total = [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  let doneBytes = 0
  let doneRows = 0
  await engine.run(asWritten)
  for (const file of readingOrder) {
    const { needed, used, isNeeded } = layouts.find((layout) => layout.file === file)!
    const findings: Finding[] = []
    told.set(file, findings)
    const header = headers.get(file)
    if (header === undefined) {
      await readNothing(engine, file, folder, [...needed, ...used])
      if (!unread.has(file)) findings.push(finding('warning', 'optional-file-missing', `${file}.csv`))
    } else {
      const { path, bytes } = files.get(file)!
      const absent = used.filter((name) => !header.columns.includes(name))
      const timer = setInterval(
        () => onRead(doneRows, (doneBytes + bytes * (engine.doneShare() ?? 0)) / total),
        progressEveryMs,
      )
      const columns = { columns: header.columns, missing: absent }
      const read = await readTable(engine, file, path, columns, folder).finally(() => clearInterval(timer))
      rows[file] = read.rows
      malformed.set(
        file,
        read.malformed.map(({ row }) => row),
      )
      doneBytes += bytes
      doneRows += read.rows
      onRead(doneRows, doneBytes / total)
      if (read.rows === 0 && isNeeded && file !== 'Exit')
        throw new SourceRefusal(finding('stops', 'no-rows', `${file}.csv`))
      findings.push(...listReadFindings(file, read, header))
    }
    await cleanedAfter[file]?.(engine)
  }
  await engine.run(
    `create or replace temp view hmis_bed_nights as select row_no, night_on from ${tableOf('Services')} where row_no is not null and night_on is not null`,
  )
  const findings = layouts.flatMap(({ file }) => told.get(file)!)
  return { findings, rows, rowOf: (file, record) => rowAmong(malformed.get(file) ?? [], record) }
}

function listReadFindings(file: HmisFile, { malformed }: ReadRows, header: ReadHeader): Finding[] {
  const [first] = malformed
  return [
    ...(first
      ? [
          finding('error', 'record-malformed', `${file}.csv`, {
            row: first.row,
            found: first.kind.toLowerCase(),
            count: malformed.length,
          }),
        ]
      : []),
    ...header.twice.map((column) => finding('warning', 'column-twice', `${file}.csv`, { column })),
    ...(header.unknown > 0 ? [finding('warning', 'columns-unknown', `${file}.csv`, { count: header.unknown })] : []),
  ]
}

/** Malformed rows take a place in the file but not in the table. */
function rowAmong(malformed: number[], record: number): number {
  let row = record + 2
  for (const left of malformed) {
    if (left > row) break
    row += 1
  }
  return row
}
