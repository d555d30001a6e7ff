import type { Month } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { limitsOf } from '../../ground/statistics/xmr-limits.ts'
import type { Dataset } from './dataset.ts'
import type { DatasetPart } from './list-dataset-parts.ts'
import type { NewPart } from './record-dataset-parts.ts'

/** Fewer months than this say little about what is usual. */
const leastMonths = 8
const mostMonths = 24

/**
 * Months that stand out from the program's own months: how many rows there are, and what the numbers of a row come to on
 * average, beyond the limits of a process chart. A warning, never a reason to send a file back.
 */
export function compareWithHistory(input: {
  dataset: Dataset
  parts: NewPart[]
  known: DatasetPart[]
  programNames: Map<string, string>
  thisMonth: Month
  file: string
}): Finding[] {
  const { dataset, parts, known, programNames, thisMonth, file } = input
  const findings: Finding[] = []
  const numbers = dataset.columns.filter(({ type }) => type === 'money' || type === 'number' || type === 'whole-number')
  const series = [
    { column: null, of: ({ rows }: Level) => rows as number | null },
    ...numbers.map((column) => ({
      column,
      of: ({ rows, sums }: Level) => (rows > 0 ? (sums[column.key] ?? 0) / rows : null),
    })),
  ]
  for (const [programId, own] of Map.groupBy(parts, (part) => part.programId)) {
    const levels = new Map<Month, Level>()
    for (const part of known) if (part.counts && part.programId === programId) levels.set(part.month, part)
    for (const part of own) levels.set(part.month, part)
    const months = [...levels.keys()].filter((month) => month !== '' && month < thisMonth).toSorted()
    for (const { column, of } of series)
      for (const { month } of own) {
        const before = months.filter((one) => one < month).slice(-mostMonths)
        const limits = before.length < leastMonths ? null : limitsOf(before.map((one) => of(levels.get(one)!)))
        const value = month < thisMonth && month !== '' ? of(levels.get(month)!) : null
        if (limits === null || value === null || (value >= limits.lower && value <= limits.upper)) continue
        const unit = column?.type === 'money' ? 100 : 1
        const write = (number: number) => String(Math.round((number / unit) * 100) / 100)
        findings.push({
          grade: 'warning',
          code: column === null ? 'rows-unlike-history' : 'level-unlike-history',
          file,
          row: null,
          column: column?.name ?? null,
          found: `${programNames.get(programId) ?? programId}, ${month}: ${write(value)}`,
          expected: `${write(Math.max(0, limits.lower))} - ${write(limits.upper)}`,
          count: 1,
        })
      }
  }
  return findings
}

type Level = Pick<NewPart, 'rows' | 'sums'>
