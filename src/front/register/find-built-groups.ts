import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { MeasureFormat } from '../../performance/built-measures/built-measure.ts'
import {
  type BuiltGroup,
  type KeptMeasure,
  listBuiltGroups,
  listBuiltMeasures,
} from '../../performance/built-measures/list-built-measures.ts'
import { findColumn } from '../../performance/datasets/dataset.ts'
import { listDatasets } from '../../performance/datasets/list-datasets.ts'
import { type GroupLine, groupTable } from '../../performance/results/group-table.ts'
import { listResults } from '../../performance/results/list-results.ts'
import type { Edition } from './find-program-groups.ts'
import { maySeeSmallGroups } from './may.ts'

/** How the groups of a measure on a dataset are told. */
export type BuiltTelling =
  /** of how many how many succeeded */
  | 'share'
  /** an amount for each of so many */
  | 'each'
  /** how many there were */
  | 'count'
  /** what amounts came to; how many people stand behind them is not known */
  | 'sum'

/** One kind of group of one measure, over months together. */
export type BuiltGroups = {
  measure: string
  /** as the column is named in the dataset */
  groupedBy: string
  column: string
  format: MeasureFormat
  telling: BuiltTelling
  from: Month
  to: Month
  /** a median of several months cannot be told from theirs: the newest month stands alone */
  isNewestAlone: boolean
  lines: GroupLine[]
}

const monthsTogether = 12

/**
 * A program's measures on datasets by group, over the newest twelve months whose figures are known, in the edition that the
 * asker may see. Sums have no releasable edition: nobody knows how few people they are of.
 */
export async function findBuiltGroups(visit: Visit, programId: string, asked: Edition): Promise<BuiltGroups[]> {
  const { work } = visit
  const edition = maySeeSmallGroups(visit) ? asked : 'releasable'
  const groups = await listBuiltGroups(work, null, programId)
  if (groups.length === 0) return []
  const kept = (await listBuiltMeasures(work)).filter(({ measure }) => groups.some((one) => one.measure === measure))
  const datasets = await listDatasets(work)
  const results = await listResults(work, {
    programIds: [programId],
    unit: [...new Set(kept.map(({ unit }) => unit))],
    fromMonth: '1900-01',
    toMonth: '2199-12',
  })
  return kept.flatMap((measure) => {
    const dataset = datasets.find(({ key }) => key === measure.datasetKey)
    const known = results
      .filter((one) => one.measure === measure.measure && one.state === 'value')
      .map(({ month }) => month)
    const own = groups.filter((one) => one.measure === measure.measure)
    return [...Map.groupBy(own, ({ group }) => columnOf(group)).entries()].flatMap(([column, rows]) => {
      const name = (dataset && findColumn(dataset, column)?.name) ?? column
      const told = tellGroups(measure, rows, new Set(known), edition === 'releasable')
      return told === null ? [] : [{ measure: measure.measure, groupedBy: name, column, ...told }]
    })
  })
}

/** 'sex: Female' is a group of the column `sex`; what an analyst's SQL names otherwise is of no column. */
const columnOf = (group: string): string => /^([a-z][a-z0-9_]*): /.exec(group)?.[1] ?? ''
const groupNameOf = (group: string): string => {
  const value = group.replace(/^[a-z][a-z0-9_]*: /, '')
  return value === 'not known' ? 'unknown' : value
}

export function tellGroups(
  { rule, format }: Pick<KeptMeasure, 'rule' | 'format'>,
  rows: Pick<BuiltGroup, 'group' | 'month' | 'numerator' | 'denominator'>[],
  known: ReadonlySet<Month>,
  isReleasable: boolean,
): Omit<BuiltGroups, 'measure' | 'groupedBy' | 'column'> | null {
  const to = rows.reduce((newest, { month }) => (known.has(month) && month > newest ? month : newest), '')
  if (to === '') return null
  const isNewestAlone = rule?.value === 'median'
  const from = isNewestAlone ? to : addMonths(to, 1 - monthsTogether)
  const telling: BuiltTelling =
    rule?.value === 'count' ? 'count' : rule?.value === 'sum' ? 'sum' : format === 'share' ? 'share' : 'each'
  const together = rows.filter(({ month }) => month >= from && month <= to && known.has(month))
  const counts = [...Map.groupBy(together, ({ group }) => groupNameOf(group)).entries()].map(([name, some]) => {
    const numerator = some.reduce((sum, one) => sum + one.numerator, 0)
    // Of a count those who are counted are themselves what could be small.
    const summed = some.reduce((sum, one) => sum + one.denominator, 0)
    const denominator = telling === 'count' ? numerator : telling === 'sum' ? 1 : summed
    return { name, numerator, denominator }
  })
  const isKeptBack = telling === 'sum' && isReleasable
  const lines = isKeptBack
    ? []
    : groupTable(
        counts.filter(({ denominator }) => denominator > 0),
        telling === 'share',
        isReleasable,
      )
  return { format, telling, from, to, isNewestAlone, lines }
}
