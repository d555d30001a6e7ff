import type { Language, Words } from '../../ground/words/words.ts'
import { writeThreshold } from '../../ground/words/write-value.ts'
import type { Course, CoursePoint } from '../../performance/signals/course.ts'

/** A course as a reader may be given it: in a packet that is released, a figure or a month may be suppressed. */
export type ShownCourse = Omit<Course, 'state' | 'points'> & {
  state: Course['state'] | 'suppressed'
  points: ShownPoint[]
}
export type ShownPoint = Omit<CoursePoint, 'state'> & { state: CoursePoint['state'] | 'suppressed' }

/** What was agreed, at a month of the chart. */
export type AgreedMark = { month: string; label: string }

export type Said = { course: ShownCourse; words: Words; language: Language }
/** '40%', '90 nights': a threshold with its unit. */
export function writeLine({ course, words, language }: Said, value: number): string {
  const text = writeThreshold(value, course.valueFormat, language)
  return course.valueFormat === 'nights' ? words.measures.nights(text) : text
}

/** '9 of 41 households', '1,204 nights over 14 stays' */
export function writeCounts({ course, words }: Said, numerator: number, denominator: number): string {
  if (course.valueFormat === 'nights') return words.measures.nightsOver(numerator, denominator)
  return `${words.measures.of(numerator, denominator)} ${countedOf(course, words)}`
}

/** What a denominator counts: households, or persons where the page counts persons. */
export function countedOf({ unit, measure }: Pick<ShownCourse, 'unit' | 'measure'>, { measures }: Words): string {
  return (unit === 'persons' ? measures.countedPersons : measures.counted)[measure] ?? ''
}
