import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newcombeInterval } from './newcombe.ts'

test('Newcombe 1998, table II, case (a): 56/70 against 48/80 differ by 0.0524 to 0.3339', () => {
  const interval = newcombeInterval({ x: 48, n: 80 }, { x: 56, n: 70 })!
  expect(interval.lower).toBeCloseTo(0.0524, 4)
  expect(interval.upper).toBeCloseTo(0.3339, 4)
})

test('no denominator, no interval', () => {
  expect(newcombeInterval({ x: 0, n: 0 }, { x: 1, n: 2 })).toBeNull()
})

test('exchanging the two turns the interval round', () => {
  const counts = fc
    .integer({ min: 1, max: 500 })
    .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }))
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const [there, back] = [newcombeInterval(first, second)!, newcombeInterval(second, first)!]
      expect(there.lower).toBeCloseTo(-back.upper, 12)
      expect(there.lower).toBeLessThanOrEqual(second.x / second.n - first.x / first.n)
    }),
  )
})
