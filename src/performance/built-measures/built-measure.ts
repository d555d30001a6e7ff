import { type ColumnType, type Dataset, type DatasetColumn, findColumn, isNumeric } from '../datasets/dataset.ts'

/**
 * A built measure says in sentences whom to count in a dataset, what counts as success, and which day places a row in a
 * month; no code is needed.
 */
export type MeasureRule = {
  /** people are counted once a program and month; rows each */
  counts: 'rows' | 'people'
  /** all of them hold for those who are counted */
  whom: Condition[]
  /** the column of days that places a row in a month */
  placedBy: string
  value: RuleValue
  /** of a share: all of them hold for a success */
  success: Condition[]
  /** of a share: something that happens, or does not, within days of the placing day */
  followUp: FollowUp | null
  /** of a mean, median or sum: the column of amounts; of a column of days, the days from the placing day until then */
  of: string | null
  /** columns whose values are told apart as well */
  groups: string[]
  /** days that records take to come in, after the month or the end of the follow-up */
  lagDays: number
}

export const ruleValues = ['share', 'mean', 'median', 'sum', 'count'] as const
export type RuleValue = (typeof ruleValues)[number]

export type FollowUp = { column: string; happens: 'within' | 'not-within'; days: number }

/** Amounts of money are whole cents. Empty cells: `is-none-of` holds for them, every other comparison does not. */
export type Condition =
  | { column: string; is: 'is-one-of' | 'is-none-of'; values: string[] }
  | { column: string; is: 'at-least' | 'at-most'; number: number }
  | { column: string; is: 'on-or-after' | 'on-or-before'; day: string }
  | { column: string; is: 'yes' | 'no' | 'known' | 'empty' }
export type Comparison = Condition['is']

/** What may be asked of a column, most useful first. Identifiers are hashed: only whether they are there can be asked. */
export function comparisonsFor(type: ColumnType): Comparison[] {
  if (type === 'yes-no') return ['yes', 'no', 'known', 'empty']
  if (type === 'day') return ['known', 'empty', 'on-or-after', 'on-or-before']
  if (isNumeric(type)) return ['at-least', 'at-most', 'known', 'empty']
  if (type === 'identifier') return ['known', 'empty']
  return ['is-one-of', 'is-none-of', 'known', 'empty']
}

/** The columns that a rule may ask about: the program's own column holds the program and nothing else. */
export const askableColumns = (dataset: Dataset): DatasetColumn[] =>
  dataset.columns.filter(({ key }) => key !== dataset.programColumn)

export const dayColumns = (dataset: Dataset): DatasetColumn[] =>
  askableColumns(dataset).filter(({ type }) => type === 'day')

/** What can be added up: numbers, money, and days until something. */
export const amountColumns = (dataset: Dataset, placedBy: string): DatasetColumn[] =>
  askableColumns(dataset).filter(({ key, type }) => isNumeric(type) || (type === 'day' && key !== placedBy))

export const groupColumns = (dataset: Dataset): DatasetColumn[] =>
  askableColumns(dataset).filter(({ type }) => type === 'choice' || type === 'yes-no')

/** Days after the last day of a month until its figure can be known. */
export const matureAfterDays = (rule: MeasureRule): number => (rule.followUp?.days ?? 0) + rule.lagDays

/** Three years and a bit: what is known later steers nothing. */
export const mostDays = 1100

export type MeasureFormat = 'share' | 'number' | 'days' | 'money'

/** How the value reads. */
export function formatOf(rule: MeasureRule, dataset: Dataset): MeasureFormat {
  if (rule.value === 'share') return 'share'
  const type = rule.value === 'count' ? 'number' : findColumn(dataset, rule.of)?.type
  if (type === 'money') return 'money'
  return type === 'day' ? 'days' : 'number'
}

export type RuleFault =
  | 'rule-column-not-there'
  | 'rule-condition-does-not-fit'
  | 'rule-condition-incomplete'
  | 'rule-no-placing-day'
  | 'rule-no-success'
  | 'rule-no-amount'
  | 'rule-no-person'
  | 'rule-follow-up-wrong'
  | 'rule-waits-too-long'

/** What keeps a rule from being counted in a dataset; null when nothing does. */
export function findRuleFault(rule: MeasureRule, dataset: Dataset): RuleFault | null {
  const days = new Set(dayColumns(dataset).map(({ key }) => key))
  if (!days.has(rule.placedBy)) return 'rule-no-placing-day'
  if (rule.counts === 'people' && dataset.personColumn === null) return 'rule-no-person'
  for (const condition of [...rule.whom, ...rule.success]) {
    const fault = findConditionFault(condition, dataset)
    if (fault) return fault
  }
  if (matureAfterDays(rule) > mostDays) return 'rule-waits-too-long'
  if (rule.groups.some((key) => !groupColumns(dataset).some((column) => column.key === key)))
    return 'rule-column-not-there'
  if (rule.value === 'share') {
    if (rule.success.length === 0 && rule.followUp === null) return 'rule-no-success'
    const follow = rule.followUp
    if (follow && (!days.has(follow.column) || follow.column === rule.placedBy || follow.days < 0))
      return 'rule-follow-up-wrong'
    return null
  }
  if (rule.value === 'count') return null
  const isAmount = amountColumns(dataset, rule.placedBy).some(({ key }) => key === rule.of)
  return isAmount ? null : 'rule-no-amount'
}

function findConditionFault(condition: Condition, dataset: Dataset): RuleFault | null {
  const column = askableColumns(dataset).find(({ key }) => key === condition.column)
  if (!column) return 'rule-column-not-there'
  if (!comparisonsFor(column.type).includes(condition.is)) return 'rule-condition-does-not-fit'
  if ('values' in condition && condition.values.length === 0) return 'rule-condition-incomplete'
  return null
}
