import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { isSmall, isSmallCount } from '../../../../ground/statistics/suppression.ts'
import { defaultSettings, type Figure, type MeasureKey, type Unit, valueFormatOf } from '../figure.ts'
import type { MeasureRequest } from '../measure-facts.ts'
import { prepareMeasuring } from '../prepare-measuring.ts'
import { readSql } from '../read-sql.ts'
import { systemMacros } from '../system/prepare-system.ts'
import { rulesFor, systemRules } from '../system/rules.ts'
import type { PeopleGrouping } from '../system/system-figures.ts'
import { windowsBetween } from '../window-states.ts'

/** A figure again, of one group of people: the same measure, program and window. */
export type SubgroupFigure = Pick<
  Figure,
  'measure' | 'group' | 'from' | 'to' | 'unit' | 'state' | 'matureOn' | 'value'
> & {
  by: PeopleGrouping
  /** which group of that kind, such as 'black' or '18-24' */
  name: string
  numerator: number
  denominator: number
  /** a count from 1 to 10 is in it, or follows from it: not for release as it is */
  hasSmallCount: boolean
}

/** Beds and units belong to nobody's group, so there is no utilization of one. */
export const measuresOfGroups: readonly MeasureKey[] = [
  'exits-to-permanent-housing',
  'returns-within-six-months',
  'length-of-stay',
  'entries-from-homelessness',
]

type Row = { group_no: number; window_no: number; numerator: number; denominator: number }

/**
 * The figures of `measureFacts` for every group of people at once: the same statements, over facts in which a project and
 * a group are one number. Asks for `further_clients` beside the facts. Of a figure without a value no group is told, and
 * of a group only windows with somebody in them.
 */
export async function countSubgroups(
  engine: RecordEngine,
  request: MeasureRequest & { kinds: PeopleGrouping[] },
  figures: Figure[],
): Promise<SubgroupFigure[]> {
  const { from, to, every, kinds } = request
  await engine.run(systemMacros({ from, to }, systemRules[rulesFor(to)]))
  await engine.run(readSql('groups/subgroup-stays').replaceAll('{kinds}', kinds.join(', ')))
  const names = new Map(
    (
      await engine.rows<{ subgroup_no: number; kind: PeopleGrouping; name_in_kind: string }>(
        'select subgroup_no, kind, name_in_kind from subgroup_names',
      )
    ).map((row) => [row.subgroup_no, row]),
  )
  const groups = [...new Set(request.groups.map(({ group }) => group))]
  const windows = windowsBetween(from, to, every)
  const keyOf = (measure: MeasureKey, unit: Unit, group: string, start: string) =>
    JSON.stringify([measure, unit, group, start])
  const whole = new Map(
    figures.map((figure) => [keyOf(figure.measure, figure.unit, figure.group, figure.from), figure]),
  )
  const found: SubgroupFigure[] = []
  for (const unit of request.units) {
    await prepareMeasuring(engine, request, unit, { ...defaultSettings, ...request.settings })
    await engine.run(readSql('groups/subgroup-groups'))
    for (const measure of request.measures.filter((key) => measuresOfGroups.includes(key))) {
      request.signal?.throwIfAborted()
      for (const { group_no, window_no, numerator, denominator } of await engine.rows<Row>(grouped(measure))) {
        const { kind, name_in_kind } = names.get(group_no % 1000)!
        const group = groups[Math.floor(group_no / 1000)]!
        const figure = whole.get(keyOf(measure, unit, group, windows[window_no]!.from))
        if (denominator === 0 || figure === undefined || !['value', 'immature'].includes(figure.state)) continue
        const isShare = valueFormatOf(measure) === 'share'
        found.push({
          measure,
          group,
          by: kind,
          name: name_in_kind,
          from: figure.from,
          to: figure.to,
          unit,
          numerator,
          denominator,
          value: numerator / denominator,
          state: figure.state,
          matureOn: figure.matureOn,
          hasSmallCount: isShare ? isSmall(numerator, denominator) : isSmallCount(denominator),
        })
      }
    }
  }
  return found.sort(inOrder(request.measures, groups, kinds))
}

/** A measure's own statement, read over the facts and groups of this folder. */
const grouped = (measure: MeasureKey) =>
  readSql(measure)
    .replaceAll('facts_stays', 'subgroup_facts')
    .replaceAll('measuring_groups', 'subgroup_measuring')
    .replaceAll('measuring_grid', 'subgroup_grid')

function inOrder(measures: MeasureKey[], groups: string[], kinds: PeopleGrouping[]) {
  const places = new Map(groups.map((group, at) => [group, at]))
  return (a: SubgroupFigure, b: SubgroupFigure) =>
    measures.indexOf(a.measure) - measures.indexOf(b.measure) ||
    a.unit.localeCompare(b.unit) ||
    places.get(a.group)! - places.get(b.group)! ||
    kinds.indexOf(a.by) - kinds.indexOf(b.by) ||
    // '5-12' before '13-17'
    a.name.localeCompare(b.name, 'en', { numeric: true }) ||
    a.from.localeCompare(b.from)
}
