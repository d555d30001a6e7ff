import type { MapLine } from '../../agreements/programs/list-program-map.ts'
import { mapFindings } from '../../agreements/programs/map-findings.ts'
import { type Day, monthOf, monthsBetween } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import {
  type Figure,
  type GroupMember,
  type MeasureKey,
  measureKeys,
  units,
} from '../measure-packs/homelessness/figure.ts'
import type { NewResult } from '../results/record-results.ts'
import { leavingGroup, totalGroup } from '../results/result.ts'

/** Of the total the exits are those of programs that people leave. */
function isKept({ group, measure }: { group: string; measure: MeasureKey }): boolean {
  const isExits = measure === 'exits-to-permanent-housing'
  return group === totalGroup ? !isExits : group !== leavingGroup || isExits
}

/** Measured figures of programs and of the total, as results to record. */
export function toResults(figures: Figure[]): NewResult[] {
  return figures.filter(isKept).map(({ group, value: _, ...figure }) => ({
    ...figure,
    programId: group === totalGroup || group === leavingGroup ? null : group,
  }))
}

/** How many results the groups have that were not measured again, because they stand. */
export function countStandingFigures(of: {
  members: GroupMember[]
  changed: GroupMember[]
  window: { from: Day; to: Day } | null
}): number {
  if (of.window === null) return 0
  const months = monthsBetween(monthOf(of.window.from), monthOf(of.window.to)).length
  const changed = new Set(of.changed.map(({ group }) => group))
  const standing = [...new Set(of.members.map(({ group }) => group))].filter((group) => !changed.has(group))
  const kept = standing.flatMap((group) => measureKeys.filter((measure) => isKept({ group, measure })))
  return kept.length * units.length * months
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
