import { z } from 'zod'
import type { Visit } from '../../ground/platform/visit.ts'
import { findDataset } from '../datasets/list-datasets.ts'
import { directionSchema } from '../goals/standard.ts'
import { type MeasureCardText, measureQuestions } from '../measures/card.ts'
import {
  findRuleFault,
  formatOf,
  type MeasureFormat,
  type MeasureRule,
  matureAfterDays,
  type RuleFault,
} from './built-measure.ts'
import { measureRuleSchema } from './built-measure-schema.ts'
import { writeCard } from './write-card.ts'
import { writeMeasureSql } from './write-measure-sql.ts'

const told = (most: number) =>
  z.object({ en: z.string().trim().min(1).max(most), es: z.string().trim().min(1).max(most) })
const nameSchema = z.object({
  title: told(120),
  area: z.string().trim().min(1).max(60),
  direction: directionSchema,
  question: z.enum(measureQuestions),
})
const sqlSchema = z.object({
  sql: z.string().trim().min(1).max(20_000),
  format: z.enum(['share', 'number', 'days', 'money']),
  matureAfterDays: z.int().min(0).max(1100),
  definition: told(2000),
})

export type MeasureInput = { dataset: string; name: unknown; rule?: unknown; sql?: unknown }
export type PreparedMeasure = {
  card: MeasureCardText
  dataset: string
  datasetName: string
  rule: MeasureRule | null
  sql: string
  format: MeasureFormat
  unit: string
  matureAfterDays: number
}
export type PrepareRefusal = RuleFault | 'wrong-form' | 'measure-needs-name' | 'measure-dataset-not-found'

/** A measure on a dataset as it would be kept, from a rule or from an analyst's SQL, with the card written from it. */
export async function prepareMeasure(
  visit: Visit,
  input: MeasureInput,
): Promise<PreparedMeasure | { refused: PrepareRefusal }> {
  const name = nameSchema.safeParse(input.name)
  if (!name.success) return { refused: 'measure-needs-name' }
  const dataset = await findDataset(visit.work, input.dataset)
  if (!dataset) return { refused: 'measure-dataset-not-found' }
  const rule = input.rule === undefined ? null : measureRuleSchema.safeParse(input.rule)
  const bySql = rule === null ? sqlSchema.safeParse(input.sql) : null
  if (rule?.success === false || bySql?.success === false) return { refused: 'wrong-form' }
  const fault = rule === null ? null : findRuleFault(rule.data, dataset)
  if (fault) return { refused: fault }
  const counting = rule === null ? null : rule.data
  const kept = {
    sql: counting === null ? bySql!.data.sql : writeMeasureSql(counting, dataset),
    format: counting === null ? bySql!.data.format : formatOf(counting, dataset),
    unit: counting?.counts === 'people' ? 'persons' : 'records',
    matureAfterDays: counting === null ? bySql!.data.matureAfterDays : matureAfterDays(counting),
  }
  const card = writeCard(
    name.data,
    counting === null ? { rule: null, definition: bySql!.data.definition } : { rule: counting },
    { dataset, owner: visit.askerName, ...kept },
  )
  return { card, dataset: dataset.key, datasetName: dataset.name, rule: counting, ...kept }
}
