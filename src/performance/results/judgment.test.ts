import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counted, judge, windowFor } from './judgment.ts'

const month = (number: number) => `2026-${String(number).padStart(2, '0')}`
const series = (...counts: ([number, number] | Counted['state'])[]): Counted[] =>
  counts.map((count, index) =>
    typeof count === 'string'
      ? { month: month(index + 1), state: count, numerator: null, denominator: null }
      : { month: month(index + 1), state: 'value', numerator: count[0], denominator: count[1] },
  )
const exits = { minimum: 0.4, target: 0.5, direction: 'increase' } as const
const returns = { minimum: 0.1, target: 0.08, direction: 'decrease' } as const

describe('the window of a judgment', () => {
  test('a month with 20 units stands alone', () => {
    expect(windowFor(series([8, 20]), '2026-01')).toMatchObject({ months: 1, numerator: 8, denominator: 20 })
  })

  test('a small program looks back three, then six, then twelve months, summed over summed', () => {
    expect(windowFor(series([3, 9], [2, 6], [1, 7]), '2026-03')).toMatchObject({
      months: 3,
      numerator: 6,
      denominator: 22,
    })
    expect(windowFor(series([3, 9], [2, 6], [1, 2], [1, 2], [1, 2]), '2026-05')).toMatchObject({
      months: 6,
      denominator: 21,
    })
  })

  test('twelve months that are still few give the counts and no judgment', () => {
    const window = windowFor(series([1, 2], [0, 1]), '2026-02')
    expect(window).toMatchObject({ months: 12, numerator: 1, denominator: 3 })
    expect(judge(window!, exits)).toBe('too-few')
  })

  test('a month that is missing is not judged by the months before it', () => {
    expect(windowFor(series([20, 40], 'missing'), '2026-02')).toBeNull()
  })

  test('missing months inside a window add nothing and are counted', () => {
    expect(windowFor(series([9, 15], 'missing', [5, 10]), '2026-03')).toMatchObject({
      months: 3,
      denominator: 25,
      monthsWithout: 1,
    })
  })
})

describe('the judgment', () => {
  const window = (numerator: number, denominator: number) => ({
    months: 1,
    numerator,
    denominator,
    value: null,
    monthsWithout: 0,
  })

  test('meets at the target, lies between from the minimum on, is below under it', () => {
    expect(judge(window(10, 20), exits)).toBe('meets-target')
    expect(judge(window(8, 20), exits)).toBe('between')
    expect(judge(window(7, 20), exits)).toBe('below-minimum')
  })

  test('fewer is better for returns', () => {
    expect(judge(window(8, 100), returns)).toBe('meets-target')
    expect(judge(window(10, 100), returns)).toBe('between')
    expect(judge(window(11, 100), returns)).toBe('below-minimum')
  })

  test('without a standard there is no judgment', () => {
    expect(judge(window(10, 20), null)).toBeNull()
  })

  test('a share equal to the threshold reaches it, whatever floating point makes of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 500 }), (percent, times) => {
        const standard = { minimum: percent / 100, target: percent / 100, direction: 'increase' } as const
        expect(judge(window(percent * times, 100 * times), standard)).toBe('meets-target')
        expect(judge(window(percent * times - 1, 100 * times), standard)).toBe('below-minimum')
      }),
    )
  })

  test('one more success never makes a judgment worse', () => {
    const order = ['below-minimum', 'between', 'meets-target']
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), fc.nat(400), (denominator, numerator) => {
        fc.pre(numerator < denominator)
        const before = order.indexOf(judge(window(numerator, denominator), exits)!)
        expect(order.indexOf(judge(window(numerator + 1, denominator), exits)!)).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
