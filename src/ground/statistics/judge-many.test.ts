import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cusum } from './cusum.ts'
import { cusumMany, hitsOf, judgeMany } from './judge-many.ts'
import { limitsOf } from './xmr-limits.ts'
import { rulesHit } from './xmr-rules.ts'

const months = 20
const value = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 90, -60) },
)
const series = fc.array(value, { minLength: months, maxLength: months })
const numbersOf = (all: readonly (readonly (number | null)[])[]) =>
  Float64Array.from(all.flat().map((one) => one ?? Number.NaN))

test('many series at once are judged as each is by itself', () => {
  fc.assert(
    fc.property(
      fc.array(series, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom(months, 12),
      (all, screening, base) => {
        const judged = judgeMany(numbersOf(all), months, { screening, base })
        all.forEach((one, s) => {
          const limits = limitsOf(one.slice(0, base), screening)
          const hits = limits
            ? rulesHit(one, limits, { trendLength: 7, shiftLength: 7, twoOfThree: 'mdc' })
            : one.map(() => [])
          const told = Array.from(judged.bits.subarray(s * months, (s + 1) * months), hitsOf)
          expect(told).toEqual(hits)
          if (limits) {
            expect(judged.centre[s]).toBeCloseTo(limits.centre, 10)
            expect(judged.averageMovingRange[s]).toBeCloseTo(limits.averageMovingRange, 10)
          } else expect(judged.averageMovingRange[s]).toBeNaN()
        })
      },
    ),
  )
})

test('slow climbs and long sides are seen alike', () => {
  const climbs = fc.array(fc.constantFrom(-1, 0, 1, 1, 1, 1), { minLength: months, maxLength: months })
  fc.assert(
    fc.property(climbs, fc.integer({ min: 4, max: 7 }), (steps, length) => {
      let at = 0
      const one = steps.map((step) => {
        at += step
        return at
      })
      const limits = limitsOf(one)!
      const options = { trendLength: length, shiftLength: length }
      const hits = rulesHit(one, limits, { ...options, twoOfThree: 'mdc' })
      expect(Array.from(judgeMany(numbersOf([one]), months, options).bits, hitsOf)).toEqual(hits)
    }),
  )
})

test('the early warning of many is that of each', () => {
  const month = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 20, max: 40 }), fc.boolean())
  fc.assert(
    fc.property(fc.array(fc.array(month, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 }), (all) => {
      const isThere = (one: [number, number, boolean]) => one[2]
      const x = Float64Array.from(all.flat().map((one) => (isThere(one) ? one[0] : Number.NaN)))
      const n = Float64Array.from(all.flat().map(([, size]) => size))
      const reference = Float64Array.from(all.map((_, at) => 0.1 + at / 10))
      const many = cusumMany(x, n, 6, { reference, ratio: 2, h: 3 })
      all.forEach((one, s) => {
        const own = one.map((each) => (isThere(each) ? { x: each[0], n: each[1] } : null))
        const told = cusum(own, { kind: 'binomial', reference: reference[s]!, ratio: 2, h: 3 })
        told.forEach((point, at) => {
          expect(many.s[s * 6 + at]).toBeCloseTo(point.s, 10)
          expect(many.signals[s * 6 + at]).toBe(point.signal ? 1 : 0)
        })
      })
    }),
  )
})

test('numbers that are no whole series are an error', () => {
  expect(() => judgeMany(new Float64Array(7), 3)).toThrow('7 values are not whole series of 3 months')
  expect(() =>
    cusumMany(new Float64Array(6), new Float64Array(6), 3, { reference: new Float64Array(1), ratio: 2, h: 3 }),
  ).toThrow('are not 1 series')
})
