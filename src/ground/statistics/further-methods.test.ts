import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviseChart } from './advise-chart.ts'
import { forecastShare, forecastShareOpen } from './forecast.ts'
import { adjustByModel } from './imported-model.ts'
import { normalQuantile } from './normal.ts'
import { measureOverdispersionTruncated, scaleCountRatio, scaleLogRatio, scaleRatio } from './overdispersion.ts'
import { shareOfYear } from './seasonal-share.ts'
import { seededUniform } from './seeded-uniform.ts'
import { sequentialTest, sequentialThresholds, tabularCusum } from './sequential-test.ts'

describe('which chart fits', () => {
  const months = (sizes: number[], share: number) => sizes.map((n) => ({ x: Math.round(n * share), n }))
  test('like denominators with enough cases: individual values will do', () => {
    expect(adviseChart(months(Array(12).fill(60), 0.4), 'share')).toEqual([])
  })
  test('denominators that differ twofold, few cases, rare events, few months', () => {
    expect(adviseChart(months([...Array(11).fill(60), 130], 0.4), 'share')).toEqual([
      { chart: 'pp', reason: 'denominators-differ' },
    ])
    expect(adviseChart(months(Array(12).fill(20), 0.2), 'share')).toEqual([{ chart: 'pp', reason: 'few-cases' }])
    expect(adviseChart(months(Array(12).fill(100), 0.01), 'rate')).toEqual([{ chart: 't', reason: 'rare-events' }])
    expect(adviseChart(months(Array(5).fill(60), 0.4), 'share')).toEqual([{ chart: 'run', reason: 'few-months' }])
    expect(adviseChart([null, null], 'share')).toEqual([])
  })
})

describe('overdispersion by truncation', () => {
  test('the outer tenths take no part: one unit far away changes nothing', () => {
    const units = Array.from({ length: 19 }, (_, at) => scaleRatio(80 + 2 * at, 100, 1))
    const far = [...units.slice(0, 18), scaleRatio(900, 100, 1)]
    expect(measureOverdispersionTruncated(far)).toEqual(measureOverdispersionTruncated(units))
  })
  test('of 19 units three drop out: groups 0 and 9 of floor(10 rank / 20)', () => {
    // ranks 1, and 18 and 19
    const units = Array.from({ length: 19 }, (_, at) => ({ y: at - 9, target: 0, s: 1 }))
    const squares = units.slice(1, 17).map(({ y }) => y * y)
    const { phi, tau2 } = measureOverdispersionTruncated(units)!
    expect(phi).toBeCloseTo(squares.reduce((sum, one) => sum + one, 0) / 16, 12)
    expect(tau2).toBeCloseTo((16 * phi - 15) / (16 - 1), 12)
  })
  test('a unit without any event has no place on the logarithmic scale, and makes nothing infinite', () => {
    expect(scaleLogRatio(0, 5, 1)).toBeNull()
    expect(scaleLogRatio(10, 5, 1)).toEqual({ y: Math.log(2), target: 0, s: 1 / Math.sqrt(5) })
    expect(scaleCountRatio(0, 0, 1)).toEqual({ y: 0, target: 0, s: 0 })
    expect(measureOverdispersionTruncated([])).toBeNull()
  })
})

describe('the share of a year in each month', () => {
  const steady = Array<number>(12).fill(10)
  const peaked = steady.map((count, at) => (at === 0 ? 120 : count))
  test('needs two whole years; with two it is drawn to a twelfth by a third', () => {
    expect(shareOfYear([peaked])).toBeNull()
    expect(shareOfYear([peaked, Array<number>(12).fill(0)])).toBeNull()
    expect(shareOfYear([peaked, peaked])![0]).toBeCloseTo((2 / 3) * (120 / 230) + 1 / 36, 12)
    expect(shareOfYear([peaked, peaked, peaked])![0]).toBeCloseTo(120 / 230, 12)
    expect(() => shareOfYear([[1, 2], steady])).toThrow('Year 1 has 2 months')
    expect(() => shareOfYear([steady, steady.map((_, at) => (at === 3 ? -1 : 1))])).toThrow('Year 2, month 4')
  })
  test('shares add up to one, whatever the years', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 12, maxLength: 12 }), {
          minLength: 2,
          maxLength: 5,
        }),
        (years) => {
          expect(shareOfYear(years)!.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10)
        },
      ),
    )
  })
})

