import type { MapLine } from '../../agreements/programs/list-program-map.ts'
import { mapFindings } from '../../agreements/programs/map-findings.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Figure } from '../measure-packs/homelessness/figure.ts'
import type { NewResult } from '../results/record-results.ts'
import { totalGroup } from '../results/result.ts'

/** Measured figures of programs and of the total, as results to record. */
export function toResults(figures: Figure[]): NewResult[] {
  return figures.map(({ group, value: _, ...figure }) => ({
    ...figure,
    programId: group === totalGroup ? null : group,
  }))
}

/** What the map leaves open, beside the projects that a source holds. */
export function findMapGaps(contracts: { number: string }[], map: MapLine[], projectIds: string[]): Finding[] {
  const lines = map.map((line) => ({ row: 0, ...line }))
  // These findings concern the register's own map and no row of a file.
  return mapFindings(contracts, { file: 'Project.csv', lines }, projectIds).findings.map((finding) => ({
    ...finding,
    row: null,
  }))
}

/** Not one mapped project is in the export: it is another city's, or the map is. */
export function isOfAnotherCity(map: MapLine[], projectIds: string[]): boolean {
  const mapped = new Set(map.map((line) => line.hmisProjectId).filter((id) => id !== null))
  return mapped.size > 0 && !projectIds.some((id) => mapped.has(id))
}
