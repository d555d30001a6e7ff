import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from './normal.ts'
import { wilsonInterval } from './wilson.ts'

describe('normalQuantile', () => {
  it('gives the multipliers that everybody knows', () => {
    expect(normalQuantile(0.5)).toBe(0)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 14)
    expect(normalQuantile(1e-12)).toBeCloseTo(-7.034483825301132, 12)
  })

  it('is symmetric and rises', () => {
    const share = fc.double({ min: 1e-9, max: 0.5, noNaN: true })
    fc.assert(fc.property(share, (p) => Math.abs(normalQuantile(p) + normalQuantile(1 - p)) < 1e-6))
    fc.assert(fc.property(share, share, (p, q) => p >= q || normalQuantile(p) <= normalQuantile(q)))
  })

  it('refuses what is no share', () => {
    for (const p of [0, 1, -0.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError)
  })
})

describe('wilsonInterval', () => {
  it('bounds 9 of 41 households between 12% and 37%', () => {
    const interval = wilsonInterval(9, 41)
    expect(interval?.lower).toBeCloseTo(0.1201, 3)
    expect(interval?.upper).toBeCloseTo(0.3671, 3)
  })

  it('holds at none and at all', () => {
    expect(wilsonInterval(0, 10)?.lower).toBe(0)
    expect(wilsonInterval(0, 10)?.upper).toBeCloseTo(0.27753, 4)
    expect(wilsonInterval(10, 10)?.upper).toBe(1)
    expect(wilsonInterval(10, 10)?.lower).toBeCloseTo(0.72247, 4)
  })

  it('knows no proportion without cases, and refuses counts that cannot be', () => {
    expect(wilsonInterval(0, 0)).toBeNull()
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError)
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError)
    expect(() => wilsonInterval(1, Number.NaN)).toThrow(RangeError)
    expect(() => wilsonInterval(1, 2, 1)).toThrow(RangeError)
  })

  it('contains the observed share, mirrors for the complement, and widens with the level', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([x, n]) => {
        const usual = wilsonInterval(x, n)!
        const wide = wilsonInterval(x, n, 0.998)!
        const mirror = wilsonInterval(n - x, n)!
        expect(usual.lower).toBeLessThanOrEqual(x / n + 1e-12)
        expect(usual.upper).toBeGreaterThanOrEqual(x / n - 1e-12)
        expect(wide.lower).toBeLessThanOrEqual(usual.lower)
        expect(wide.upper).toBeGreaterThanOrEqual(usual.upper)
        expect(mirror.lower).toBeCloseTo(1 - usual.upper, 10)
      }),
    )
  })
})
