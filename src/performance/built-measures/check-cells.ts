import { isMonth, type Month } from '../../ground/platform/day.ts'
import type { MeasureFormat } from './built-measure.ts'
import type { Cell, MeasureAnswer, SqlRefusal } from './run-measure-sql.ts'

/** One figure that the SQL of a measure gave: a program, a month, and a group or, with the empty text, everybody. */
export type MeasuredCell = { programId: string; month: Month; group: string; numerator: number; denominator: number }

export type CellRefusal =
  | 'measure-columns-wrong'
  | 'measure-month-wrong'
  | 'measure-not-a-number'
  | 'measure-negative'
  | 'measure-not-whole'
  | 'measure-numerator-above-denominator'
  | 'measure-cell-twice'
  | 'measure-program-not-own'
  | 'measure-too-many-rows'

export type CheckedCells =
  | { done: MeasuredCell[] }
  /** `says` names the place: the column, or program, month and group */
  | { refused: CellRefusal | SqlRefusal; says: string }

/** What every SQL of a measure gives, by these names and in any order. */
export const cellColumns = ['program_id', 'period', 'group', 'numerator', 'denominator'] as const

/** Whether what came out may be kept as figures: nothing is mended and nothing left out, one fault refuses all of it. */
export function checkCells(answer: MeasureAnswer, format: MeasureFormat, mostRows: number): CheckedCells {
  if ('refused' in answer) return answer
  const places = cellColumns.map((name) => answer.columns.findIndex((column) => column.name === name))
  const missing = cellColumns.filter((_, i) => places[i] === -1)
  if (missing.length > 0 || answer.columns.length !== cellColumns.length) {
    const says = missing.length > 0 ? missing.join(', ') : answer.columns.map(({ name }) => name).join(', ')
    return { refused: 'measure-columns-wrong', says }
  }
  if (answer.cells.length > mostRows) return { refused: 'measure-too-many-rows', says: String(mostRows) }
  const own = new Set(answer.own)
  const seen = new Set<string>()
  const done: MeasuredCell[] = []
  for (const row of answer.cells) {
    const [programId, period, group, numerator, denominator] = places.map((place) => row[place] as Cell)
    const month = typeof period === 'string' ? period.slice(0, 7) : ''
    const cell = {
      programId: String(programId),
      month,
      group: group === null ? '' : String(group),
      numerator: asNumber(numerator),
      denominator: asNumber(denominator),
    }
    const says = [cell.programId, String(period), cell.group].filter(Boolean).join(', ')
    const fault = findFault(cell, String(period), format, own)
    if (fault) return { refused: fault, says }
    const place = JSON.stringify([cell.programId, cell.month, cell.group])
    if (seen.has(place)) return { refused: 'measure-cell-twice', says }
    seen.add(place)
    done.push(cell)
  }
  return { done }
}

/** Wide whole numbers and decimals travel as text. */
function asNumber(value: Cell | undefined): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : Number.NaN
}

function findFault(
  cell: MeasuredCell,
  period: string,
  format: MeasureFormat,
  own: ReadonlySet<string>,
): CellRefusal | null {
  if (!own.has(cell.programId)) return 'measure-program-not-own'
  // A month, or its first day, which some functions of the engine give with a time.
  if (!isMonth(cell.month) || !['', '-01', '-01 00:00:00'].includes(period.slice(7))) return 'measure-month-wrong'
  const counts = [cell.numerator, cell.denominator]
  if (!counts.every(Number.isFinite)) return 'measure-not-a-number'
  if (counts.some((count) => count < 0)) return 'measure-negative'
  if (!counts.every(Number.isSafeInteger)) return 'measure-not-whole'
  if (format === 'share' && cell.numerator > cell.denominator) return 'measure-numerator-above-denominator'
  return null
}
