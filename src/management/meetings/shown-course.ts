import type { Language, Words } from '../../ground/words/words.ts'
import { perOf, type ValueFormat, writeCount, writeMoney, writeThreshold } from '../../ground/words/write-value.ts'
import { isMeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import type { Course } from '../../performance/signals/course.ts'
import type { CoursePoint } from '../../performance/signals/course-point.ts'

/** A course as a reader may be given it: in a packet that is released, a figure or a month may be suppressed. */
export type ShownCourse = Omit<Course, 'state' | 'points'> & {
  state: Course['state'] | 'suppressed'
  points: ShownPoint[]
}
export type ShownPoint = Omit<CoursePoint, 'state'> & { state: CoursePoint['state'] | 'suppressed' }

/** What was agreed or changed, at a month of the chart, and where it can be read. */
export type AgreedMark = { month: string; label: string; kind?: 'contract' | 'action' | 'definition'; href?: string }

export type Said = { course: ShownCourse; words: Words; language: Language }
/** '40%', '90 nights': a threshold with its unit. */
export function writeLine({ course, words, language }: Said, value: number): string {
  return withUnit(writeThreshold(value, course.valueFormat, language), course.valueFormat, words)
}

/** A written figure with what it is in: '90 nights', '4.5 per 1,000'. */
export function withUnit(text: string, format: ValueFormat, { measures }: Words): string {
  if (format === 'nights') return measures.nights(text)
  if (format === 'days') return measures.days(text)
  return format.startsWith('rate') ? measures.per(text, perOf(format)) : text
}

/** '9 of 41 households', '1,204 nights over 14 stays' */
export function writeCounts({ course, words, language }: Said, numerator: number, denominator: number): string {
  return countsIn(course.valueFormat, { numerator, denominator, counted: countedOf(course, words) }, words, language)
}

type Counts = { numerator: number; denominator: number; counted: string }

/** The counts behind a figure, as its format tells them: '9 of 41 cases', '$18,240 over 14 persons'. */
export function countsIn(
  format: ValueFormat,
  counts: Counts,
  { measures }: Pick<Words, 'measures'>,
  language: Language,
): string {
  const { numerator, denominator, counted } = counts
  if (format === 'share') return `${measures.of(numerator, denominator)} ${counted}`
  if (format === 'nights') return measures.nightsOver(numerator, denominator)
  const amount = format === 'money' ? writeMoney(numerator, language) : writeCount(numerator, language)
  if (format === 'count') return `${amount} ${counted}`
  return measures.over(
    format === 'days' ? measures.days(amount) : amount,
    `${writeCount(denominator, language)} ${counted}`,
  )
}

/** Whom a question asks about, where the measure is the city's own: its cases. Of the pack's measures: households. */
export function askedOf(measure: string | null, { measures }: Pick<Words, 'measures'>): string | undefined {
  return measure === null || isMeasureKey(measure) ? undefined : measures.counted[measure]
}

/** What a denominator counts: households, or persons where the page counts persons. */
export function countedOf({ unit, measure }: Pick<ShownCourse, 'unit' | 'measure'>, { measures }: Words): string {
  return (unit === 'persons' ? measures.countedPersons : measures.counted)[measure] ?? ''
}
