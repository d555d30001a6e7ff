import type { Month } from '../../ground/platform/day.ts'
import type { CountsLine } from '../intake/counts-list.ts'
import { keptCount, type Measure } from '../measures/measure.ts'

/** What the form must know of a measure. */
export type CountedMeasure = Pick<Measure, 'key' | 'valueFormat'>

/** What a person typed for one measure, as text, and what is wrong with it. Blank is not counted, 0 is none. */
export type TypedCount = { measure: string; numerator: string; denominator: string }
export type CountProblem = 'not-a-count' | 'half' | 'more-than-all' | 'too-large'
export type TypedFault = { fieldId: string; measure: string; problem: CountProblem }

export type KnownCount = { numerator: number | null; denominator: number | null }

/** The names of the fields of the form, which are their ids too. */
export const fieldOf = (measure: string, part: 'numerator' | 'denominator'): string => `${measure}.${part}`

export const mostCounted = 1_000_000

export function readTyped(form: { get(name: string): unknown }, measures: readonly CountedMeasure[]): TypedCount[] {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return measures.map(({ key: measure }) => ({
    measure,
    numerator: text(fieldOf(measure, 'numerator')),
    denominator: text(fieldOf(measure, 'denominator')),
  }))
}

/** What cannot be: no whole number, half a count, more than all of them. Nights may well be more than stays. */
export function findFaults(typed: TypedCount[], measures: readonly CountedMeasure[]): TypedFault[] {
  return typed.flatMap(({ measure, numerator, denominator }) => {
    const fault = (part: 'numerator' | 'denominator', problem: CountProblem): TypedFault => ({
      fieldId: fieldOf(measure, part),
      measure,
      problem,
    })
    const wrong = (['numerator', 'denominator'] as const).flatMap((part) => {
      const text = part === 'numerator' ? numerator : denominator
      if (text === '') return []
      if (countOf(text) === null) return [fault(part, 'not-a-count')]
      return countOf(text)! > mostCounted ? [fault(part, 'too-large')] : []
    })
    if (wrong.length > 0) return wrong
    if ((numerator === '') !== (denominator === ''))
      return [fault(numerator === '' ? 'numerator' : 'denominator', 'half')]
    const isShare = countsSome(measures.find(({ key }) => key === measure))
    return isShare && numerator !== '' && countOf(numerator)! > countOf(denominator)!
      ? [fault('numerator', 'more-than-all')]
      : []
  })
}

/** More nights may be in use than there are beds; of every other share the numerator is a part. */
export const countsSome = (measure: CountedMeasure | undefined): boolean =>
  measure?.valueFormat === 'share' && measure.key !== 'utilization'

/** What was counted, as numbers and as they are kept (money in cents): measures left blank are not in it. */
export function readCounts(
  typed: TypedCount[],
  measures: readonly CountedMeasure[],
): { measure: string; numerator: number; denominator: number }[] {
  return typed.flatMap(({ measure, ...text }) => {
    const known = measures.find(({ key }) => key === measure)
    const [numerator, denominator] = [countOf(text.numerator), countOf(text.denominator)]
    if (!known || numerator === null || denominator === null) return []
    return [{ measure, numerator: keptCount(known, numerator)!, denominator }]
  })
}

/** The lines to keep: those that say something else than what is known. A blank over a known count makes it missing. */
export function linesOf(
  typed: TypedCount[],
  at: { programId: string; month: Month; note: string; known: Map<string, KnownCount> },
): CountsLine[] {
  return typed.flatMap(({ measure, numerator, denominator }, index) => {
    const line = { numerator: countOf(numerator), denominator: countOf(denominator) }
    const before = at.known.get(measure) ?? { numerator: null, denominator: null }
    if (line.numerator === before.numerator && line.denominator === before.denominator) return []
    return [{ row: index + 1, program: at.programId, measure, period: at.month, ...line, note: at.note || null }]
  })
}

/** '1,204' is a count too; '' and what is no whole number are none. */
function countOf(text: string): number | null {
  if (!/^(\d{1,3}(,\d{3})+|\d{1,9})$/.test(text)) return null
  return Number(text.replaceAll(',', ''))
}
