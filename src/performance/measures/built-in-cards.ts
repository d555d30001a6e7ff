import { measureCards } from '../measure-packs/homelessness/cards.ts'
import type { MeasureKey } from '../measure-packs/homelessness/figure.ts'
import { builtInMeasure } from './built-in-measures.ts'
import type { MeasureCardText } from './card.ts'
import type { Told } from './measure.ts'

/** What a measure of the pack is about, in the words of results-based accountability. */
const kinds: Record<MeasureKey, Pick<MeasureCardText, 'kind' | 'question' | 'timing'>> = {
  'exits-to-permanent-housing': { kind: 'outcome', question: 'better-off', timing: 'lagging' },
  'returns-within-six-months': { kind: 'outcome', question: 'better-off', timing: 'lagging' },
  'length-of-stay': { kind: 'outcome', question: 'how-well', timing: 'lagging' },
  'entries-from-homelessness': { kind: 'activity', question: 'how-well', timing: 'leading' },
  utilization: { kind: 'output', question: 'how-much', timing: 'leading' },
}

const subgroups: Told = {
  en: 'Race and ethnicity, age, sex, household type, veteran status',
  es: 'Raza y origen étnico, edad, sexo, tipo de hogar, condición de veterano',
}

/** Rules of the pack are written in the English of the federal documents that they cite; a page says so. */
const english = (text: string): Told => ({ en: text, es: text })

/** The first version of the card of a measure that comes with the program. */
export function builtInCard(key: MeasureKey): MeasureCardText {
  const card = measureCards[key]
  const { title, short, pack, counted, valueFormat, direction, units } = builtInMeasure(key)
  const { maturityDays, followsProcessRules, weight } = builtInMeasure(key)
  return {
    ...{ title, short, pack, ...kinds[key], valueFormat, direction, units: [...units], counted },
    definition: english(card.definition),
    numerator: english(card.numerator),
    denominator: english(card.denominator),
    exclusions: english(card.exclusions),
    period: english(card.period),
    lag: english(card.lag),
    maturityDays,
    source: english(card.source),
    subgroups,
    gaming: english(card.gaming.join('\n')),
    decisions: english(card.decisions.join('\n')),
    owner: '',
    ...{ followsProcessRules, weight },
  }
}
