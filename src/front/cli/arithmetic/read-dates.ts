import { isDay, isMonth } from '../../../ground/platform/day.ts'
import type { Calendar } from '../../../ground/statistics/xmr.ts'
import type { NamedRow, NamedRows } from './read-rows.ts'
import { InputRefused } from './refused-input.ts'

/** The name of the column of dates: date, or month. Null without either. */
export const dateColumnOf = ({ columns }: NamedRows): 'date' | 'month' | null =>
  columns.has('date') ? 'date' : columns.has('month') ? 'month' : null

export const isDate = (text: string): boolean => isMonth(text) || isDay(text)

/**
 * The dates of all rows, which must rise: from month to month, or with `--calendar rows` from row to row. `mayRepeat` is for
 * events, of which two may fall on one day.
 */
export function readDates(
  { file, rows }: NamedRows,
  column: 'date' | 'month',
  { calendar, mayRepeat = false }: { calendar: Calendar; mayRepeat?: boolean },
): string[] {
  const told = (text: string) => (calendar === 'months' ? text.slice(0, 7) : text)
  let before: { text: string; row: number } | null = null
  return rows.map(({ row, cell }: NamedRow) => {
    const text = cell(column)
    if (!isDate(text)) throw new InputRefused('cell-not-date', { file, row, column, found: text })
    if (before !== null) {
      const isSame = told(text) === told(before.text)
      if (isSame && !mayRepeat)
        throw new InputRefused('date-twice', { file, row, column, found: text, expected: `${before.row}` })
      if (told(text) < told(before.text))
        throw new InputRefused('date-out-of-order', { file, row, column, found: text, expected: before.text })
    }
    before = { text, row }
    return text
  })
}
