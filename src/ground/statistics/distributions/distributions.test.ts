import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile, normalTails } from '../normal.ts'
import { betaQuantile, betaTails } from './beta.ts'
import {
  betaBinomialAtMost,
  betaBinomialExactly,
  binomialAtMost,
  binomialExactly,
  binomialMoreThan,
  binomialQuantile,
  negativeBinomialAtMost,
  negativeBinomialExactly,
  negativeBinomialQuantile,
  poissonAtMost,
  poissonExactly,
  poissonMoreThan,
  poissonQuantile,
} from './counts.ts'
import { chiSquaredQuantile, chiSquaredTails, gammaQuantile, gammaTails } from './gamma.ts'
import { logGamma } from './saddle-point.ts'
import { studentBelow, studentQuantile } from './student-t.ts'

/** As near as a relative billionth, the standard that the house asks for. */
function expectNear(seen: number, known: number): void {
  expect(Math.abs(seen - known)).toBeLessThanOrEqual(1e-9 * Math.abs(known))
}

const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
const shape = fc.double({ min: 0.05, max: 1e5, noNaN: true })

describe('values that can be worked out by hand', () => {
  test('the gamma function of whole numbers and of a half', () => {
    expectNear(Math.exp(logGamma(11)), 3_628_800)
    expectNear(Math.exp(logGamma(0.5)), Math.sqrt(Math.PI))
    expect(logGamma(1)).toBeCloseTo(0, 14)
    expect(() => logGamma(0)).toThrow(RangeError)
  })

  test('a gamma of shape 1 is exponential, chi-squared with 2 degrees too', () => {
    for (const x of [1e-12, 0.3, 1, 7, 40]) {
      expectNear(gammaTails(1, x).above, Math.exp(-x))
      expectNear(gammaTails(1, x).below, -Math.expm1(-x))
      expectNear(chiSquaredTails(2 * x, 2).above, Math.exp(-x))
    }
    expectNear(gammaQuantile(0.5, 1), Math.LN2)
    expectNear(chiSquaredQuantile(0.95, 2), -2 * Math.log(0.05))
  })

  test('a beta of (1, b) and of (a, 1) is a power; of (1/2, 1/2) an arc sine', () => {
    expectNear(betaTails(1, 5, 0.2).above, 0.8 ** 5)
    expectNear(betaTails(3, 1, 0.2).below, 0.008)
    expectNear(betaTails(0.5, 0.5, 0.25).below, 1 / 3)
    expectNear(betaQuantile(0.001, 0.5, 0.5), Math.sin(0.0005 * Math.PI) ** 2)
  })

  test("Student's t with 1 degree is Cauchy, with 2 algebraic", () => {
    expectNear(studentBelow(-63, 1), Math.atan(1 / 63) / Math.PI)
    expectNear(studentQuantile(0.975, 1), Math.tan(0.475 * Math.PI))
    expectNear(studentQuantile(0.9, 2), 0.8 * Math.sqrt(2 / (1 - 0.64)))
    expect(studentQuantile(0.5, 11)).toBe(0)
  })

  test('ten tosses of a coin; two dice that count as Poisson; failures before the second success', () => {
    expectNear(binomialExactly(3, { n: 10, p: 0.5 }), 120 / 1024)
    expectNear(binomialAtMost(2, { n: 10, p: 0.5 }), 56 / 1024)
    expect(binomialQuantile(0.5, { n: 1, p: 0.5 })).toBe(0)
    expectNear(poissonAtMost(1, 2), 3 * Math.exp(-2))
    expectNear(poissonExactly(0, 2), Math.exp(-2))
    expectNear(negativeBinomialExactly(1, { size: 2, p: 0.3 }), 2 * 0.3 * 0.3 * 0.7)
    expectNear(negativeBinomialAtMost(1, { size: 2, p: 0.3 }), 0.09 + 0.126)
    expectNear(betaBinomialExactly(4, { n: 10, a: 1, b: 1 }), 1 / 11)
    expectNear(betaBinomialAtMost(8, { n: 10, a: 1, b: 1 }), 9 / 11)
  })

  test('far tails keep their digits', () => {
    // 1 - Phi(8), from tables
    expectNear(normalTails(8).above, 6.22096057427178e-16)
    expectNear(normalTails(-8).below, 6.22096057427178e-16)
    expectNear(binomialMoreThan(99_999, { n: 100_000, p: 1e-3 }), 0)
    expectNear(poissonMoreThan(0, 1e-14), 1e-14)
  })

  test('large counts, where summing would be slow and some libraries are wrong', () => {
    // the median of a Poisson distribution lies between mean - ln 2 and mean + 1/3
    expect(poissonQuantile(0.5, 52_345.6)).toBe(52_345)
    expect(gammaTails(1e7, 1e7).below).toBeCloseTo(0.5 + 1 / (3 * Math.sqrt(2 * Math.PI * 1e7)), 9)
  })
})

