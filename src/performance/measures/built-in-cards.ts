import { measureCards } from '../measure-packs/homelessness/cards.ts'
import type { MeasureKey } from '../measure-packs/homelessness/figure.ts'
import { spanishCards } from '../measure-packs/homelessness/spanish-cards.ts'
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

/** The first version of the card of a measure that comes with the program. */
export function builtInCard(key: MeasureKey): MeasureCardText {
  const [english, spanish] = [measureCards[key], spanishCards[key]]
  const told = (
    field: 'definition' | 'numerator' | 'denominator' | 'exclusions' | 'period' | 'lag' | 'source',
  ): Told => ({
    en: english[field],
    es: spanish[field],
  })
  const lines = (field: 'gaming' | 'decisions'): Told => ({
    en: english[field].join('\n'),
    es: spanish[field].join('\n'),
  })
  const { title, short, pack, counted, valueFormat, direction, units } = builtInMeasure(key)
  const { maturityDays, followsProcessRules, weight } = builtInMeasure(key)
  return {
    ...{ title, short, pack, ...kinds[key], valueFormat, direction, units: [...units], counted },
    definition: told('definition'),
    numerator: told('numerator'),
    denominator: told('denominator'),
    exclusions: told('exclusions'),
    period: told('period'),
    lag: told('lag'),
    maturityDays,
    source: told('source'),
    subgroups,
    gaming: lines('gaming'),
    decisions: lines('decisions'),
    owner: '',
    ...{ followsProcessRules, weight },
  }
}
