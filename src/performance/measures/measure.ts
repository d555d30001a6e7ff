/** A measure says what is counted, out of what, which way is better, and how the figure reads, in any field of work. */

import type { Language } from '../../ground/words/words.ts'
import type { MeasureWords } from '../../ground/words/words-of-measures.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import type { Direction } from '../goals/standard.ts'

/** A text of a card, in each language of the screen. */
export type Told = Record<Language, string>

export type Measure = {
  key: string
  /** the version of its card, as results name it */
  version: string
  /** the policy area it comes from: a pack of the program ('homelessness'), or the city's own words */
  pack: string
  /** true: it comes with the program, and its pack measures it from records */
  isBuiltIn: boolean
  title: Told
  /** for narrow columns */
  short: Told
  /** what its denominator counts: 'households', 'cases' */
  counted: Told
  /** what a person who types counts is asked for */
  numerator: Told
  denominator: Told
  valueFormat: ValueFormat
  direction: Direction
  /** what its results are told in; the first is what standards are agreed in */
  units: string[]
  /** days after the period until the figure is known; null: at once */
  maturityDays: number | null
  /** its months are of different people or cases: the rules of a process chart apply, and an interval means something */
  followsProcessRules: boolean
  /** what it means to people, 1 to 5: what is talked about first */
  weight: number
}

/** What a measure is called, wherever it is named. */
export function titleOf(measure: Pick<Measure, 'title'>, language: Language): string {
  return measure.title[language]
}

/** What a page needs in order to name a measure of the city's own, in its language. */
export function tellMeasure(
  { key, title, short, counted }: Pick<Measure, 'key' | 'title' | 'short' | 'counted'>,
  language: Language,
): MeasureWords {
  return { key, title: title[language], short: short[language], counted: counted[language] }
}

/** The unit in which a measure is read where a page asks for one: it may not be told in that, and has its own. */
export function unitFor({ units }: Pick<Measure, 'units'>, asked: string): string {
  return units.includes(asked) ? asked : units[0]!
}

/** A share whose cases are different people: chance can be told from difference, and programs held beside each other. */
export const isComparable = ({ valueFormat, followsProcessRules }: Measure): boolean =>
  valueFormat === 'share' && followsProcessRules

/** How many units a judgment needs: a plain count is judged month by month, everything else needs enough to tell. */
export function smallestOf({ valueFormat }: Pick<Measure, 'valueFormat'>): number | undefined {
  return valueFormat === 'count' ? 1 : undefined
}

/** True where the numerator is a part of the denominator, and can never be more. */
export function isPartOfWhole({ valueFormat }: Pick<Measure, 'valueFormat'>): boolean {
  return valueFormat === 'share'
}

/** What a typed number stands for: money is typed in dollars and kept in whole cents. */
export function keptCount({ valueFormat }: Pick<Measure, 'valueFormat'>, typed: number | null): number | null {
  return typed === null || valueFormat !== 'money' ? typed : typed * 100
}

/** The same the other way: what a person typed for a count that is kept. */
export function typedCount({ valueFormat }: Pick<Measure, 'valueFormat'>, kept: number | null): number | null {
  return kept === null || valueFormat !== 'money' ? kept : Math.round(kept / 100)
}

/**
 * Which measures a program is held to or reports on, in the card's order: those of its pack where records stand behind
 * it, and every one that has a standard or a result. Where nothing says anything and the city has no measures of its
 * own, the pack's: an empty page would teach nobody what can be counted.
 */
export function measuresOf(
  measures: readonly Measure[],
  of: { hasRecords: boolean; isCounted: (measure: Measure) => boolean; isAgreed: (measure: Measure) => boolean },
): Measure[] {
  const own = measures.filter((one) => (one.isBuiltIn && of.hasRecords) || of.isCounted(one) || of.isAgreed(one))
  return own.length === 0 && measures.every((one) => one.isBuiltIn) ? [...measures] : own
}
