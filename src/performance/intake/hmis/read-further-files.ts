import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { type FurtherFile, type FurtherLayout, furtherLayouts, furtherSelects } from './further-layout.ts'
import { matchHeader, readHeader } from './read-header.ts'
import { isUnreadable, writeEvenLines } from './read-table.ts'
import { finding } from './source-refusal.ts'
import { textWords } from './table-selects.ts'

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const tableOf: Record<FurtherFile, string> = {
  Client: 'further_clients',
  EnrollmentDetail: 'further_enrollments',
  ProjectDetail: 'further_projects',
  ProjectCoC: 'further_project_cocs',
  Funder: 'further_funders',
  IncomeBenefits: 'further_incomes',
}

/**
 * Reads the further files into tables further_*: what is absent or cannot be read is an empty table and a finding, for
 * the figures that need it can then say so.
 */
export async function readFurtherFiles(
  engine: RecordEngine,
  paths: Map<string, string>,
  folder: string,
  unread: ReadonlySet<string> = new Set(),
): Promise<Finding[]> {
  const findings: Finding[] = []
  await engine.run(textWords)
  for (const layout of furtherLayouts) {
    const path = paths.get(layout.from)
    const name = `${layout.from}.csv`
    if (unread.has(layout.file)) {
      await readEmpty(engine, layout)
      continue
    }
    if (path === undefined) {
      await readEmpty(engine, layout)
      findings.push(finding('warning', 'optional-file-missing', name))
      continue
    }
    const names = (await readHeader(path)).map((column) => layout.renamed?.[column.trim()] ?? column)
    const { columns, missing } = matchHeader(names, layout)
    if (missing.length > 0) {
      await readEmpty(engine, layout)
      findings.push(
        ...missing.map((column) => finding('warning', 'column-missing-further', name, { column, expected: column })),
      )
      continue
    }
    const absent = layout.used.filter((column) => !columns.includes(column))
    const lacking = absent.filter((column) => column !== 'DateDeleted' && column !== 'IncomeBenefitsID')
    findings.push(
      ...lacking.map((column) => finding('warning', 'column-missing-further', name, { column, expected: column })),
    )
    await readOne(engine, layout, path, columns, absent, folder, findings)
  }
  await engine.run(forgetRepeated)
  return findings
}

/** Of an EnrollmentID that stands there twice the first speaks here too; which these are, the first reading has found. */
const forgetRepeated = `delete from further_enrollments where rowid in (
  select rowid from (
    select rowid, row_number() over (partition by enrollment_id order by rowid) as nth from further_enrollments
    where enrollment_id in (select enrollment_id from marked_enrollments where fault = 'enrollment-duplicate')
  ) where nth > 1)`

async function readOne(
  engine: RecordEngine,
  layout: FurtherLayout,
  path: string,
  columns: (string | null)[],
  absent: string[],
  folder: string,
  findings: Finding[],
): Promise<void> {
  const rejects = `rejects_further_${layout.file.toLowerCase()}`
  const read = async (from: string) => {
    await engine.run(`drop table if exists ${rejects}; drop table if exists ${rejects}_scans`)
    await engine.run(tableSql(layout, relation(from, columns, absent, rejects)))
  }
  try {
    await read(path)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    const evened = join(folder, `${layout.file}.even.csv`)
    await writeEvenLines(path, evened)
    try {
      await read(evened)
    } catch (still) {
      if (!isUnreadable(still)) throw still
      await readEmpty(engine, layout)
      findings.push(finding('error', 'file-unreadable', `${layout.from}.csv`))
      return
    } finally {
      await rm(evened, { force: true })
    }
  }
  // of Enrollment and Project the first reading has told it
  if (layout.file !== layout.from) return
  const [malformed] = await engine.rows<{ rows: number; first: number | null }>(
    `select count(distinct line) as rows, min(line) as first from ${rejects}`,
  )
  if (malformed!.rows > 0)
    findings.push(
      finding('error', 'record-malformed', `${layout.from}.csv`, { row: malformed!.first, count: malformed!.rows }),
    )
}

const tableSql = ({ file }: FurtherLayout, from: string) =>
  `create or replace temp table ${tableOf[file]} as ${furtherSelects[file].replace('{file}', () => from)}`

function relation(path: string, columns: (string | null)[], absent: string[], rejects: string): string {
  const list = columns.map((name, at) => `${text(name ?? `unread_${at}`)}: 'VARCHAR'`).join(', ')
  const empty = absent.map((name) => `, null::varchar as "${name}"`).join('')
  return `(select *${empty} from read_csv(${text(path)}, auto_detect = false, header = true, columns = {${list}},
    delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 1000000,
    rejects_table = '${rejects}', rejects_scan = '${rejects}_scans'))`
}

function readEmpty(engine: RecordEngine, layout: FurtherLayout): Promise<void> {
  const columns = [...layout.needed, ...layout.used].map((name) => `null::varchar as "${name}"`).join(', ')
  return engine.run(tableSql(layout, `(select ${columns} where false)`))
}
