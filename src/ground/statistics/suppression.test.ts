import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSmall, isSmallCount } from './suppression.ts'

test('one to ten households are not released; none and eleven may be', () => {
  expect([0, 1, 10, 11].map((count) => isSmallCount(count))).toEqual([false, true, true, false])
})

test.each([
  ['3 of 41: the part is small', 3, 41, true],
  ['38 of 41: the rest is small', 38, 41, true],
  ['0 of 7: the whole is small', 0, 7, true],
  ['0 of 41: nobody', 0, 41, false],
  ['41 of 41: everybody', 41, 41, false],
  ['0 of 0: nothing happened', 0, 0, false],
  ['11 of 22: neither side is small', 11, 22, false],
])('%s', (_, numerator, denominator, small) => {
  expect(isSmall(numerator, denominator)).toBe(small)
})

test('a part may be released exactly when its complement may', () => {
  const counts = fc.integer({ min: 0, max: 200 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(fc.property(counts, ([x, n]) => isSmall(x, n) === isSmall(n - x, n)))
})

test('what may be released leaves no count of one to ten to be found by subtraction', () => {
  const counts = fc.integer({ min: 0, max: 60 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(counts, ([x, n]) => {
      fc.pre(!isSmall(x, n))
      for (const found of [x, n, n - x]) expect(found === 0 || found > 10).toBe(true)
    }),
  )
})
