import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { ShownQuality } from './find-quality.ts'

const numbers = ['records', 'missing_answers', 'contradictions', 'reports_due', 'reports_in_time']

/** How records and reports were kept, a line for each provider and month in which there were any. */
export function qualityTable({ providers }: ShownQuality): WrittenTable {
  return {
    columns: namedColumns(
      ['provider', 'month', ...numbers],
      Object.fromEntries(numbers.map((name) => [name, 'number'])),
    ),
    rows: providers.flatMap(({ name, months }) =>
      months
        .filter(({ records, due }) => records + due > 0)
        .map(({ month, records, missing, contradiction, due, inTime }) => [
          name,
          month,
          ...(records > 0 ? [records, missing, contradiction] : [null, null, null]),
          ...(due > 0 ? [due, inTime] : [null, null]),
        ]),
    ),
  }
}
