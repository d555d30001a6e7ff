import { expect, test } from 'vitest'
import { addMonths } from '../../ground/platform/day.ts'
import { wordsOf } from '../../ground/words/words.ts'
import type { StandardStep } from '../../performance/goals/standard-steps.ts'
import { builtInMeasure } from '../../performance/measures/built-in-measures.ts'
import type { Result } from '../../performance/results/result.ts'
import { courseOf } from '../../performance/signals/course.ts'
import { describeCourse } from './describe-course.ts'

const month = '2026-07'
const results = Array.from({ length: 12 }, (_, at): Result => {
  const counts = { numerator: 20 + (at % 3), denominator: 40, state: 'value' as const, version: 1 }
  const kept = {
    definitionVersion: 'v',
    details: {},
    note: null,
    submissionId: 's',
    recordedAt: '2026-08-01T00:00:00Z',
  }
  const of = { programId: 'p', measure: 'exits-to-permanent-housing', unit: 'households', matureOn: null }
  return { id: `r${at}`, month: addMonths(month, at - 11), ...of, ...counts, ...kept }
})
const draw = (...steps: StandardStep[]) => {
  const measure = builtInMeasure('exits-to-permanent-housing')
  const standard = { minimum: 0.45, target: 0.5, direction: 'increase' as const }
  const course = courseOf({ measure, unit: 'households', month, results, standard, steps })
  return describeCourse(course, wordsOf('en'), 'en').chart!
}
const long = { from: '2024-08', minimum: 0.4, target: 0.5 }

test('what always held is one line each, from the first month to the last', () => {
  expect(draw(long).lines).toEqual([
    { kind: 'target', value: 0.5, from: 0, to: 11, label: 'target 50%' },
    { kind: 'minimum', value: 0.45, from: 0, to: 11, label: 'minimum 45%' },
  ])
})
test('a minimum that changed steps in its month, and only the newest is named; the target goes on', () => {
  const { lines, description } = draw(long, { from: '2026-03', minimum: 0.45, target: 0.5 })
  expect(lines).toEqual([
    { kind: 'target', value: 0.5, from: 0, to: 11, label: 'target 50%' },
    { kind: 'minimum', value: 0.4, from: 0, to: 6, label: '' },
    { kind: 'minimum', value: 0.45, from: 7, to: 11, label: 'minimum 45%' },
  ])
  expect(description).toContain('Mar 2026')
})
test('before the first agreement there is no line', () => {
  const { lines } = draw(
    { from: '2024-08', minimum: null, target: null },
    { from: '2026-05', minimum: 0.45, target: 0.5 },
  )
  expect(lines).toMatchObject([
    { kind: 'target', from: 9, to: 11 },
    { kind: 'minimum', from: 9, to: 11 },
  ])
})

test('the way that was agreed to the target is drawn where it was agreed, and nowhere else', () => {
  const measure = builtInMeasure('exits-to-permanent-housing')
  const standard = { minimum: 0.45, target: 0.5, direction: 'increase' as const }
  const expected = [
    { month: '2026-06', value: 0.46 },
    { month: '2026-07', value: 0.47 },
  ]
  const course = courseOf({ measure, unit: 'households', month, results, standard, steps: [long], expected })
  const { chart } = describeCourse(course, wordsOf('en'), 'en')
  expect(chart!.expected).toEqual({ values: [...Array(10).fill(null), 0.46, 0.47], label: 'agreed way' })
  expect(draw(long).expected).toBeUndefined()
})

test('a proposed measure says that it is not judged, with or without a figure; a waiting change says what holds', () => {
  const measure = builtInMeasure('exits-to-permanent-housing')
  const say = (right: 'proposed' | 'inherited', own: Result[]) => {
    const held = { right, isProposed: true, cardVersion: null }
    const course = courseOf({ measure, unit: 'households', month, results: own, standard: null, held })
    return describeCourse(course, wordsOf('en'), 'en')
  }
  expect(say('proposed', results).judgmentWord).toBe('proposed, not judged')
  expect(say('proposed', []).sideText).toBe('proposed, not judged')
  expect(say('inherited', results).sideText).toContain('what stood before it holds')
})
