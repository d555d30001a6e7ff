import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { BuiltGroups } from './find-built-groups.ts'

const numbers = ['numerator', 'denominator', 'value']
const names = ['program', 'measure', 'grouped_by', 'group', 'from', 'to', 'state', ...numbers]

/** A program's measures on datasets by group as a list; what is kept back is blank and says so. */
export function builtGroupsTable(program: string, groups: BuiltGroups[]): WrittenTable {
  return {
    columns: namedColumns(names, Object.fromEntries(numbers.map((name) => [name, 'number']))),
    rows: groups.flatMap(({ measure, groupedBy, telling, from, to, lines }) =>
      lines.map(({ name, numerator, denominator, value, isSuppressed }) => {
        const isRate = telling === 'share' || telling === 'each'
        const counts = [numerator, isRate ? denominator : null, isRate ? value : null]
        return [program, measure, groupedBy, name, from, to, isSuppressed ? 'suppressed' : 'value', ...counts]
      }),
    ),
  }
}
