import { expect, test } from 'vitest'
import { builtInMeasures } from '../../performance/measures/built-in-measures.ts'
import { readBacktestForm } from './backtest-form.ts'

const read = (query: string) => readBacktestForm(new URLSearchParams(query), builtInMeasures)

test('a question as it is typed', () => {
  expect(read('measure=exits-to-permanent-housing&minimum=40%25&type=Outreach&months=24').asked).toEqual({
    ...{ measure: 'exits-to-permanent-housing', minimum: 0.4, target: null, months: 24 },
    ...{ programType: 'Outreach', population: null },
  })
  expect(read('measure=length-of-stay&minimum=90&target=60 nights').asked).toMatchObject({ minimum: 90, target: 60 })
})
test('nothing typed asks nothing and is no mistake', () => {
  expect(read('')).toMatchObject({ asked: null, problems: {}, typed: { months: 12, minimum: '' } })
})
test.each([
  ['minimum=40', { minimum: 'share-above-one' }],
  ['minimum=forty', { minimum: 'unreadable-share' }],
  ['measure=length-of-stay&minimum=40%25', { minimum: 'unreadable-days' }],
  ['minimum=40%25&target=30%25', { target: 'target-on-the-worse-side' }],
  ['measure=length-of-stay&minimum=60&target=90', { target: 'target-on-the-worse-side' }],
  ['minimum=40%25&target=fifty', { target: 'unreadable-share' }],
  ['target=50%25', { minimum: 'minimum-missing' }],
])('%s is not guessed at', (query, problems) => {
  expect(read(query)).toMatchObject({ asked: null, problems })
})
