import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { addMeasureCard } from '../measures/add-measure-card.ts'
import type { MeasureCardText } from '../measures/card.ts'
import { listCardVersions } from '../measures/list-card-versions.ts'
import type { MeasureFormat, MeasureRule } from './built-measure.ts'
import { mayKeepBuiltMeasures } from './may.ts'

export type NewMeasure = {
  card: MeasureCardText
  dataset: string
  rule: MeasureRule | null
  sql: string
  format: MeasureFormat
  unit: string
  matureAfterDays: number
  /** why the measure is added, as the card says it */
  reason: string
}

/** Keeps how a measure is counted from a dataset, together with its card: both or neither. */
export async function keepMeasure(
  visit: Visit,
  input: NewMeasure,
): Promise<{ done: { measure: string } } | { refused: 'not-allowed' | 'wrong-form' | 'measure-exists' }> {
  if (!mayKeepBuiltMeasures(visit)) return { refused: 'not-allowed' }
  const { card, dataset, rule, sql, format, unit } = input
  const agreed = { from: visit.today, reason: input.reason, agreedBy: visit.askerName }
  const added = await addMeasureCard(visit, { card, ...agreed })
  if ('refused' in added) return added
  const { measure } = added.done
  const [newest] = await listCardVersions(visit.work, measure)
  const version = newest!.version
  await visit.work
    .insertInto('built_measure')
    .values({
      ...{ measure, version, dataset_key: dataset, rule: rule === null ? null : JSON.stringify(rule), sql, format },
      ...{ unit, mature_after_days: input.matureAfterDays, made_by_name: visit.askerName, made_at: visit.now },
    })
    .execute()
  await recordHistory(visit, {
    event: 'measure-built',
    subject: 'measure',
    subjectId: measure,
    content: { dataset, title: card.title, sql, rule },
  })
  return { done: { measure } }
}
