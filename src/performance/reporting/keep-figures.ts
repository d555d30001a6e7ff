import type { MapLine } from '../../agreements/programs/list-program-map.ts'
import { mapFindings } from '../../agreements/programs/map-findings.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Figure, GroupMember } from '../measure-packs/homelessness/figure.ts'
import type { NewResult } from '../results/record-results.ts'
import { leavingGroup, totalGroup } from '../results/result.ts'

/** Measured figures of programs and of the total, as results to record. */
export function toResults(figures: Figure[]): NewResult[] {
  const isExits = ({ measure }: Figure) => measure === 'exits-to-permanent-housing'
  const isKept = (figure: Figure) =>
    figure.group === totalGroup ? !isExits(figure) : figure.group !== leavingGroup || isExits(figure)
  return figures.filter(isKept).map(({ group, value: _, ...figure }) => ({
    ...figure,
    programId: group === totalGroup || group === leavingGroup ? null : group,
  }))
}

/** Project types that keep people housed: their exits measure counts those who stay. */
export const permanentHousingTypes = [3, 9, 10]

/** The members of the total again, without the projects that keep people housed. */
export function leavingMembers(groups: GroupMember[], permanentHousing: Set<string>): GroupMember[] {
  return groups
    .filter(({ group, project }) => group === totalGroup && !permanentHousing.has(project))
    .map((member) => ({ ...member, group: leavingGroup }))
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
