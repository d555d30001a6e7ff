import { counts as englishCounts } from '../../ground/words/english/data-figures.ts'
import { measures as english } from '../../ground/words/english/measures.ts'
import { counts as spanishCounts } from '../../ground/words/spanish/data-figures.ts'
import { measures as spanish } from '../../ground/words/spanish/measures.ts'
import { measureCards } from '../measure-packs/homelessness/cards.ts'
import { type MeasureKey, measureKeys, units } from '../measure-packs/homelessness/figure.ts'
import { followUpDays } from '../measure-packs/homelessness/judge-figure.ts'
import type { Measure, Told } from './measure.ts'

/** Measures in the order of what they mean to people: the three goals, then who is served, then how full it is. */
const weights: Record<MeasureKey, number> = {
  'exits-to-permanent-housing': 5,
  'returns-within-six-months': 4,
  'length-of-stay': 3,
  'entries-from-homelessness': 2,
  utilization: 1,
}

const both = (en: Record<string, string>, es: Record<string, string>, key: MeasureKey): Told => ({
  en: en[key]!,
  es: es[key]!,
})

/**
 * The measures that come with the program, in the order of their cards. Utilization is not held against the chart's
 * rules: the same people stay from month to month, so its months are not independent, and the rules would cry wolf.
 */
export const builtInMeasures: readonly Measure[] = measureKeys.map((key) => ({
  key,
  version: measureCards[key].version,
  pack: 'homelessness',
  isBuiltIn: true,
  title: both(english.title, spanish.title, key),
  short: both(english.short, spanish.short, key),
  counted: both(english.counted, spanish.counted, key),
  numerator: both(englishCounts.numeratorLabel, spanishCounts.numeratorLabel, key),
  denominator: both(englishCounts.denominatorLabel, spanishCounts.denominatorLabel, key),
  valueFormat: measureCards[key].valueFormat,
  direction: measureCards[key].direction,
  units: [...units],
  maturityDays: key === 'returns-within-six-months' ? followUpDays : null,
  followsProcessRules: key !== 'utilization',
  weight: weights[key],
}))

/** A measure that comes with the program, by its key; another key is a mistake of the caller. */
export function builtInMeasure(key: string): Measure {
  const measure = builtInMeasures.find((one) => one.key === key)
  if (!measure) throw new Error(`No measure of the program is called ${key}.`)
  return measure
}