describe("somebody else's model", () => {
  const model = { intercept: -1, coefficients: [0.5, 1], effects: { A: 0.4, B: -0.4 } }
  const cases = [
    { unit: 'A', observed: 1, values: [1, 0] },
    { unit: 'A', observed: 0, values: [0, 1] },
    { unit: 'B', observed: 1, values: [1, 0] },
  ] as const
  const chance = (logit: number) => 1 / (1 + Math.exp(-logit))
  test('expected with an average effect, predicted with its own', () => {
    const [a, b] = adjustByModel(cases, model)
    expect(a).toMatchObject({ unit: 'A', cases: 2, observed: 1 })
    expect(a!.expected).toBeCloseTo(chance(-0.5) + chance(0), 12)
    expect(a!.predictedOverExpected).toBeCloseTo((chance(-0.1) + chance(0.4)) / (chance(-0.5) + chance(0)), 12)
    expect(b!.predictedOverExpected).toBeLessThan(1)
  })
  test('without effects there is no prediction; a case that does not fit is named', () => {
    expect(adjustByModel(cases, { intercept: -1, coefficients: [0.5, 1] })[0]!.predictedOverExpected).toBeNull()
    expect(() => adjustByModel([{ unit: 'A', observed: 0, values: [1] }], model)).toThrow('Case 1: 1 values for 2')
  })
})

describe('evidence that adds up', () => {
  test('thresholds of the sequential test: 4.60, 9.21 and 13.8', () => {
    const upper = [1e-2, 1e-4, 1e-6].map((one) => sequentialThresholds({ alpha: one, beta: one }).upper)
    expect(upper.map((one) => one.toPrecision(3))).toEqual(['4.60', '9.21', '13.8'])
  })
  test('good months bank credit that bad ones must use up', () => {
    const bad = { x: 12, n: 30 }
    const options = { kind: 'binomial', reference: 0.2, ratio: 2, alpha: 1e-4, beta: 1e-4 } as const
    const months = (good: number) =>
      sequentialTest([...Array(good).fill({ x: 3, n: 30 }), ...Array(6).fill(bad)], options)
    expect(months(0).findIndex(({ verdict }) => verdict === 'worse')).toBe(3)
    expect(months(1).findIndex(({ verdict }) => verdict === 'worse')).toBe(5)
  })
  test('standard values: what lies within half a deviation adds nothing', () => {
    expect(tabularCusum([0.5, -0.5, null])).toEqual(Array(3).fill({ high: 0, low: 0, signal: false }))
    const rising = tabularCusum(Array(6).fill(1.5))
    expect(rising.map(({ high, signal }) => [high, signal])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, false],
      [5, false],
      [6, true],
    ])
  })
})

describe('how many will come is uncertain', () => {
  const so = { k: 42, n: 60, m: 60, target: 0.75 }
  test('the mixed chance lies near that of the mean, and the range is no narrower', () => {
    const [fixed, open] = [forecastShare(so), forecastShareOpen(so)]
    expect(Math.abs(open.probability - fixed.probability)).toBeLessThan(0.03)
    expect(open.range80.upper - open.range80.lower).toBeGreaterThan(0.09)
  })
  test('nobody to come: the share stays what it is', () => {
    expect(forecastShareOpen({ ...so, m: 0 })).toEqual({ probability: 0, range80: { lower: 0.7, upper: 0.7 } })
    expect(() => forecastShareOpen({ ...so, m: 5000 })).toThrow('between 0 and 1000')
  })
})

describe('how long until chance alone signals', () => {
  const uniform = seededUniform(11)
  const normal = () => normalQuantile(uniform() + 0.5 / 4_294_967_296)
  const meanRun = (mean: number, h: number, runs: number) => {
    let points = 0
    for (let run = 0; run < runs; run += 1) {
      const z = Array.from({ length: 4000 }, () => normal() + mean)
      points += tabularCusum(z, { h }).findIndex(({ signal }) => signal) + 1
    }
    return points / runs
  }
  test('tabular CUSUM at h = 4: every 168 points; a change of one deviation is found in 8.4', () => {
    expect(meanRun(0, 4, 300)).toBeGreaterThan(140)
    expect(meanRun(0, 4, 300)).toBeLessThan(200)
    expect(meanRun(1, 4, 300)).toBeCloseTo(8.4, 0)
  })
})
