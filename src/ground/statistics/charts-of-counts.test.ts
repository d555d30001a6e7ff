import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betweenEventsChart, countChart, timeBetweenChart } from './charts-of-counts.ts'
import { medianOf, runChart } from './run-chart.ts'

const hundred = (...xs: number[]) => xs.map((x) => ({ x, n: 100 }))

test('P: three standard errors of the common share around it, wider where cases are fewer', () => {
  const chart = countChart([...hundred(10, 12, 8), { x: 2, n: 25 }, null], { kind: 'p' })
  const centre = 32 / 325
  expect(chart.centre).toBeCloseTo(centre, 12)
  expect(chart.points[0]!.upper).toBeCloseTo(centre + 3 * Math.sqrt((centre * (1 - centre)) / 100), 12)
  expect(chart.points[3]!.upper!).toBeGreaterThan(chart.points[0]!.upper!)
  expect(chart.points[3]!.lower).toBe(0)
  expect(chart.points[4]).toEqual({ value: null, lower: null, upper: null, isOutside: false, sigma: null })
})

test('U and C: the root of the mean, over the exposure or not', () => {
  const u = countChart(hundred(4, 4, 4), { kind: 'u' })
  expect(u.points[0]!.upper).toBeCloseTo(0.04 + 3 * Math.sqrt(0.04 / 100), 12)
  const c = countChart(hundred(9, 9, 30), { kind: 'c', isBase: (at) => at < 2 })
  expect(c).toMatchObject({ centre: 9, points: [{ upper: 18 }, { upper: 18 }, { isOutside: true }] })
})

test("P': months that jump by more than chance widen the limits, months that barely move narrow them", () => {
  const wild = countChart(hundred(10, 40, 12, 38, 9, 41), { kind: 'pp', isScreened: false })
  expect(wild.spread).toBeGreaterThan(3)
  expect(wild.points.some(({ isOutside }) => isOutside)).toBe(false)
  expect(countChart(hundred(10, 40, 12, 38, 9, 41), { kind: 'p' }).points.some(({ isOutside }) => isOutside)).toBe(true)
  expect(countChart(hundred(20, 21, 20, 21, 20, 21), { kind: 'pp' }).spread).toBeLessThan(0.5)
})

test("I': the weighted mean, and steps weighed by their denominators", () => {
  const chart = countChart(
    [
      { x: 10, n: 10 },
      { x: 30, n: 20 },
    ],
    { kind: 'i' },
  )
  const s = (Math.sqrt(Math.PI / 2) * 0.5) / Math.sqrt(1 / 10 + 1 / 20)
  expect(chart.centre).toBeCloseTo(40 / 30, 12)
  expect(chart.points[1]!.upper).toBeCloseTo(40 / 30 + (3 * s) / Math.sqrt(20), 12)
})

test('G and T: rare events by what lies between them', () => {
  expect(betweenEventsChart([3, 5, 10])).toEqual({ centre: 5, lower: 0, upper: 6 + 3 * Math.sqrt(42) })
  const t = timeBetweenChart([20, 30, 25, 40])!
  expect(t.lower).toBeGreaterThanOrEqual(0)
  expect(t.centre).toBeGreaterThan(20)
  expect(t.upper).toBeGreaterThan(40)
  expect(betweenEventsChart([])).toBeNull()
  expect(timeBetweenChart([4])).toBeNull()
  expect(() => timeBetweenChart([4, 0])).toThrow(/Event 2/)
  expect(() => betweenEventsChart([4, -1])).toThrow(/Event 2/)
})

test('nothing but missing months has no centre; wrong counts name their month', () => {
  expect(countChart([null, null], { kind: 'p' }).centre).toBeNull()
  expect(() =>
    countChart(
      [
        { x: 1, n: 2 },
        { x: 3, n: 2 },
      ],
      { kind: 'p' },
    ),
  ).toThrow(/Month 2/)
  expect(() => countChart([{ x: -1, n: 2 }], { kind: 'u' })).toThrow(/Month 1/)
})

test('a run of eight on one side among ten points is too long; a line that wanders is not', () => {
  expect(runChart([1, 9, 9, 9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1]).signal).toBe(true)
  expect(runChart([5, 3, 6, 2, 7, 3, 6, 4, 5, 6, 3, 4]).signal).toBe(false)
})

test('fewer than ten points off the median give no verdict', () => {
  expect(runChart([1, 2, 3, null, 4, 5])).toMatchObject({ median: 3, useful: 4, signal: null })
  expect(runChart([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7])).toMatchObject({ useful: 0, signal: null, longestRun: 0 })
  expect(runChart([])).toMatchObject({ median: null, signal: null })
  expect(medianOf([4, 1, 3, 2])).toBe(2.5)
})

test('limits scale with the data, and a run chart does not care about scale at all', () => {
  const months = fc.array(fc.record({ x: fc.nat(50), n: fc.constant(50) }), { minLength: 3, maxLength: 30 })
  fc.assert(
    fc.property(months, fc.integer({ min: 2, max: 9 }), (series, factor) => {
      const scaled = series.map(({ x, n }) => ({ x: x * factor, n: n * factor }))
      expect(countChart(scaled, { kind: 'p' }).centre).toBeCloseTo(countChart(series, { kind: 'p' }).centre!, 12)
      const [one, other] = [series, scaled].map((all) => runChart(all.map(({ x }) => x)))
      expect(other).toEqual({ ...one, median: one!.median! * factor })
    }),
  )
})
