import { builder as english } from '../../ground/words/english/builder.ts'
import { builder as spanish } from '../../ground/words/spanish/builder.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { MeasureCardText } from '../measures/card.ts'
import type { MeasureFormat, MeasureRule } from './built-measure.ts'
import { describeRule, type RuleText } from './describe-rule.ts'

/** What a person says of a measure beside how it is counted. */
export type MeasureName = {
  title: { en: string; es: string }
  area: string
  direction: 'increase' | 'decrease'
  question: 'how-much' | 'how-well' | 'better-off'
}

type Counting = { rule: MeasureRule } | { rule: null; definition: { en: string; es: string } }
type Facts = { dataset: Dataset; format: MeasureFormat; unit: string; matureAfterDays: number; owner: string }

const kinds = { 'better-off': 'outcome', 'how-well': 'activity', 'how-much': 'output' } as const
const weights = { 'better-off': 5, 'how-well': 3, 'how-much': 2 } as const
const formats = { share: 'share', number: 'count', days: 'days', money: 'money' } as const

/** The card of a measure on a dataset, written from its rule; of an analyst's SQL, from what the analyst says. */
export function writeCard(name: MeasureName, counting: Counting, facts: Facts): MeasureCardText {
  const { dataset, format, unit, matureAfterDays, owner } = facts
  const [en, es] = (['en', 'es'] as const).map((language) => textOf(counting, facts, language)) as [RuleText, RuleText]
  const both = (part: keyof RuleText, most: number) => ({ en: cut(en[part], most), es: cut(es[part], most) })
  const groups = counting.rule?.groups ?? []
  const columns = groups.map((key) => dataset.columns.find((column) => column.key === key)?.name ?? key).join(', ')
  return {
    title: name.title,
    short: { en: cut(name.title.en, 30), es: cut(name.title.es, 30) },
    pack: name.area,
    kind: kinds[name.question],
    question: name.question,
    timing: matureAfterDays > 0 ? 'lagging' : 'leading',
    valueFormat: formats[format],
    direction: name.direction,
    units: [unit],
    counted: { en: english.rule.counted[unit] ?? unit, es: spanish.rule.counted[unit] ?? unit },
    definition: both('definition', 2000),
    numerator: both('numerator', 500),
    denominator: both('denominator', 500),
    exclusions: both('exclusions', 2000),
    period: both('period', 200),
    lag: both('lag', 500),
    maturityDays: matureAfterDays === 0 ? null : matureAfterDays,
    source: both('source', 500),
    subgroups: { en: columns, es: columns },
    gaming: { en: english.rule.gaming, es: spanish.rule.gaming },
    decisions: { en: '', es: '' },
    owner,
    followsProcessRules: true,
    weight: weights[name.question],
  }
}

function textOf(counting: Counting, { dataset, matureAfterDays }: Facts, language: 'en' | 'es'): RuleText {
  if (counting.rule !== null) return describeRule(counting.rule, dataset, language)
  const say = (language === 'en' ? english : spanish).rule
  return {
    definition: counting.definition[language],
    numerator: say.sqlCount,
    denominator: say.sqlCount,
    exclusions: say.sqlCount,
    lag: matureAfterDays === 0 ? say.noLag : say.lag(matureAfterDays),
    source: say.sqlSource(dataset.name, dataset.version),
    period: say.period,
  }
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
