import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { YearPath } from '../../performance/signals/year-path.ts'

const numbers = ['counted', 'of', 'asked', 'lower80', 'upper80']

/** The path through a contract's year as a list: months that are known, then the months ahead. */
export function pathTable({ soFar, ahead }: YearPath): WrittenTable {
  return {
    columns: namedColumns(['month', ...numbers], Object.fromEntries(numbers.map((name) => [name, 'number']))),
    rows: [
      ...soFar.map(({ month, counted, of, asked }) => [month, counted, of, asked, null, null]),
      ...ahead.map(({ month, of, asked, lower, upper }) => [month, null, of, asked, lower, upper]),
    ],
  }
}
