import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linearScale, roundEnds, roundTicks } from './linear-scale.ts'

const ends = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-2, max: 1e6, noNaN: true }))
  .map(([low, width]): [number, number] => [low, low + width])

describe('scale and ticks', () => {
  test('the ends of the domain are the ends of the range', () => {
    const scale = linearScale([0.2, 0.7], [100, 0])
    expect([scale(0.2), scale(0.45), scale(0.7)].map((y) => Math.round(y * 1e9) / 1e9)).toEqual([100, 50, 0])
    expect(linearScale([3, 3], [0, 10])(3)).toBe(5)
  })
  test('ticks are round, and tenths are tenths', () => {
    expect(roundTicks([0, 1], 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(roundTicks([0.12, 0.41], 3)).toEqual([0.2, 0.3, 0.4])
    expect(roundTicks([0, 180], 4)).toEqual([0, 50, 100, 150])
    expect(roundEnds([0.13, 0.52], 4)).toEqual([0.1, 0.6])
    expect(roundTicks([5, 5], 4)).toEqual([5])
  })
  test('whatever the domain: its ticks lie in it, in order, and its round ends hold it', () => {
    fc.assert(
      fc.property(ends, ([low, high]) => {
        fc.pre(high > low)
        const slack = 1e-6 * (high - low)
        const ticks = roundTicks([low, high], 4)
        expect(ticks.every((tick) => tick >= low - slack && tick <= high + slack)).toBe(true)
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
        const [from, to] = roundEnds([low, high], 4)
        expect(from).toBeLessThanOrEqual(low + slack)
        expect(to).toBeGreaterThanOrEqual(high - slack)
      }),
    )
  })
})
