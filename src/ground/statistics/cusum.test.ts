import { describe, expect, test } from 'vitest'
import { calibrateThreshold, cusum, cusumOfCases, cusumWeight, ewma, vlad } from './cusum.ts'
import { binomialExactly } from './distributions/counts.ts'

const options = { kind: 'binomial' as const, reference: 0.2, ratio: 2, h: 3.7 }

test('a month adds the logarithm of how much likelier it is under the worse rate', () => {
  // odds of 1/4 doubled are 1/2: a rate of one third
  const worse = binomialExactly(5, { n: 12, p: 1 / 3 }) / binomialExactly(5, { n: 12, p: 0.2 })
  expect(cusumWeight({ x: 5, n: 12 }, options)).toBeCloseTo(Math.log(worse), 12)
})

test('good months never add up to credit, and a missing one adds nothing', () => {
  const points = cusum([{ x: 0, n: 50 }, { x: 0, n: 50 }, null, { x: 18, n: 50 }, null], options)
  expect(points.map(({ s }) => s > 0)).toEqual([false, false, false, true, true])
  expect(points[4]!.s).toBe(points[3]!.s)
  expect(points[4]!.monthsAbove).toBe(2)
})

test('a rate that has risen for good is told, and the path begins anew', () => {
  const points = cusum(
    Array.from({ length: 12 }, () => ({ x: 10, n: 30 })),
    options,
  )
  const first = points.findIndex(({ signal }) => signal)
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(6)
  expect(points[first]!.monthsAbove).toBe(first + 1)
  expect(points[first + 1]!.s).toBeLessThan(points[first]!.s)
})

test('improvement is a path of its own, with a ratio below 1', () => {
  const better = cusum(
    Array.from({ length: 12 }, () => ({ x: 1, n: 30 })),
    { ...options, ratio: 0.5 },
  )
  expect(better.some(({ signal }) => signal)).toBe(true)
})

test('cases of one risk add up as the months that they fall into', () => {
  const cases = [1, 1, 0, 0, 1].map((y) => ({ y: y as 0 | 1, p: 0.2 }))
  const all = cusumOfCases(cases, { ratio: 2, h: 99 })
  expect(all.at(-1)!.s).toBeCloseTo(cusumWeight({ x: 3, n: 5 }, options), 12)
})

describe('thresholds', () => {
  test('about 3.7 lets chance alone raise one chart in twenty a year, at 30 cases a month', () => {
    const h = calibrateThreshold([30], { kind: 'binomial', reference: 0.2, ratio: 2, runs: 4000 })
    expect(h).toBeGreaterThan(3)
    expect(h).toBeLessThan(4.2)
    expect(calibrateThreshold([30], { kind: 'binomial', reference: 0.2, ratio: 2, runs: 4000 })).toBe(h)
  })

  test('fewer false alarms need a higher one; counts have theirs', () => {
    const of = { kind: 'poisson' as const, reference: 1, ratio: 1.5, runs: 2000 }
    expect(calibrateThreshold([80], { ...of, falseAlarms: 0.02 })).toBeGreaterThan(
      calibrateThreshold([80], { ...of, falseAlarms: 0.2 }),
    )
  })
})

test('the weighted mean comes to its limits as they open', () => {
  const points = ewma([0, 0, 3, 3, 3, null], { centre: 0, sd: 1 })
  expect(points[0]!.upper).toBeLessThan(points[3]!.upper)
  expect(points.map(({ signal }) => signal)).toEqual([false, false, false, true, true, true])
  expect(points[5]!.z).toBe(points[4]!.z)
})

test('expected less observed adds up', () => {
  expect(
    vlad([
      { observed: 1, expected: 2 },
      { observed: 3, expected: 2 },
    ]),
  ).toEqual([1, 0])
})

test.each([
  [[{ x: 3, n: 2 }], options],
  [[{ x: 1, n: 2 }], { ...options, reference: 1 }],
  [[{ x: 1, n: 2 }], { ...options, ratio: 1 }],
  [[{ x: 1, n: 2 }], { ...options, h: 0 }],
] as const)('wrong counts and options are errors (%#)', (months, wrong) => {
  expect(() => cusum(months, wrong)).toThrow(RangeError)
})
