import type { MeasureFormat } from '../../performance/built-measures/built-measure.ts'

/** What an analyst types: the SQL, how its value reads, when it can be known, and what it means. */
export type AnalystForm = {
  sql: string
  format: MeasureFormat
  matureAfterDays: number
  definition: { en: string; es: string }
}

const formats: readonly string[] = ['share', 'number', 'days', 'money']

export function readAnalystForm(form: URLSearchParams): AnalystForm {
  const text = (name: string) => (form.get(name) ?? '').trim()
  const format = text('format')
  const days = Number(text('mature') || 0)
  return {
    sql: text('sql').slice(0, 20_000),
    format: (formats.includes(format) ? format : 'share') as MeasureFormat,
    matureAfterDays: Number.isInteger(days) && days >= 0 && days <= 1100 ? days : 0,
    definition: { en: text('definition-en').slice(0, 2000), es: text('definition-es').slice(0, 2000) },
  }
}
