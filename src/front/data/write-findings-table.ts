import { stringify } from 'csv-stringify/sync'
import type { Finding } from '../../ground/platform/finding.ts'

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

/** Findings as CSV, for whoever mends the file: one line a finding. */
export function writeFindingsTable(findings: Finding[], say: (finding: Finding) => string): string {
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
  // A cell that a spreadsheet would read as a formula is written as text.
  return stringify([[...findingColumns], ...rows], { escape_formulas: true })
}
