import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastCount, forecastShare } from './forecast.ts'

test('42 of 60 so far, 60 to come, three quarters promised: 48 of them must succeed, with a chance of 12%', () => {
  const seen = forecastShare({ k: 42, n: 60, m: 60, target: 0.75 })
  expect(seen).toMatchObject({ need: 48, required: 0.8, state: 'open' })
  expect(seen.probability).toBeCloseTo(0.12, 2)
  expect(seen.range80.lower).toBeLessThan(0.7)
  expect(seen.range80.upper).toBeGreaterThan(0.7)
})

test('what is secured stays secured, what is out of reach is said', () => {
  expect(forecastShare({ k: 30, n: 40, m: 10, target: 0.6 })).toMatchObject({
    need: 0,
    probability: 1,
    state: 'secured',
  })
  expect(forecastShare({ k: 5, n: 50, m: 10, target: 0.6 })).toMatchObject({
    need: 31,
    probability: 0,
    state: 'out of reach',
  })
  expect(forecastShare({ k: 3, n: 5, m: 0, target: 0.6 })).toMatchObject({ need: 0, required: null, probability: 1 })
  expect(forecastShare({ k: 2, n: 5, m: 0, target: 0.6 })).toMatchObject({
    need: 1,
    probability: 0,
    state: 'out of reach',
  })
})

test('seven tenths of ten are seven, whatever the last bit of the product says', () => {
  expect(forecastShare({ k: 6, n: 9, m: 1, target: 0.7 }).need).toBe(1)
})

test('a count at a steady pace has about an even chance of its own projection', () => {
  const seen = forecastCount({ k: 60, t: 6, r: 6, target: 120 })
  expect(seen).toMatchObject({ need: 60, required: 10, state: 'open' })
  expect(seen.probability).toBeGreaterThan(0.45)
  expect(seen.probability).toBeLessThan(0.6)
  expect(forecastCount({ k: 60, t: 6, r: 0, target: 50 }).probability).toBe(1)
  expect(forecastCount({ k: 60, t: 6, r: 0, target: 70 })).toMatchObject({ probability: 0, state: 'out of reach' })
})

test('a higher target is never likelier, and the range holds eight tenths', () => {
  const counts = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40))
  fc.assert(
    fc.property(
      counts,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ([k, more, m], a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const of = { k, n: k + more, m }
        expect(forecastShare({ ...of, target: high }).probability).toBeLessThanOrEqual(
          forecastShare({ ...of, target: low }).probability + 1e-9,
        )
        const { range80 } = forecastShare({ ...of, target: low })
        expect(range80.lower).toBeLessThanOrEqual(range80.upper)
      },
    ),
  )
})

test('wrong counts are errors', () => {
  expect(() => forecastShare({ k: 3, n: 2, m: 1, target: 0.5 })).toThrow(RangeError)
  expect(() => forecastShare({ k: 1, n: 2, m: 1, target: 1.5 })).toThrow(RangeError)
  expect(() => forecastCount({ k: -1, t: 2, r: 1, target: 5 })).toThrow(RangeError)
})
