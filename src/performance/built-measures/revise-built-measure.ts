import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { MeasureCardText } from '../measures/card.ts'
import { listCardVersions } from '../measures/list-card-versions.ts'
import { reviseMeasureCard } from '../measures/revise-measure-card.ts'
import { findBuiltMeasure } from './list-built-measures.ts'
import { mayKeepBuiltMeasures } from './may.ts'
import { type MeasureInput, type PreparedMeasure, type PrepareRefusal, prepareMeasure } from './prepare-measure.ts'

type CardRefusal = Extract<Awaited<ReturnType<typeof reviseMeasureCard>>, { refused: string }>['refused']

/**
 * Counts a measure on a dataset in another way from a day on: a new version of its card and of its rule, both or neither.
 * Months that end before that day keep the rule, and the figures, of the version before.
 */
export async function reviseBuiltMeasure(
  visit: Visit,
  input: Omit<MeasureInput, 'dataset'> & {
    measure: string
    /** the version of the card that the asker had before them */
    was: number
    from: string
    reason: string
  },
): Promise<{ done: { measure: string; version: number } } | { refused: PrepareRefusal | CardRefusal | 'not-allowed' }> {
  if (!mayKeepBuiltMeasures(visit)) return { refused: 'not-allowed' }
  const { measure, was, from, reason } = input
  const kept = await findBuiltMeasure(visit.work, measure)
  const [newest] = await listCardVersions(visit.work, measure)
  if (!kept || !newest) return { refused: 'measure-not-found' }
  const prepared = await prepareMeasure(visit, { ...input, dataset: kept.datasetKey })
  if ('refused' in prepared) return prepared
  const card = mergeCards(newest.card, prepared)
  const revised = await reviseMeasureCard(visit, measure, { was, card, from, reason, agreedBy: visit.askerName })
  if ('refused' in revised) return revised
  const { version } = revised.done
  const { dataset, rule, sql, format, unit } = prepared
  await visit.work
    .insertInto('built_measure')
    .values({
      ...{ measure, version, dataset_key: dataset, rule: rule === null ? null : JSON.stringify(rule), sql, format },
      ...{ unit, mature_after_days: prepared.matureAfterDays, made_by_name: visit.askerName, made_at: visit.now },
    })
    .execute()
  await recordHistory(visit, {
    event: 'measure-counted-anew',
    subject: 'measure',
    subjectId: measure,
    content: { dataset, version, from, sql, rule },
  })
  return { done: { measure, version } }
}

/** What the rule says is written anew; what people wrote on the card themselves stays. */
function mergeCards(before: MeasureCardText, { card }: PreparedMeasure): MeasureCardText {
  const { gaming, decisions, owner, weight, followsProcessRules } = before
  const short = before.title.en === card.title.en ? before.short : card.short
  return { ...card, short, gaming, decisions, owner, weight, followsProcessRules }
}
