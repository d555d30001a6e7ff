import { type Day, monthOf, monthsBetween } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type MeasureKey, valueFormatOf } from '../../performance/measure-packs/homelessness/figure.ts'
import { measuresOfGroups } from '../../performance/measure-packs/homelessness/groups/count-subgroups.ts'
import { groupings, type PeopleGrouping } from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { type GroupLine, groupTable } from '../../performance/results/group-table.ts'
import { listGroupResults } from '../../performance/results/list-group-results.ts'
import { maySeeSmallGroups } from './may.ts'

export type Edition = 'working' | 'releasable'
export type ProgramGroups = {
  kind: PeopleGrouping
  edition: Edition
  /** false: this asker is shown the releasable edition alone */
  maySeeSmall: boolean
  /** the months taken together; null: no export has told of people yet */
  period: { from: Day; to: Day } | null
  /** months: how many of the period are in it, where some are missing; else null */
  measures: { measure: MeasureKey; matureOn: Day | null; months: number | null; lines: GroupLine[] }[]
}

/** What the address asks for; what cannot be meant is the first kind, and the edition that the asker may see. */
export function readGroupsForm(query: URLSearchParams): { kind: PeopleGrouping; edition: Edition } {
  const by = query.get('by')
  const edition = query.get('edition') === 'releasable' ? 'releasable' : 'working'
  return { kind: groupings.find((kind) => kind === by) ?? 'race', edition }
}

/** The figures of a program by groups of its people, in the edition that the asker may see. */
export async function findProgramGroups(
  visit: Visit,
  programId: string,
  asked: { kind: PeopleGrouping; edition: Edition },
): Promise<ProgramGroups> {
  const maySeeSmall = maySeeSmallGroups(visit)
  const edition = maySeeSmall ? asked.edition : 'releasable'
  const reading = await listGroupResults(visit.work, { programId, kind: asked.kind })
  const all = reading ? monthsBetween(monthOf(reading.from), monthOf(reading.to)).length : 0
  const measures = measuresOfGroups.flatMap((measure) => {
    const rows = (reading?.results ?? []).filter((row) => row.measure === measure)
    if (rows.length === 0) return []
    const matureOn = rows.find(({ state }) => state === 'immature')?.matureOn ?? null
    const months = rows[0]!.months < all ? rows[0]!.months : null
    const lines = groupTable(rows, valueFormatOf(measure) === 'share', edition === 'releasable')
    return [{ measure, matureOn, months, lines }]
  })
  return {
    kind: asked.kind,
    edition,
    maySeeSmall,
    period: reading && { from: reading.from, to: reading.to },
    measures,
  }
}