describe('ends of the range', () => {
  test('nothing below 0, everything at the most', () => {
    expect(binomialAtMost(-1, { n: 5, p: 0.2 })).toBe(0)
    expect(binomialAtMost(5, { n: 5, p: 0.2 })).toBe(1)
    expect(binomialExactly(0, { n: 0, p: 0.2 })).toBe(1)
    expect(poissonExactly(0, 0)).toBe(1)
    expect(poissonQuantile(0.9, 0)).toBe(0)
    expect(gammaTails(2, Number.POSITIVE_INFINITY)).toEqual({ below: 1, above: 0 })
    expect(betaQuantile(1, 2, 3)).toBe(1)
  })

  test.each([
    () => binomialExactly(1.5, { n: 3, p: 0.5 }),
    () => binomialExactly(1, { n: 3, p: 1.5 }),
    () => poissonAtMost(1, Number.NaN),
    () => gammaQuantile(0.5, 0),
    () => betaQuantile(2, 1, 1),
    () => betaTails(1, 1, -0.1),
    () => negativeBinomialExactly(1, { size: 1, p: 0 }),
    () => studentBelow(1, -1),
  ])('outside it is an error, never NaN (%#)', (ask) => {
    expect(ask).toThrow(RangeError)
  })
})

describe('laws', () => {
  test('the middle of two great and nearly equal shapes has two tails', () => {
    const [a, b] = [99999.99999812891, 99999.99999812884]
    const { below, above } = betaTails(a, b, betaQuantile(1e-9, a, b))
    expect(below + above).toBeCloseTo(1, 12)
    expect(betaTails(a, b, 0.5).below).toBeCloseTo(0.5, 9)
  })

  test('the two tails are one whole, and a quantile leads back to its share', () => {
    fc.assert(
      fc.property(share, shape, shape, (p, a, b) => {
        const x = gammaQuantile(p, a)
        const { below, above } = gammaTails(a, x)
        expect(below + above).toBeCloseTo(1, 12)
        if (x > 1e-280) expect(Math.abs(below - p)).toBeLessThan(1e-9 * Math.max(p, 1 - p))
        const place = betaTails(a, b, betaQuantile(p, a, b))
        expect(place.below + place.above).toBeCloseTo(1, 12)
      }),
      { numRuns: 300 },
    )
  })

  test('a share rises with its value', () => {
    fc.assert(
      fc.property(
        shape,
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, at, step) => {
          expect(gammaTails(a, a * (at + step)).below).toBeGreaterThanOrEqual(gammaTails(a, a * at).below - 1e-15)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('probabilities of all counts add to 1, and the smallest count that reaches a share does', () => {
    const tries = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(tries, share, share, (n, p, aim) => {
        let sum = 0
        for (let k = 0; k <= n; k += 1) sum += binomialExactly(k, { n, p })
        expect(sum).toBeCloseTo(1, 11)
        const k = binomialQuantile(aim, { n, p })
        expect(binomialAtMost(k, { n, p })).toBeGreaterThanOrEqual(aim * (1 - 1e-13))
        expect(binomialAtMost(k - 1, { n, p })).toBeLessThan(aim)
        const mean = n * p
        const events = poissonQuantile(aim, mean)
        expect(poissonAtMost(events - 1, mean)).toBeLessThan(aim)
        const failures = negativeBinomialQuantile(aim, { size: n, p: 0.2 + 0.8 * p })
        expect(negativeBinomialAtMost(failures - 1, { size: n, p: 0.2 + 0.8 * p })).toBeLessThan(aim)
      }),
      { numRuns: 100 },
    )
  })

  test('normal quantile and tails are each other\u2019s way back', () => {
    fc.assert(
      fc.property(share, (p) => {
        expect(Math.abs(normalTails(normalQuantile(p)).below - p)).toBeLessThan(1e-14)
      }),
    )
  })
})
