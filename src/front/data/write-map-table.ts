import { stringify } from 'csv-stringify/sync'
import type { MapLine } from '../../agreements/programs/list-program-map.ts'

export const mapColumns = [
  'contract_number',
  'program',
  'program_type',
  'population',
  'hmis_project_id',
  'from',
  'to',
] as const

/** The map as CSV in the layout that the import reads: taken out, corrected, and brought in again. */
export function writeMapTable(lines: MapLine[]): string {
  const rows = lines.map((line) => [
    line.contractNumber,
    line.program,
    line.programType,
    line.population,
    line.hmisProjectId,
    line.from,
    line.to,
  ])
  return stringify([[...mapColumns], ...rows], { escape_formulas: true })
}
