import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { MeasureCardText } from '../measures/card.ts'
import { findMeasure } from '../measures/list-measures.ts'
import type { MeasureFormat, MeasureRule } from './built-measure.ts'
import { mayKeepBuiltMeasures } from './may.ts'

export type NewMeasure = {
  measure: string
  card: MeasureCardText
  dataset: string
  rule: MeasureRule | null
  sql: string
  format: MeasureFormat
  unit: string
  matureAfterDays: number
}

/** Keeps how a measure is counted from a dataset, together with its card: both or neither. */
export async function keepMeasure(
  visit: Visit,
  input: NewMeasure,
): Promise<{ done: { measure: string } } | { refused: 'not-allowed' | 'measure-known-already' }> {
  if (!mayKeepBuiltMeasures(visit)) return { refused: 'not-allowed' }
  const { measure, card, dataset, rule, sql, format, unit } = input
  if (await findMeasure(visit.work, measure)) return { refused: 'measure-known-already' }
  await visit.work
    .insertInto('measure_card')
    .values({
      ...{ id: randomUUID(), measure, version: 1, card: JSON.stringify(card), from_on: visit.today, reason: dataset },
      ...{ agreed_by: visit.askerName, added_by: visit.askerName, added_at: visit.now },
    })
    .execute()
  await visit.work
    .insertInto('built_measure')
    .values({
      ...{ measure, version: 1, dataset_key: dataset, rule: rule === null ? null : JSON.stringify(rule), sql, format },
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
