import { isDay } from '../../ground/platform/day.ts'
import type { Dataset, DatasetColumn } from '../datasets/dataset.ts'
import {
  amountColumns,
  askableColumns,
  type Comparison,
  type Condition,
  comparisonsFor,
  dayColumns,
  findRuleFault,
  groupColumns,
  type MeasureRule,
  type RuleFault,
  type RuleValue,
  ruleValues,
} from './built-measure.ts'

/** A condition as it stands in the form, complete or not. */
export type ConditionLine = { column: DatasetColumn; is: Comparison; values: string[]; isComplete: boolean }
export type RuleForm = {
  /** what the complete lines say */
  rule: MeasureRule
  whom: ConditionLine[]
  success: ConditionLine[]
  fault: RuleFault | null
}

const mostConditions = 12

/** Reads the sentences of the builder from an address or a form; what is not said yet has the usual answer. */
export function readRuleForm(form: URLSearchParams, dataset: Dataset): RuleForm {
  const pick = (name: string, among: readonly string[], otherwise: string) => {
    const said = form.get(name) ?? ''
    return among.includes(said) ? said : otherwise
  }
  const days = dayColumns(dataset).map(({ key }) => key)
  const placedBy = pick('placed', days, dataset.dayColumn ?? days[0] ?? '')
  const value = pick('value', ruleValues, 'share') as RuleValue
  const amounts = amountColumns(dataset, placedBy).map(({ key }) => key)
  const followColumn = pick('follow-column', days, '')
  const whom = readLines(form, 'whom', dataset)
  const success = value === 'share' ? readLines(form, 'success', dataset) : []
  const groups = groupColumns(dataset).map(({ key }) => key)
  const usualCount = dataset.personColumn === null ? 'rows' : 'people'
  const rule: MeasureRule = {
    counts: pick('counts', ['rows', 'people'], usualCount) as MeasureRule['counts'],
    whom: whom.filter(({ isComplete }) => isComplete).map(toCondition),
    placedBy,
    value,
    success: success.filter(({ isComplete }) => isComplete).map(toCondition),
    followUp:
      value !== 'share' || followColumn === ''
        ? null
        : {
            column: followColumn,
            happens: form.get('follow-happens') === 'not-within' ? 'not-within' : 'within',
            days: readDays(form.get('follow-days'), 90),
          },
    of: value === 'share' || value === 'count' ? null : pick('of', amounts, amounts[0] ?? '') || null,
    groups: [...new Set(form.getAll('group'))].filter((key) => groups.includes(key)),
    lagDays: readDays(form.get('lag'), 0),
  }
  const isIncomplete = [...whom, ...success].some(({ isComplete }) => !isComplete)
  return {
    rule,
    whom,
    success,
    fault: findRuleFault(rule, dataset) ?? (isIncomplete ? 'rule-condition-incomplete' : null),
  }
}

function readLines(form: URLSearchParams, part: string, dataset: Dataset): ConditionLine[] {
  const columns = new Map(askableColumns(dataset).map((column) => [column.key, column]))
  return Array.from({ length: mostConditions }, (_, i) => `${part}-${i}`).flatMap((name): ConditionLine[] => {
    const column = columns.get(form.get(`${name}-column`) ?? '')
    if (!column) return []
    const comparisons = comparisonsFor(column.type)
    const said = form.get(`${name}-is`) as Comparison
    const is = comparisons.includes(said) ? said : comparisons[0]!
    // Allowed values are chosen and may hold commas; free text is typed with commas between.
    const given = form.getAll(`${name}-value`).flatMap((text) => (column.values ? [text] : text.split(',')))
    const values = [...new Set(given.map((text) => text.trim()).filter(Boolean))].slice(0, 50)
    return [{ column, is, values, isComplete: isComplete(column, is, values) }]
  })
}

function isComplete(column: DatasetColumn, is: Comparison, values: string[]): boolean {
  if (is === 'is-one-of' || is === 'is-none-of')
    return values.length > 0 && values.every((value) => column.values?.includes(value) ?? true)
  if (is === 'at-least' || is === 'at-most') return values.length === 1 && Number.isFinite(Number(values[0]))
  if (is === 'on-or-after' || is === 'on-or-before') return values.length === 1 && isDay(values[0]!)
  return true
}

function toCondition({ column: { key, type }, is, values }: ConditionLine): Condition {
  switch (is) {
    case 'is-one-of':
    case 'is-none-of':
      return { column: key, is, values }
    case 'at-least':
    case 'at-most':
      return { column: key, is, number: type === 'money' ? Math.round(Number(values[0]) * 100) : Number(values[0]) }
    case 'on-or-after':
    case 'on-or-before':
      return { column: key, is, day: values[0]! }
    default:
      return { column: key, is }
  }
}

function readDays(text: string | null, otherwise: number): number {
  const days = Number(text?.trim() || otherwise)
  return Number.isInteger(days) && days >= 0 && days <= 3650 ? days : otherwise
}

/** The address of the builder that asks for a rule: the other way round. */
export function writeRuleQuery(rule: MeasureRule, dataset: Dataset): URLSearchParams {
  const query = new URLSearchParams({
    dataset: dataset.key,
    counts: rule.counts,
    placed: rule.placedBy,
    value: rule.value,
    lag: String(rule.lagDays),
  })
  if (rule.of !== null) query.set('of', rule.of)
  if (rule.followUp !== null) {
    query.set('follow-column', rule.followUp.column)
    query.set('follow-happens', rule.followUp.happens)
    query.set('follow-days', String(rule.followUp.days))
  }
  for (const group of rule.groups) query.append('group', group)
  for (const part of ['whom', 'success'] as const) {
    rule[part].forEach((condition, i) => {
      query.set(`${part}-${i}-column`, condition.column)
      query.set(`${part}-${i}-is`, condition.is)
      for (const value of typedValues(condition, dataset)) query.append(`${part}-${i}-value`, value)
    })
  }
  return query
}

export function typedValues(condition: Condition, dataset: Dataset): string[] {
  const column = dataset.columns.find(({ key }) => key === condition.column)
  if ('values' in condition) return column?.values ? condition.values : [condition.values.join(', ')]
  if ('number' in condition) return [String(column?.type === 'money' ? condition.number / 100 : condition.number)]
  return 'day' in condition ? [condition.day] : []
}
