import { type ColumnKind, namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { Framework } from '../../performance/goals/framework-words.ts'

const columns = [
  'framework',
  'version',
  'state',
  'measure',
  'card_version',
  'program_type',
  'population',
  'minimum',
  'target',
  'direction',
  'may_override',
  'funder',
  'signed_by',
  'signed_on',
  'funder_minimum',
  'funder_target',
  'reason',
] as const
const kinds: Partial<Record<string, ColumnKind>> = {
  ...{ version: 'number', minimum: 'number', target: 'number', signed_on: 'day' },
  ...{ funder_minimum: 'number', funder_target: 'number' },
}

/** Frameworks as a list: a line a measure and funder, with what that funder set otherwise. */
export function frameworkTable(frameworks: readonly Framework[]): WrittenTable {
  const rows = frameworks.flatMap((framework) =>
    framework.measures.flatMap((line) =>
      framework.funders.map((funder) => {
        const own = framework.overrides.find((one) => one.measureId === line.id && one.funderId === funder.id)
        return [
          framework.name,
          framework.version,
          framework.state,
          line.measure,
          line.cardVersion,
          line.programType,
          line.population,
          line.minimum,
          line.target,
          line.direction,
          line.mayOverride,
          funder.name,
          funder.signedBy,
          funder.signedOn,
          own?.minimum,
          own?.target,
          own?.reason,
        ]
      }),
    ),
  )
  return { columns: namedColumns(columns, kinds), rows }
}
