import type { Finding } from '../../ground/platform/finding.ts'
import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'

export const findingColumns = [
  'grade',
  'code',
  'file',
  'row',
  'column',
  'found',
  'expected',
  'count',
  'sentence',
] as const

/** Findings as a list, for whoever mends the file: one line a finding. */
export function findingsTable(findings: Finding[], say: (finding: Finding) => string): WrittenTable {
  const rows = findings.map((finding) => [
    finding.grade,
    finding.code,
    finding.file,
    finding.row,
    finding.column,
    finding.found,
    finding.expected,
    finding.count,
    say(finding),
  ])
  return { columns: namedColumns(findingColumns, { row: 'number', count: 'number' }), rows }
}
