import { programTerm } from '../../agreements/programs/program.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { readAmount } from '../../ground/platform/read-amount.ts'
import type { Table } from '../../ground/platform/read-table.ts'
import { type Dataset, findColumn } from './dataset.ts'
import type { NewPart } from './record-dataset-parts.ts'

/** Sums that the sender states on a sheet of their own, against what the rows come to. */
export function compareTotals(dataset: Dataset, table: Table, parts: Pick<NewPart, 'rows' | 'sums'>[]): Finding[] {
  const findings: Finding[] = []
  for (const total of dataset.totals) {
    const column = findColumn(dataset, total.column)
    const sum = parts.reduce((all, { rows, sums }) => all + (column ? (sums[column.key] ?? 0) : rows), 0)
    const expected = column?.type === 'money' ? (sum / 100).toFixed(2) : String(Math.round(sum * 1e6) / 1e6)
    const place = findTotal(table, total.sheet, total.label)
    const where = { file: `${table.file}, ${total.sheet}`, row: place?.row ?? null, column: total.label, count: 1 }
    if (!place) findings.push({ grade: 'warning', code: 'total-not-found', ...where, found: null, expected })
    else if (!isSame(place.cell, sum, column?.type === 'money'))
      findings.push({ grade: 'error', code: 'total-differs', ...where, found: place.cell, expected })
  }
  return findings
}

function findTotal(table: Table, sheet: string, label: string): { row: number; cell: string } | null {
  const entry = Object.entries(table.also ?? {}).find(([name]) => programTerm(name) === programTerm(sheet))
  const records = entry?.[1] ?? []
  const index = records.findIndex((cells) => programTerm(cells[0] ?? '') === programTerm(label))
  const cell = records[index]?.slice(1).find((one) => one.trim() !== '')
  return cell === undefined ? null : { row: index + 1, cell }
}

function isSame(cell: string, sum: number, isMoney: boolean): boolean {
  const read = readAmount(cell)
  if (isMoney) return 'amountCents' in read && read.amountCents === sum
  const number = Number(cell.replaceAll(',', ''))
  return Math.abs(number - sum) <= 1e-6 * Math.max(1, Math.abs(sum))
}
