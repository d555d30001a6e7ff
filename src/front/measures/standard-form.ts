import { isDay } from '../../ground/platform/day.ts'
import { type ReadThreshold, readThreshold } from '../../performance/goals/read-threshold.ts'
import type { AgreedStandard } from '../../performance/goals/standard.ts'
import type { Measure } from '../../performance/measures/measure.ts'

/** What was sent, so that the form can be filled in again. */
export type SentStandard = Record<string, string>
export type StandardFault =
  | Extract<ReadThreshold, { refused: string }>['refused']
  | 'baseline-half'
  | 'expected-unreadable'

type Read =
  | { input: Omit<AgreedStandard, 'direction'> & { direction: string } }
  | { refused: StandardFault; field: string }

/** A standard as a person typed it, its values read as the measure reads. What the verb judges is left to the verb. */
export function readStandardForm(sent: SentStandard, { key, valueFormat, direction }: Measure): Read {
  const text = (name: string) => (sent[name] ?? '').trim()
  const values: Record<'minimum' | 'target' | 'baseline', number | null> = {
    minimum: null,
    target: null,
    baseline: null,
  }
  for (const field of ['minimum', 'target', 'baseline'] as const) {
    const read = readThreshold(text(field), valueFormat)
    if ('refused' in read) return { refused: read.refused, field }
    values[field] = 'value' in read ? read.value : null
  }
  const baselineOn = text('baselineOn')
  if ((values.baseline === null) !== (baselineOn === '')) return { refused: 'baseline-half', field: 'baseline' }
  const expected: AgreedStandard['expected'] = []
  for (const line of text('expected').split('\n')) {
    if (line.trim() === '') continue
    const [, on = '', value = ''] = /^\s*(\d{4}-\d{2}-\d{2})[\s:,;]+(.+)$/.exec(line) ?? []
    const read = readThreshold(value, valueFormat)
    if (!isDay(on) || !('value' in read)) return { refused: 'expected-unreadable', field: 'expected' }
    expected.push({ on, value: read.value })
  }
  const input = {
    ...{ programType: text('programType'), population: text('population') || null, measure: key, direction },
    ...{ minimum: values.minimum ?? Number.NaN, target: values.target ?? Number.NaN, from: text('from') },
    ...{ reason: text('reason'), agreedBy: text('agreedBy'), expected },
    baseline: values.baseline === null ? null : { value: values.baseline, on: baselineOn },
  }
  return { input }
}
