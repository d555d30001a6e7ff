import type { Day } from '../../ground/platform/day.ts'
import { type Dataset, findColumn } from '../datasets/dataset.ts'
import type { Condition, FollowUp, MeasureRule } from './built-measure.ts'

/** `isTogether`: all programs as if they were one, for what cannot be added up from theirs. */
export type PreviewSql = { since: Day; isTogether?: boolean }

/**
 * The SQL of a rule, to be read by people and run by the record engine: one row for each program, month and group, with
 * numerator and denominator. The rows of the dataset stand in a table of the dataset's name.
 */
export function writeMeasureSql(rule: MeasureRule, dataset: Dataset, preview?: PreviewSql): string {
  const parts = [`with counted as (\n${writeCounted(rule, dataset, preview)}\n)`, writeCells(rule, null)]
  for (const key of rule.groups) parts.push('union all', writeCells(rule, key))
  return parts.join('\n')
}

/** What stands for an empty cell in the name of a group: 'gender: not known'. */
export const unknownGroup = 'not known'

/** Rows that are counted, each with what it adds. A preview tells people apart by a number, which is quicker than text. */
function writeCounted(rule: MeasureRule, dataset: Dataset, preview?: PreviewSql): string {
  const program = preview?.isTogether
    ? `(select min(program_id) from ${name(dataset.key)}) as program_id`
    : 'program_id'
  const columns = [program, `date_trunc('month', ${name(rule.placedBy)}) as period`]
  const person = rule.counts === 'people' ? name(dataset.personColumn!) : null
  if (person !== null) columns.push(`${preview ? `hash(${person})` : person} as person`)
  if (rule.value === 'share') columns.push(`${writeSuccess(rule)} as is_success`)
  if (isOfAmounts(rule)) columns.push(`${writeAmount(rule, dataset)} as amount`)
  columns.push(...rule.groups.map((key) => `${writeGroup(key, dataset)} as ${name(`group_${key}`)}`))
  const conditions = [`${name(rule.placedBy)} is not null`]
  if (preview) conditions.push(`${name(rule.placedBy)} >= date ${quote(preview.since)}`)
  if (person !== null) conditions.push(`${person} is not null`)
  conditions.push(...rule.whom.map(writeCondition))
  if (isOfAmounts(rule)) {
    conditions.push(`${name(rule.of!)} is not null`)
    if (isUntilDay(rule, dataset)) conditions.push(`${name(rule.of!)} >= ${name(rule.placedBy)}`)
  }
  return [
    `  select\n    ${columns.join(',\n    ')}`,
    `  from ${name(dataset.key)}`,
    `  where ${conditions.join('\n    and ')}`,
  ].join('\n')
}

const isOfAmounts = ({ value }: MeasureRule): boolean => value === 'mean' || value === 'median' || value === 'sum'
const isUntilDay = (rule: MeasureRule, dataset: Dataset): boolean => findColumn(dataset, rule.of)?.type === 'day'

function writeSuccess({ success, followUp, placedBy }: MeasureRule): string {
  const parts = success.map(writeCondition)
  if (followUp) parts.push(writeFollowUp(followUp, placedBy))
  // An empty cell makes a comparison neither true nor false; it is no success.
  return `coalesce(${parts.join('\n      and ')}, false)`
}

function writeFollowUp({ column, happens, days }: FollowUp, placedBy: string): string {
  const within = `${name(column)} between ${name(placedBy)} and ${name(placedBy)} + ${whole(days)}`
  return happens === 'within' ? within : `not coalesce(${within}, false)`
}

function writeAmount(rule: MeasureRule, dataset: Dataset): string {
  if (isUntilDay(rule, dataset)) return `date_diff('day', ${name(rule.placedBy)}, ${name(rule.of!)})`
  // Decimals add up to the same sum in any order of the rows; floating numbers do not.
  return findColumn(dataset, rule.of)?.type === 'number' ? `${name(rule.of!)}::decimal(24, 6)` : name(rule.of!)
}

function writeGroup(key: string, dataset: Dataset): string {
  const isYesNo = findColumn(dataset, key)?.type === 'yes-no'
  const value = isYesNo ? `case ${name(key)} when true then 'yes' when false then 'no' end` : name(key)
  return `'${key}: ' || coalesce(${value}, '${unknownGroup}')`
}

/** One row a program and month; with a group, one for each of its values. */
function writeCells(rule: MeasureRule, group: string | null): string {
  const by = group === null ? `''` : name(`group_${group}`)
  const [numerator, denominator] = writeCounts(rule)
  const isByPerson = rule.counts === 'people'
  return [
    'select',
    '  program_id,',
    '  period,',
    `  ${isByPerson ? 'grouped' : by} as "group",`,
    `  ${numerator} as numerator,`,
    `  ${denominator} as denominator`,
    `from ${isByPerson ? writePeople(rule, by) : 'counted'}`,
    'group by all',
  ].join('\n')
}

/** Each person once: a success if any row is one; the amounts of a month are one amount. */
function writePeople(rule: MeasureRule, by: string): string {
  const columns = ['program_id', 'period', `${by} as grouped`, 'person']
  if (rule.value === 'share') columns.push('bool_or(is_success) as is_success')
  if (isOfAmounts(rule)) columns.push('sum(amount) as amount')
  return `(\n  select ${columns.join(', ')}\n  from counted\n  group by all\n)`
}

function writeCounts({ value }: MeasureRule): [numerator: string, denominator: string] {
  switch (value) {
    case 'share':
      return ['count(*) filter (where is_success)', 'count(*)']
    case 'count':
      return ['count(*)', '1']
    case 'sum':
      return ['round(sum(amount))', '1']
    case 'mean':
      return ['round(sum(amount))', 'count(*)']
    case 'median':
      // The median times the count: over the count it is the median again, and months can be added.
      return ['round(median(amount) * count(*))', 'count(*)']
  }
}

function writeCondition(condition: Condition): string {
  const column = name(condition.column)
  switch (condition.is) {
    case 'is-one-of':
      return `${column} in (${condition.values.map(quote).join(', ')})`
    case 'is-none-of':
      return `(${column} is null or ${column} not in (${condition.values.map(quote).join(', ')}))`
    case 'at-least':
      return `${column} >= ${number(condition.number)}`
    case 'at-most':
      return `${column} <= ${number(condition.number)}`
    case 'on-or-after':
      return `${column} >= date ${quote(condition.day)}`
    case 'on-or-before':
      return `${column} <= date ${quote(condition.day)}`
    case 'yes':
      return `${column} = true`
    case 'no':
      return `${column} = false`
    case 'known':
      return `${column} is not null`
    case 'empty':
      return `${column} is null`
  }
}

const name = (text: string): string =>
  /^[a-z][a-z0-9_]*$/.test(text) ? `"${text}"` : `"${text.replaceAll('"', '""')}"`
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`)
  return String(value)
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is no number`)
  return `${value}`
}
