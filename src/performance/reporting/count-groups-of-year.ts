import { addMonths, type Day, firstDay, monthOf } from '../../ground/platform/day.ts'
import type { RecordEngine } from '../../ground/platform/record-engine.ts'
import type { Figure, GroupMember } from '../measure-packs/homelessness/figure.ts'
import {
  countSubgroups,
  measuresOfGroups,
  type SubgroupFigure,
} from '../measure-packs/homelessness/groups/count-subgroups.ts'
import { measureFacts } from '../measure-packs/homelessness/measure-facts.ts'
import { groupings } from '../measure-packs/homelessness/system/system-figures.ts'
import type { NewGroupResult } from '../results/record-group-results.ts'
import { leavingGroup, totalGroup } from '../results/result.ts'

export type GroupsOfYear = { from: Day; to: Day; results: NewGroupResult[] }

/** People as the reading for the checks left them: of several rows with one key the same one whatever their order. */
const clients = `create or replace temp table further_clients as
  select person_id, min(born_on) as born_on, min(sex) as sex, bool_or("AmIndAKNative") as "AmIndAKNative",
    bool_or("Asian") as "Asian", bool_or("BlackAfAmerican") as "BlackAfAmerican", bool_or("HispanicLatinao") as "HispanicLatinao",
    bool_or("MidEastNAfrican") as "MidEastNAfrican", bool_or("NativeHIPacific") as "NativeHIPacific", bool_or("White") as "White",
    min(veteran) as veteran_status
  from check_client_rows where person_id is not null group by person_id`

/**
 * The last twelve whole months together, by groups of people, for every program: a month of a group would be too few. Only
 * while the reading for the checks is there and before the checks take it in.
 */
export async function countGroupsOfYear(
  engine: RecordEngine,
  input: { window: { from: Day; to: Day }; groups: GroupMember[]; signal?: AbortSignal },
): Promise<GroupsOfYear> {
  const { window, signal } = input
  const year = firstDay(addMonths(monthOf(window.to), -11))
  const request = {
    from: year > window.from ? year : window.from,
    to: window.to,
    groups: input.groups.filter(({ group }) => group !== totalGroup && group !== leavingGroup),
    measures: [...measuresOfGroups],
    every: 'month' as const,
    units: ['households' as const],
    signal,
  }
  await engine.run(clients)
  const figures = await measureFacts(engine, request)
  const counted = await countSubgroups(engine, { ...request, kinds: [...groupings] }, figures)
  await engine.run('drop table subgroup_facts; drop table subgroup_stays')
  return { from: request.from, to: request.to, results: addUpMonths(counted, figures) }
}

/**
 * Months are added up, of each program and measure those that it has: one missing month takes the others from nobody. The
 * sum waits for its youngest month.
 */
function addUpMonths(counted: SubgroupFigure[], figures: Figure[]): NewGroupResult[] {
  const placeOf = ({ group, measure }: { group: string; measure: string }) => `${group} ${measure}`
  const isThere = ({ state }: Figure) => state === 'value' || state === 'immature'
  const months = Map.groupBy(figures.filter(isThere), placeOf)
  const groups = Map.groupBy(counted, (one) => `${placeOf(one)} ${one.by} ${one.name}`)
  return [...groups.values()].map((parts) => {
    const { group, measure, by, name } = parts[0]!
    const all = months.get(placeOf(parts[0]!))!
    const immature = all.filter(({ state }) => state === 'immature')
    return {
      programId: group,
      kind: by,
      name,
      measure,
      numerator: parts.reduce((sum, one) => sum + one.numerator, 0),
      denominator: parts.reduce((sum, one) => sum + one.denominator, 0),
      months: all.length,
      state: immature.length > 0 ? 'immature' : 'value',
      matureOn:
        immature
          .map(({ matureOn }) => matureOn)
          .toSorted()
          .at(-1) ?? null,
    }
  })
}
