import type { Language } from '../../../ground/words/words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'

/** '9 November 2026, 14:05 UTC': the same on the server and in every browser. */
export function writeMoment(moment: string, language: Language): string {
  return `${writeDay(moment.slice(0, 10), language)}, ${moment.slice(11, 16)} UTC`
}
