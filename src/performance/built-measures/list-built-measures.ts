import type { Reads } from '../../ground/platform/database.server.ts'
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
}

function kept(db: Reads) {
  return (
    db
      .selectFrom('built_measure')
      // A card that was taken back takes its counting with it.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('measure_card')
            .whereRef('measure_card.measure', '=', 'built_measure.measure')
            .whereRef('measure_card.version', '=', 'built_measure.version')
            .where('measure_card.withdrawn_at', 'is', null)
            .select('measure_card.id'),
        ),
      )
      .select([
        'measure',
        'version',
        'dataset_key as datasetKey',
        'sql',
        'unit',
        'mature_after_days as matureAfterDays',
        'made_by_name as madeBy',
        'made_at as madeAt',
      ])
      .select((cell) => [
        cell.ref('rule').$castTo<MeasureRule | null>().as('rule'),
        cell.ref('format').$castTo<MeasureFormat>().as('format'),
      ])
  )
}

/** The measures on a dataset, or all of them, each in its newest version. */
export async function listBuiltMeasures(db: Reads, datasetKey?: string): Promise<KeptMeasure[]> {
  const rows = await kept(db).distinctOn('measure').orderBy('measure').orderBy('version', 'desc').execute()
  return datasetKey === undefined ? rows : rows.filter((row) => row.datasetKey === datasetKey)
}

/** One measure in its newest version, or in the one that is asked for; null when it is none on a dataset. */
export async function findBuiltMeasure(db: Reads, measure: string, version?: number): Promise<KeptMeasure | null> {
  let rows = kept(db).where('measure', '=', measure)
  if (version !== undefined) rows = rows.where('version', '=', version)
  return (await rows.orderBy('version', 'desc').limit(1).executeTakeFirst()) ?? null
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
