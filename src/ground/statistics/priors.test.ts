import { expect, test } from 'vitest'
import { digamma, trigamma } from './digamma.ts'
import { chanceWorse, estimateRatioPrior, fitSharePrior, shrinkToPrior } from './priors.ts'

// operations and deaths of twelve hospitals (Spiegelhalter's surgical data)
const operations = [47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360]
const deaths = [0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24]
const hospitals = operations.map((n, at) => ({ x: deaths[at]!, n }))

test('digamma and trigamma are those of R', () => {
  const known: [number, number, number][] = [
    [0.3, -3.50252422220013, 12.24536454610773],
    [1, -0.57721566490153, 1.64493406684823],
    [7.5, 1.94675748424609, 0.1426158966967],
    [40, 3.67632737403484, 0.02531510384129],
  ]
  for (const [x, first, second] of known) {
    expect(digamma(x)).toBeCloseTo(first, 12)
    expect(trigamma(x)).toBeCloseTo(second, 12)
  }
})

test('twelve hospitals: the likeliest prior is a beta of 8.25 and 99.6', () => {
  const prior = fitSharePrior(hospitals)!
  expect(prior.a).toBeCloseTo(8.2535, 3)
  expect(prior.b).toBeCloseTo(99.637, 3)
})

test('units that do not differ, or have no case, have no likeliest prior', () => {
  expect(fitSharePrior(Array(12).fill({ x: 20, n: 100 }))).toBeNull()
  expect(fitSharePrior([{ x: 0, n: 0 }])).toBeNull()
  expect(fitSharePrior([{ x: 0, n: 20 }])).toBeNull()
})

test('observed over expected is drawn to its group, with the interval of a gamma', () => {
  const shrunken = shrinkToPrior({ observed: 10, expected: 10.5 }, { a: 2, b: 2 })
  expect(shrunken.estimate).toBe(12 / 12.5)
  expect(shrunken.lower).toBeCloseTo(0.4960460087, 9)
  expect(shrunken.upper).toBeCloseTo(1.5745630811, 9)
  expect(shrunken.reliability).toBe(10.5 / 12.5)
})

test('ratios that differ by more than chance have a prior; those that do not have none', () => {
  const differing = [5, 40, 12, 30, 8, 25].map((observed) => ({ observed, expected: 20 }))
  const { a, b } = estimateRatioPrior(differing)!
  expect(a / b).toBeCloseTo(1, 12)
  // variance of the ratios 0.4633 (over 5), of which 1/20 is chance
  const spread = differing.reduce((sum, { observed }) => sum + (observed / 20 - 1) ** 2, 0)
  expect(a / b ** 2).toBeCloseTo(spread / 5 - 1 / 20, 12)
  expect(estimateRatioPrior(Array(6).fill({ observed: 20, expected: 20 }))).toBeNull()
  expect(estimateRatioPrior([{ observed: 3, expected: 0 }])).toBeNull()
})

test('the chance of a true share below seven tenths, after 30 of 50', () => {
  const prior = { a: 7, b: 3 }
  expect(chanceWorse({ x: 30, n: 50 }, prior, 0.7, 'increase')).toBeCloseTo(0.911561300237, 11)
  expect(chanceWorse({ x: 30, n: 50 }, prior, 0.7, 'decrease')).toBeCloseTo(1 - 0.911561300237, 11)
})
