import type { Day } from '../../../ground/platform/day.ts'
import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { type HmisFile, layouts } from './layout.ts'
import { listRecordFindings } from './list-record-findings.ts'
import { tableOf } from './read-table.ts'
import type { Reading } from './read-tables.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import type { SourceFiles } from './unpack-zip.ts'

/** What was read, in counts; no identifier of a person. */
export type SourceSummary = {
  sourceId: string
  sourceName: string | null
  softwareName: string | null
  csvVersion: string | null
  exportDate: Day
  exportStart: Day
  exportEnd: Day
  files: { file: string; rows: number; deletedRows: number; bytes: number; sha256: string | null }[]
  rowsRead: number
  enrollmentsUsed: number
}

type ExportRow = {
  source_id: string
  source_name: string | null
  software_name: string | null
  csv_version: string | null
} & Record<'exported_on' | 'starts_on' | 'ends_on', Day>

/** Tells what was read and cleaned, and what was found in it; lets the read tables go that are no longer needed. */
export async function cleanTables(
  engine: RecordEngine,
  files: SourceFiles,
  reading: Reading,
  { wantsDigests }: { wantsDigests: boolean },
): Promise<{ summary: SourceSummary; findings: Finding[] }> {
  const [row] = await engine.rows<ExportRow>('select * from hmis_export')
  if (row === undefined) {
    throw new SourceRefusal(
      finding('stops', 'export-dates-unreadable', 'Export.csv', {
        row: 2,
        column: 'ExportDate',
        expected: 'YYYY-MM-DD',
      }),
    )
  }
  const findings = [
    ...(await listExportFindings(engine, row)),
    ...(await listRecordFindings(engine, (file, record) => reading.rowOf(file as HmisFile, record))),
  ]
  const [used] = await engine.rows<{ count: number }>('select count(*) as count from hmis_enrollments')
  if (used!.count === 0)
    throw new SourceRefusal(finding('stops', 'no-rows', 'Enrollment.csv'), ...reading.findings, ...findings)
  const summary: SourceSummary = {
    sourceId: row.source_id,
    sourceName: row.source_name,
    softwareName: row.software_name,
    csvVersion: row.csv_version,
    exportDate: row.exported_on,
    exportStart: row.starts_on,
    exportEnd: row.ends_on,
    files: await Promise.all(
      [...files].map(async ([file, known]) => ({
        file: `${file}.csv`,
        rows: reading.rows[file] ?? 0,
        deletedRows: await countDeleted(engine, file),
        bytes: known.bytes,
        sha256: wantsDigests ? (await known.seen).sha256 : null,
      })),
    ),
    rowsRead: Object.values(reading.rows).reduce((sum, rows) => sum + rows, 0),
    enrollmentsUsed: used!.count,
  }
  for (const { file } of layouts) if (file !== 'Services') await engine.run(`drop table ${tableOf(file)}`)
  return { summary, findings }
}

async function countDeleted(engine: RecordEngine, file: HmisFile): Promise<number> {
  // deleted services never leave the file, and Export has no such column
  if (file === 'Export' || file === 'Services') return 0
  const [row] = await engine.rows<{ count: number }>(`select count(*) as count from ${tableOf(file)} where is_deleted`)
  return row!.count
}

async function listExportFindings(engine: RecordEngine, row: ExportRow): Promise<Finding[]> {
  const [told] = await engine.rows<{ rows: number; sources: number }>(
    'select count(*) as rows, count(distinct coalesce(source_id, implementation_id)) as sources from read_export',
  )
  const findings: Finding[] = []
  if (told!.rows > 1)
    findings.push(
      finding('warning', 'export-rows-several', 'Export.csv', {
        row: 3,
        expected: '1',
        found: String(told!.rows),
        count: told!.rows - 1,
      }),
    )
  if (told!.sources > 1)
    findings.push(
      finding('warning', 'sources-several', 'Export.csv', {
        column: 'SourceID',
        expected: '1',
        found: String(told!.sources),
      }),
    )
  if (row.csv_version !== null && !/20(24|26)/.test(row.csv_version)) {
    findings.push(
      finding('warning', 'csv-version-unknown', 'Export.csv', { column: 'CSVVersion', expected: '2024, 2026' }),
    )
  }
  return findings
}
