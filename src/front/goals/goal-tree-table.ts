import { type ColumnKind, namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { GoalTree } from './find-goal-tree.ts'

const columns = [
  'policy_area',
  'goal',
  'measure',
  'from',
  'to',
  'numerator',
  'denominator',
  'contract_number',
  'provider',
  'carried_as',
  'card_version',
] as const
const kinds: Partial<Record<string, ColumnKind>> = { numerator: 'number', denominator: 'number' }

/**
 * The tree as a list: one line a goal, measure and contract. A measure that no contract carries has a line with no
 * contract. Numerator and denominator are those of the whole jurisdiction in the twelve months from and to.
 */
export function goalTreeTable({ areas }: GoalTree): WrittenTable {
  const rows = areas.flatMap(({ policyArea, goals }) =>
    goals.flatMap(({ goal, measures }) =>
      measures.flatMap(({ measure, course, contracts }) => {
        const year = course?.year
        const start = [
          ...[policyArea, goal.name, measure, year?.from, year?.to],
          ...(year && year.months > 0 ? [year.numerator, year.denominator] : [null, null]),
        ]
        if (contracts.length === 0) return [[...start, null, null, null, null]]
        return contracts.map((one) => [...start, one.number, one.provider, one.carriedAs, one.cardVersion])
      }),
    ),
  )
  return { columns: namedColumns(columns, kinds), rows }
}
