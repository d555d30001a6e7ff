import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { GroupLine } from '../../performance/results/group-table.ts'
import type { ShownSystem, SystemCell } from './find-system.ts'

const numbers = ['numerator', 'denominator', 'value', 'median']
const names = ['measure', 'from', 'to', 'rules', 'kind', 'group', 'state', 'reason', ...numbers, 'edition']

/** The figures of the system as a list, everybody and the groups that were asked for; what is kept back is blank. */
export function systemTable(
  shown: ShownSystem,
  groups: { measure: string; kind: string; lines: GroupLine[] }[],
): WrittenTable {
  const edition = shown.isReleasable ? 'releasable' : 'working'
  const stateOf = ({ state, isSuppressed }: SystemCell) => (isSuppressed ? 'suppressed' : state)
  const isRead = (cell: SystemCell) => stateOf(cell) === 'value'
  const everybody = shown.lines.flatMap(({ key, cells }) =>
    cells.map((cell, at) => {
      const { from, to, rules } = shown.years[at]!
      const counts = isRead(cell)
        ? [cell.numerator, cell.denominator, cell.value, cell.median]
        : [null, null, null, null]
      return [key, from, to, rules, 'all', 'all', stateOf(cell), cell.reason, ...counts, edition]
    }),
  )
  const parted = groups.flatMap(({ measure, kind, lines }) =>
    lines.map(({ name, numerator, denominator, value, isSuppressed }) => {
      const { from, to, rules } = shown.years[0]!
      const state = isSuppressed ? 'suppressed' : 'value'
      return [measure, from, to, rules, kind, name, state, null, numerator, denominator, value, null, edition]
    }),
  )
  return {
    columns: namedColumns(names, Object.fromEntries(numbers.map((name) => [name, 'number']))),
    rows: [...everybody, ...parted],
  }
}
