import { builder as english } from '../../ground/words/english/builder.ts'
import { builder as spanish } from '../../ground/words/spanish/builder.ts'
import type { Language } from '../../ground/words/words.ts'
import { type Dataset, findColumn } from '../datasets/dataset.ts'
import { type Condition, type MeasureRule, matureAfterDays } from './built-measure.ts'
import { typedValues } from './rule-form.ts'

/** What the card says of a rule, written from it: nobody has to keep the two alike. */
export type RuleText = {
  definition: string
  numerator: string
  denominator: string
  exclusions: string
  lag: string
  source: string
  period: string
}

const words = { en: english.rule, es: spanish.rule }

export function describeRule(rule: MeasureRule, dataset: Dataset, language: Language): RuleText {
  const say = words[language]
  const column = (key: string | null) => say.quoted(findColumn(dataset, key)?.name ?? '')
  const condition = (one: Condition) =>
    say.condition[one.is]!(
      column(one.column),
      typedValues(one, dataset).flatMap((value) => value.split(', ')),
    )
  const whom = say.whose(say.units[rule.counts]!, rule.whom.map(condition))
  const { followUp, value } = rule
  const success = [
    ...rule.success.map(condition),
    ...(followUp ? [say[followUp.happens](column(followUp.column), followUp.days, column(rule.placedBy))] : []),
  ]
  const isUntilDay = findColumn(dataset, rule.of)?.type === 'day'
  const amount = isUntilDay ? say.daysUntil(column(rule.placedBy), column(rule.of)) : column(rule.of)
  const definition =
    value === 'share' ? say.share(whom, success) : value === 'count' ? say.count(whom) : say[value](whom, amount)
  const days = matureAfterDays(rule)
  const isOfAmounts = value === 'mean' || value === 'median' || value === 'sum'
  const notes = [
    ...(rule.counts === 'people' ? [say.once(column(dataset.personColumn))] : []),
    ...(isOfAmounts ? [say.emptyAmount(amount)] : []),
    ...(value === 'share' ? [say.emptySuccess] : []),
    ...(value === 'median' ? [say.medians] : []),
  ]
  return {
    definition: `${definition} ${say.placed(column(rule.placedBy))}`,
    numerator: sentence(
      value === 'share'
        ? say.succeeds(success)
        : value === 'count'
          ? say.all(whom)
          : value === 'median'
            ? say.medianTimes(amount)
            : say.summed(amount),
    ),
    denominator: sentence(value === 'sum' || value === 'count' ? say.one : say.all(whom)),
    exclusions: notes.join(' '),
    lag: days === 0 ? say.noLag : say.lag(days),
    source: say.source(dataset.name, dataset.version),
    period: say.period,
  }
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
