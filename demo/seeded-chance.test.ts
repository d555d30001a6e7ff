import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, dayText } from './day-numbers.ts'
import { seededChance } from './seeded-chance.ts'

const draws = (seed: number, kind: string, index: number, count = 20) => {
  const chance = seededChance(seed, kind, index)
  return Array.from({ length: count }, () => chance.next())
}

test('a stream repeats, and differs by seed, kind and index', () => {
  expect(draws(7, 'household', 3)).toEqual(draws(7, 'household', 3))
  expect(draws(7, 'household', 3)).not.toEqual(draws(8, 'household', 3))
  expect(draws(7, 'household', 3)).not.toEqual(draws(7, 'path', 3))
  expect(draws(7, 'household', 3)).not.toEqual(draws(7, 'household', 4))
})

test('the sequence of a seed is fixed: a change here changes every made city', () => {
  expect(draws(1, 'fixed', 0, 3).map((value) => Math.floor(value * 1_000_000))).toMatchInlineSnapshot(`
    [
      944701,
      671162,
      712055,
    ]
  `)
})

test('first draws of neighbouring streams are even and unrelated', () => {
  const count = 20_000
  const first = Array.from({ length: count }, (_, index) => seededChance(7, 'even', index).next())
  const mean = first.reduce((sum, value) => sum + value, 0) / count
  const product = first.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (first[i]! - 0.5), 0) / count
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count))
  expect(Math.abs(product * 12)).toBeLessThan(4 / Math.sqrt(count))
})

test('draws keep their ranges', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, index, low, width) => {
      const chance = seededChance(seed, 'law', index)
      const whole = chance.whole(low, low + width)
      expect(whole).toBeGreaterThanOrEqual(low)
      expect(whole).toBeLessThanOrEqual(low + width)
      expect(chance.weighted([0, 3, 0])).toBe(1)
      expect(chance.exponential(5)).toBeGreaterThanOrEqual(0)
      expect(chance.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4])
    }),
  )
})

test('skewed stays have the median they were given', () => {
  const chance = seededChance(3, 'median')
  const below = Array.from({ length: 4000 }, () => chance.skewed(37, 1.17)).filter((nights) => nights < 37).length
  expect(below / 4000).toBeGreaterThan(0.46)
  expect(below / 4000).toBeLessThan(0.54)
})

test('day numbers and day texts are two ways to write one day', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 60_000 }), (day) => {
      expect(dayNumber(dayText(day))).toBe(day)
    }),
  )
})
