import { expect, test } from 'vitest'
import type { MeasureRule } from './built-measure.ts'
import { readRuleForm, writeRuleQuery } from './rule-form.ts'
import { smallColumn, smallDataset } from './write-small-dataset.ts'

const dataset = smallDataset([
  smallColumn('person', 'identifier'),
  smallColumn('began_on', 'day'),
  smallColumn('ended_on', 'day'),
  smallColumn('kind', 'choice', { values: ['one, or more', 'none'] }),
  smallColumn('said', 'text'),
  smallColumn('is_done', 'yes-no'),
  smallColumn('paid', 'money'),
])

test('an empty form is the usual question, and says what is missing', () => {
  const { rule, fault } = readRuleForm(new URLSearchParams(), dataset)
  expect(rule).toMatchObject({ counts: 'people', placedBy: 'began_on', value: 'share', groups: [], lagDays: 0 })
  expect(fault).toBe('rule-no-success')
})

test('a rule goes into an address and comes out again', () => {
  const rule: MeasureRule = {
    counts: 'rows',
    whom: [
      { column: 'kind', is: 'is-none-of', values: ['one, or more'] },
      { column: 'paid', is: 'at-least', number: 1250 },
      { column: 'said', is: 'is-one-of', values: ['a', 'b'] },
      { column: 'person', is: 'known' },
    ],
    placedBy: 'began_on',
    value: 'share',
    success: [{ column: 'is_done', is: 'yes' }],
    followUp: { column: 'ended_on', happens: 'not-within', days: 30 },
    of: null,
    groups: ['kind'],
    lagDays: 14,
  }
  expect(readRuleForm(writeRuleQuery(rule, dataset), dataset)).toMatchObject({ rule, fault: null })
  const mean: MeasureRule = { ...rule, value: 'mean', of: 'paid', success: [], followUp: null }
  expect(readRuleForm(writeRuleQuery(mean, dataset), dataset)).toMatchObject({ rule: mean, fault: null })
})

test('a line that is not finished is shown, not counted, and said', () => {
  const form = new URLSearchParams({
    'whom-0-column': 'kind',
    'success-0-column': 'is_done',
    'whom-4-column': 'height',
  })
  const { rule, whom, fault } = readRuleForm(form, dataset)
  expect(whom).toMatchObject([{ is: 'is-one-of', values: [], isComplete: false }])
  expect(rule.whom).toEqual([])
  expect(rule.success).toEqual([{ column: 'is_done', is: 'yes' }])
  expect(fault).toBe('rule-condition-incomplete')
})

test('values that the dataset does not allow are not finished', () => {
  const form = new URLSearchParams({ 'whom-0-column': 'kind', 'whom-0-value': 'other', 'success-0-column': 'is_done' })
  expect(readRuleForm(form, dataset).fault).toBe('rule-condition-incomplete')
})
