import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binomialAtMost, binomialMoreThan, poissonAtMost, poissonMoreThan } from './distributions/counts.ts'
import { byarInterval, countInterval, exactCountInterval, exactInterval, jeffreysInterval } from './exact-intervals.ts'
import { meanInterval } from './mean-interval.ts'

test('none and all of ten: one end is fixed, the other is a root of the level', () => {
  expect(exactInterval(0, 10)).toEqual({ lower: 0, upper: expect.closeTo(1 - 0.025 ** 0.1, 12) })
  expect(exactInterval(10, 10)).toEqual({ lower: expect.closeTo(0.025 ** 0.1, 12), upper: 1 })
  expect(jeffreysInterval(0, 10).lower).toBe(0)
  expect(jeffreysInterval(10, 10).upper).toBe(1)
})

test('no event at all may still come from up to 3.69 expected', () => {
  expect(exactCountInterval(0)).toEqual({ lower: 0, upper: expect.closeTo(-Math.log(0.025), 12) })
})

test('an exact interval ends where the counts seen, or more of them, become unlikely', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
      const [x, n] = [Math.min(a, b), Math.max(a, b) + 1]
      const share = exactInterval(x, n, 0.9)
      expect(binomialMoreThan(x - 1, { n, p: share.lower })).toBeCloseTo(0.05, 9)
      expect(binomialAtMost(x, { n, p: share.upper })).toBeCloseTo(0.05, 9)
      const jeffreys = jeffreysInterval(x, n, 0.9)
      expect(jeffreys.lower).toBeGreaterThan(share.lower)
      expect(jeffreys.upper).toBeLessThan(share.upper)
      const mean = exactCountInterval(x, 0.9)
      expect(poissonMoreThan(x - 1, mean.lower)).toBeCloseTo(0.05, 9)
      expect(poissonAtMost(x, mean.upper)).toBeCloseTo(0.05, 9)
    }),
  )
})

test('counts below ten are exact, from ten up they follow Byar', () => {
  expect(countInterval(9)).toEqual(exactCountInterval(9))
  expect(countInterval(10)).toEqual(byarInterval(10))
  expect(countInterval(10).lower).toBeCloseTo(exactCountInterval(10).lower, 1)
})

test('where Byar would go below zero its lower end is not known', () => {
  expect(byarInterval(1, 0.998).lower).toBeNull()
  expect(byarInterval(0).lower).toBe(0)
})

test.each([
  () => exactInterval(3, 2),
  () => exactInterval(1.5, 3),
  () => exactInterval(0, 0),
  () => exactCountInterval(-1),
  () => exactCountInterval(3, 1),
])('wrong counts and levels are errors (%#)', (ask) => {
  expect(ask).toThrow(RangeError)
})

test('the mean of ten values: 2.262 standard errors on either side; one value has no interval', () => {
  const { lower, upper } = meanInterval(30, 8, 10)!
  expect(upper - 30).toBeCloseTo((2.2621571628 * 8) / Math.sqrt(10), 9)
  expect(30 - lower).toBeCloseTo(upper - 30, 12)
  expect(meanInterval(30, 0, 1)).toBeNull()
  expect(() => meanInterval(30, -1, 5)).toThrow(RangeError)
})
