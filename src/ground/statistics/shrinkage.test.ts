import { expect, test } from 'vitest'
import { estimatePrior, jamesSteinFactor, shrinkMeans, shrinkRatio, shrinkShare } from './shrinkage.ts'

/** Deaths after heart surgery in babies, twelve hospitals: a textbook example (Spiegelhalter and others, BUGS). */
const hospitals = [
  [0, 47],
  [18, 148],
  [8, 119],
  [46, 810],
  [8, 211],
  [13, 196],
  [9, 148],
  [31, 215],
  [14, 207],
  [8, 97],
  [29, 256],
  [24, 360],
].map(([x, n]) => ({ x: x!, n: n! }))

test('twelve hospitals: as firm as about 87 operations speak for the common mean', () => {
  const prior = estimatePrior(hospitals)!
  expect(prior.mean).toBeCloseTo(208 / 2814, 12)
  expect(prior.firmness).toBeCloseTo(86.6, 1)
})

test('the hospital without a death is drawn to the mean, and cannot be told from the others', () => {
  const shrunken = shrinkShare(hospitals[0]!, estimatePrior(hospitals)!)
  expect(shrunken.estimate).toBeGreaterThan(0.04)
  expect(shrunken.reliability).toBeCloseTo(47 / (47 + 86.6), 3)
  expect(shrunken.lower).toBeLessThan(shrunken.estimate)
  expect(shrunken.upper).toBeGreaterThan(shrunken.estimate)
})

test('units that differ no more than chance have the mean as their best guess', () => {
  const alike = Array.from({ length: 10 }, () => ({ x: 20, n: 100 }))
  const prior = estimatePrior(alike)!
  expect(prior.firmness).toBe(Number.POSITIVE_INFINITY)
  expect(shrinkShare({ x: 30, n: 100 }, prior)).toEqual({ estimate: 0.2, lower: 0.2, upper: 0.2, reliability: 0 })
})

test('eighteen batters: drawn to their mean by four fifths, and three times nearer to what they did after', () => {
  const first = [
    0.4, 0.378, 0.356, 0.333, 0.311, 0.311, 0.289, 0.267, 0.244, 0.244, 0.222, 0.222, 0.222, 0.222, 0.222, 0.2, 0.178,
    0.156,
  ]
  const later = [
    0.346, 0.298, 0.276, 0.222, 0.273, 0.27, 0.263, 0.21, 0.269, 0.23, 0.264, 0.256, 0.303, 0.264, 0.226, 0.285, 0.316,
    0.2,
  ]
  const mean = first.reduce((sum, one) => sum + one, 0) / 18
  const error = Math.sqrt((mean * (1 - mean)) / 45)
  const miss = (guess: number[]) => guess.reduce((sum, one, at) => sum + (one - later[at]!) ** 2, 0)
  const factor = jamesSteinFactor(first, error)
  expect(factor).toBeCloseTo(0.2117, 2)
  expect(miss(first)).toBeCloseTo(0.075, 3)
  expect(miss(first.map((one) => mean + factor * (one - mean)))).toBeCloseTo(0.021, 3)
  const { estimates } = shrinkMeans(first.map((y) => ({ y, error })))!
  expect(miss(estimates)).toBeLessThan(0.026)
})

test('observed over expected of a small unit is drawn to 1', () => {
  expect(shrinkRatio(3, 1, 5)).toBeCloseTo(8 / 6, 12)
})

test('nobody to learn from; wrong counts', () => {
  expect(estimatePrior([])).toBeNull()
  expect(shrinkMeans([])).toBeNull()
  expect(() => shrinkShare({ x: 3, n: 2 }, { mean: 0.5, firmness: 10 })).toThrow(RangeError)
  expect(() => shrinkShare({ x: 1, n: 2 }, { mean: 0.5, firmness: 0 })).toThrow(RangeError)
})
