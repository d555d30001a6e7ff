import { monthOf, monthsBetween } from '../../ground/platform/day.ts'
import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { ProgramGroups } from './find-program-groups.ts'

const numbers = ['numerator', 'denominator', 'value', 'difference', 'difference_lower', 'difference_upper']
const names = ['program', 'measure', 'kind', 'group', 'from', 'to', 'months', 'edition', 'state', ...numbers]

/** A program's groups as a list, in the edition that the asker may see; what is kept back is blank and says so. */
export function groupsTable(program: string, { kind, edition, period, measures }: ProgramGroups): WrittenTable {
  return {
    columns: namedColumns(names, Object.fromEntries(['months', ...numbers].map((name) => [name, 'number']))),
    rows: measures.flatMap(({ measure, matureOn, months, lines }) =>
      lines.map(({ name, numerator, denominator, value, isSuppressed, difference }) => [
        program,
        measure,
        kind,
        name,
        period!.from,
        period!.to,
        months ?? monthsBetween(monthOf(period!.from), monthOf(period!.to)).length,
        edition,
        isSuppressed ? 'suppressed' : matureOn === null ? 'value' : 'immature',
        numerator,
        denominator,
        value,
        difference?.value ?? null,
        difference?.lower ?? null,
        difference?.upper ?? null,
      ]),
    ),
  }
}
