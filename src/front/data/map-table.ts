import type { MapLine } from '../../agreements/programs/list-program-map.ts'
import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'

export const mapColumns = [
  'contract_number',
  'program',
  'program_type',
  'population',
  'hmis_project_id',
  'from',
  'to',
] as const

/** The map in the layout that the import reads: taken out, corrected, and brought in again. */
export function mapTable(lines: MapLine[]): WrittenTable {
  const rows = lines.map((line) => [
    line.contractNumber,
    line.program,
    line.programType,
    line.population,
    line.hmisProjectId,
    line.from,
    line.to,
  ])
  return { columns: namedColumns(mapColumns, { from: 'day', to: 'day' }), rows }
}
