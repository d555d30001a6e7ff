import fc from 'fast-check'
import { expect, test } from 'vitest'
import { processChart } from './process-chart.ts'
import { xmr } from './xmr.ts'

const monthAt = (at: number) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const valuesOf = (values: readonly number[]) => values.map((value, at) => ({ at: monthAt(at), value }))
const countsOf = (counts: readonly (readonly [number, number])[]) =>
  counts.map(([x, n], at) => ({ at: monthAt(at), value: x / n, x, n }))

const series = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 14, maxLength: 40 })
const shares = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 200 })), {
  minLength: 14,
  maxLength: 30,
})

test('limits scale and shift with the data, and the same points are marked', () => {
  fc.assert(
    fc.property(
      series,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -300, max: 300 }),
      (values, scale, shift) => {
        const [one, other] = [values, values.map((value) => value * scale + shift)].map((all) =>
          processChart('xmr', valuesOf(all)),
        )
        const [a, b] = [one!.segments[0]!, other!.segments[0]!]
        for (const line of ['centre', 'lower', 'upper', 'lowerNear', 'upperNear'] as const)
          expect(b[line]).toBeCloseTo(a[line]! * scale + shift, 5)
        expect(other!.points.map(({ rules }) => rules)).toEqual(one!.points.map(({ rules }) => rules))
      },
    ),
  )
})

test.each(['xmr', 'run', 'p', 'pp', 'u', 'up', 'c', 'i'] as const)(
  '%s: a rebased segment knows nothing of the other',
  (kind) => {
    fc.assert(
      fc.property(shares, shares, shares, (before, after, otherBefore) => {
        const drawn = (first: typeof before) =>
          processChart(kind, countsOf([...first, ...after]), { rebases: [monthAt(first.length)] })
        const second = (chart: ReturnType<typeof drawn>) =>
          chart.points
            .filter(({ segment }) => segment === 1)
            .map(({ value, lines, rules }) => ({ value, lines, rules }))
        expect(second(drawn(before))).toEqual(second(drawn(otherBefore)))
      }),
      { numRuns: 30 },
    )
  },
)

test('individual values are those of xmr', () => {
  const values = valuesOf([5, 6, 5, 7, 5, 6, 5, 6, 5, 7, 6, 5, 12, 6])
  const [chart, plain] = [processChart('xmr', values, { better: 'increase' }), xmr(values, { better: 'increase' })]
  expect(chart.points.map(({ rules }) => rules)).toEqual(plain.points.map(({ rules }) => rules))
  expect([chart.segments[0]!.upper, chart.variation]).toEqual([plain.segments[0]!.limits!.upper, plain.variation])
})

test('shares: limits open where cases are few, and are kept within what can be only after the rules', () => {
  const counts = Array.from({ length: 14 }, (_, at): [number, number] => [at === 13 ? 40 : 10, at === 13 ? 50 : 100])
  const chart = processChart('p', countsOf(counts), { better: 'decrease' })
  const pbar = 170 / 1350
  expect(chart.segments[0]!.centre).toBeCloseTo(pbar, 12)
  expect(chart.points[0]!.lines!.upper).toBeCloseTo(pbar + 3 * Math.sqrt((pbar * (1 - pbar)) / 100), 12)
  expect(chart.points[13]!.rules.map(({ rule }) => rule)).toEqual(['astronomical'])
  expect(chart.segments[0]!.upper).toBeNull()
  expect(chart.variation).toBe('concern')
})

test('shares of few cases have exact limits, which are never below nothing', () => {
  const chart = processChart('p', countsOf(Array.from({ length: 14 }, (_, at) => [at % 2, 12] as const)))
  expect(chart.warnings).toContain('exact-limits')
  expect(chart.points[0]!.lines!.lower).toBeGreaterThanOrEqual(0)
})

test('of a run chart a run longer than expected is its shift; the median fixed before holds after', () => {
  const values = [4, 6, 5, 7, 4, 6, 5, 7, 4, 6, ...Array(9).fill(9)]
  const chart = processChart('run', valuesOf(values), { fixAfter: 10, better: 'increase' })
  expect(chart.segments[0]!.centre).toBe(5.5)
  expect(chart.points.filter(({ rules }) => rules.length > 0)).toHaveLength(10)
  expect([chart.variation, chart.segments[0]!.run!.signal]).toEqual(['improvement', true])
})

test('rows that are no months need no calendar; months do', () => {
  const rows = [1, 2, 3].map((value, at) => ({ at: `row ${at}`, value }))
  expect(processChart('run', rows, { calendar: 'rows' }).points).toHaveLength(3)
  expect(() => processChart('run', rows)).toThrow('no month')
  expect(() => processChart('xmr', rows.toReversed(), { calendar: 'rows' })).toThrow('row 2')
})

test('spread near 1 says that the plain chart will do', () => {
  const counts = Array.from({ length: 30 }, (_, at): [number, number] => [20 + [0, 4, -3, 2, -5, 3][at % 6]!, 100])
  const chart = processChart('pp', countsOf(counts))
  expect(chart.segments[0]!.spread).toBeGreaterThan(0.8)
  expect(chart.warnings.includes('no-extra-variation')).toBe(chart.segments[0]!.spread! <= 1.2)
})
