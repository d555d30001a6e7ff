import { expect, test } from 'vitest'
import { builtInMeasure } from '../../performance/measures/built-in-measures.ts'
import { readStandardForm } from './standard-form.ts'

const sent = {
  programType: 'Shelter',
  minimum: '40%',
  target: '0.5',
  from: '2026-01-01',
  reason: 'Why',
  agreedBy: 'Both',
}
const exits = builtInMeasure('exits-to-permanent-housing')
const read = (over: Record<string, string> = {}, measure = exits) => readStandardForm({ ...sent, ...over }, measure)

test('values are read as the measure reads, and its direction is the measure’s', () => {
  expect(read()).toMatchObject({ input: { minimum: 0.4, target: 0.5, direction: 'increase', population: null } })
  const nights = read({ minimum: '90 nights', target: '60' }, builtInMeasure('length-of-stay'))
  expect(nights).toMatchObject({ input: { minimum: 90, target: 60, direction: 'decrease', baseline: null } })
})
test('the way to the target is a day and a value in each line', () => {
  expect(read({ expected: '2026-06-30 42%\n\n2026-12-31: 45%' })).toMatchObject({
    input: {
      expected: [
        { on: '2026-06-30', value: 0.42 },
        { on: '2026-12-31', value: 0.45 },
      ],
    },
  })
})
test.each([
  [{ minimum: 'forty' }, 'unreadable-share', 'minimum'],
  [{ target: '50' }, 'share-above-one', 'target'],
  [{ baseline: '38%' }, 'baseline-half', 'baseline'],
  [{ baselineOn: '2025-12-31' }, 'baseline-half', 'baseline'],
  [{ expected: '2026-13-01 40%' }, 'expected-unreadable', 'expected'],
  [{ expected: 'soon 40%' }, 'expected-unreadable', 'expected'],
])('%o is not guessed at', (over, refused, field) => {
  expect(read(over as unknown as Record<string, string>)).toEqual({ refused, field })
})
