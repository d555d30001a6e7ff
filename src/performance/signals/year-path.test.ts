import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '../../ground/platform/day.ts'
import { yearPath } from './year-path.ts'

const months = (...counts: ([number, number] | null)[]) =>
  counts.map((count, at) => ({
    month: addMonths('2026-01', at),
    state: count ? 'value' : 'missing',
    numerator: count?.[0] ?? null,
    denominator: count?.[1] ?? null,
  }))
const year = { from: '2026-01', to: '2026-12' }
const path = (counts: ([number, number] | null)[], target: number, direction: 'increase' | 'decrease' = 'increase') =>
  yearPath({ months: months(...counts), year, target, direction })

describe('the path through the year', () => {
  test('half the year, 42 of 60: of 60 to come 48 must succeed for three quarters, which happens once in eight', () => {
    const found = path(Array(6).fill([7, 10]), 0.75)!
    expect(found).toMatchObject({ need: 48, toCome: 60, state: 'open' })
    expect(found.probability).toBeCloseTo(0.12, 1)
    expect(found.soFar.at(-1)).toEqual({ month: '2026-06', counted: 42, of: 60, asked: 45 })
    expect(found.ahead).toHaveLength(6)
    expect(found.ahead.at(-1)).toMatchObject({ month: '2026-12', of: 120, asked: 90 })
  })
  test('where fewer is better, it says how many may still happen', () => {
    const found = path(Array(6).fill([1, 10]), 0.2, 'decrease')!
    // 24 of 120 may happen, and 6 did
    expect(found).toMatchObject({ need: 18, toCome: 60, state: 'open' })
    expect(found.ahead.at(-1)!.upper).toBeLessThan(24)
    expect(found.ahead.at(-1)!.lower).toBeGreaterThanOrEqual(6)
  })
  test('secured and out of reach', () => {
    expect(path([...Array(11).fill([10, 10])], 0.5)!.state).toBe('secured')
    expect(path([...Array(11).fill([0, 10])], 0.5)!.state).toBe('out of reach')
  })
  test('a month that is not yet mature is still to come; a missing one is not, and is never taken for nothing', () => {
    const found = path([[5, 10], null, [5, 10]], 0.5)!
    expect(found.soFar.map(({ month }) => month)).toEqual(['2026-01', '2026-03'])
    expect(found.toCome).toBe(90)
    const early = months([5, 10], [9, 10], [5, 10])
    early[1]!.state = 'immature'
    expect(yearPath({ months: early, year, target: 0.5, direction: 'increase' })!.toCome).toBe(100)
  })
  test('no known month, no path', () => {
    expect(path([null, null], 0.5)).toBeNull()
    expect(path([[0, 0]], 0.5)).toBeNull()
  })
  test('whatever was counted: the range lies in order between what is sure and what can be, and never shrinks below it', () => {
    const counts = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (list, target, isFewer) => {
        const ordered = list.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])
        const found = path(ordered, target, isFewer ? 'decrease' : 'increase')
        for (const { lower, upper, of } of found?.ahead ?? []) {
          const counted = found!.soFar.at(-1)!.counted
          expect(lower).toBeGreaterThanOrEqual(counted - 1e-6)
          expect(upper).toBeLessThanOrEqual(of + 1e-6)
          expect(lower).toBeLessThanOrEqual(upper + 1e-6)
        }
      }),
      { numRuns: 60 },
    )
  })
})
