import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { MeasureFormat, MeasureRule } from './built-measure.ts'

/** How a measure on a dataset is counted, in one version. */
export type KeptMeasure = {
  measure: string
  version: number
  datasetKey: string
  /** null: an analyst wrote the SQL */
  rule: MeasureRule | null
  sql: string
  format: MeasureFormat
  unit: string
  matureAfterDays: number
  madeBy: string
  madeAt: string
  /** the first day on which this version counts; the first version counts before it too */
  from: Day
}

function kept(db: Reads) {
  return (
    db
      .selectFrom('built_measure')
      // A card that was taken back takes its counting with it.
      .innerJoin('measure_card', (on) =>
        on
          .onRef('measure_card.measure', '=', 'built_measure.measure')
          .onRef('measure_card.version', '=', 'built_measure.version')
          .on('measure_card.withdrawn_at', 'is', null),
      )
      .select([
        'built_measure.measure',
        'built_measure.version',
        'built_measure.dataset_key as datasetKey',
        'built_measure.sql',
        'built_measure.unit',
        'built_measure.mature_after_days as matureAfterDays',
        'built_measure.made_by_name as madeBy',
        'built_measure.made_at as madeAt',
        'measure_card.from_on as from',
      ])
      .select((cell) => [
        cell.ref('built_measure.rule').$castTo<MeasureRule | null>().as('rule'),
        cell.ref('built_measure.format').$castTo<MeasureFormat>().as('format'),
      ])
  )
}

/** The measures on a dataset, or all of them, each in its newest version. */
export async function listBuiltMeasures(db: Reads, datasetKey?: string): Promise<KeptMeasure[]> {
  const rows = await kept(db)
    .distinctOn('built_measure.measure')
    .orderBy('built_measure.measure')
    .orderBy('built_measure.version', 'desc')
    .execute()
  return datasetKey === undefined ? rows : rows.filter((row) => row.datasetKey === datasetKey)
}

/** Every version of the measures on a dataset, by measure, the oldest first: each counts the months of its own time. */
export async function listMeasureVersions(db: Reads, datasetKey: string): Promise<Map<string, KeptMeasure[]>> {
  const rows = await kept(db)
    .where('built_measure.dataset_key', '=', datasetKey)
    .orderBy('built_measure.measure')
    .orderBy('built_measure.version')
    .execute()
  return Map.groupBy(rows, ({ measure }) => measure)
}

/** How a measure is counted now, or was under a version of its card; null when it is none on a dataset. */
export async function findBuiltMeasure(db: Reads, measure: string, version?: number): Promise<KeptMeasure | null> {
  let rows = kept(db).where('built_measure.measure', '=', measure)
  if (version !== undefined) rows = rows.where('built_measure.version', '<=', version)
  return (await rows.orderBy('built_measure.version', 'desc').limit(1).executeTakeFirst()) ?? null
}

export type BuiltGroup = { group: string; month: string; programId: string; numerator: number; denominator: number }

/** What the groups of a measure, or of all measures, came to, as far as the asker may see them. */
export async function listBuiltGroups(
  db: Reads,
  measure: string | null,
  programId?: string,
): Promise<(BuiltGroup & { measure: string })[]> {
  return db
    .selectFrom('built_measure_group')
    .$if(measure !== null, (rows) => rows.where('measure', '=', measure!))
    .$if(programId !== undefined, (rows) => rows.where('program_id', '=', programId!))
    .select(['measure', 'group_name as group', 'month', 'program_id as programId', 'numerator', 'denominator'])
    .orderBy('group_name')
    .orderBy('month')
    .execute()
}
