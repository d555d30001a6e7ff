import { expect, test } from 'vitest'
import { appointments } from '../../../tests/own-measure.ts'
import { measureCardSchema } from '../../performance/measures/card.ts'
import { emptyFields, readCardForm, sentOf } from './card-form.ts'

const agreed = { from: '2026-01-01', reason: 'Asked for', agreedBy: 'Both' }

test('a card goes through the form and back unchanged', () => {
  expect(measureCardSchema.parse(readCardForm(sentOf(appointments)))).toEqual(appointments)
  const late = { ...appointments, maturityDays: 90, followsProcessRules: false, weight: 1 }
  expect(measureCardSchema.parse(readCardForm(sentOf(late)))).toEqual(late)
})
test('what is empty is named; an open text is open in both languages or in none', () => {
  const sent = { ...sentOf(appointments), ...agreed }
  expect(emptyFields(sent, false)).toEqual([])
  expect(emptyFields({ ...sent, 'title-es': ' ', reason: '' }, false)).toEqual(['title-es', 'reason'])
  expect(emptyFields({ ...sent, 'gaming-es': '' }, false)).toEqual(['gaming-es'])
  expect(emptyFields({ ...sent, 'gaming-es': '', 'gaming-en': '' }, false)).toEqual([])
})
test('a unit of two words is one key', () => {
  expect(readCardForm({ ...sentOf(appointments), unit: ' Bus trips ' }).units).toEqual(['bus-trips'])
})
