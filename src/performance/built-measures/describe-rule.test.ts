import { expect, test } from 'vitest'
import type { MeasureRule } from './built-measure.ts'
import { describeRule } from './describe-rule.ts'
import { smallColumn, smallDataset } from './write-small-dataset.ts'

const dataset = smallDataset([
  smallColumn('person', 'identifier', { name: 'Person' }),
  smallColumn('left_on', 'day', { name: 'Exit day' }),
  smallColumn('back_on', 'day', { name: 'Return' }),
  smallColumn('reason', 'choice', { name: 'Exit reason', values: ['Deceased', 'Prison'] }),
  smallColumn('earned', 'money', { name: 'Wages' }),
])
const rule: MeasureRule = {
  counts: 'people',
  whom: [{ column: 'reason', is: 'is-none-of', values: ['Deceased', 'Prison'] }],
  placedBy: 'left_on',
  value: 'share',
  success: [{ column: 'earned', is: 'at-least', number: 150 }],
  followUp: { column: 'back_on', happens: 'not-within', days: 90 },
  of: null,
  groups: [],
  lagDays: 30,
}

test('the definition is the rule in a sentence, in both languages', () => {
  expect(describeRule(rule, dataset, 'en').definition).toBe(
    'Of people whose “Exit reason” is not Deceased or Prison, the share whose “Wages” is at least 1.5 and whose “Return” does not lie within 90 days after “Exit day”. Each counts in the month of “Exit day”.',
  )
  expect(describeRule(rule, dataset, 'es').definition).toBe(
    'De las personas en las que «Exit reason» no es Deceased o Prison, la proporción en la que «Wages» es al menos 1.5 y «Return» no está dentro de los 90 días después de «Exit day». Cada una cuenta en el mes de «Exit day».',
  )
  expect(describeRule(rule, dataset, 'en').lag).toBe('A month can be judged 120 days after its end.')
})

test('days until something are an amount', () => {
  const asked = {
    ...rule,
    counts: 'rows',
    whom: [],
    value: 'mean',
    of: 'back_on',
    success: [],
    followUp: null,
  } as const
  expect(describeRule({ ...asked, whom: [], success: [] }, dataset, 'en')).toMatchObject({
    definition: 'The mean of days from “Exit day” to “Return”, over all rows. Each counts in the month of “Exit day”.',
    numerator: 'The sum of days from “Exit day” to “Return”.',
    denominator: 'All rows.',
  })
})
