import { expect, test } from 'vitest'
import { type StratumCount, standardize, standardizeDirectly } from './standardize.ts'

const count = (unit: string, stratum: string, events: number, cases: number): StratumCount => ({
  unit,
  stratum,
  events,
  cases,
})
const order = ['families', 'single adults', 'youth']

test('a unit that serves a harder group is held to what that group does elsewhere', () => {
  // families succeed in 60 of 100 cases over all, single adults in 30 of 100
  const counts = [
    count('easy mix', 'families', 54, 90),
    count('easy mix', 'single adults', 3, 10),
    count('hard mix', 'families', 6, 10),
    count('hard mix', 'single adults', 27, 90),
  ]
  const { units } = standardize(counts, order)
  expect(units.map(({ unit, expected, ratio }) => [unit, expected, ratio])).toEqual([
    ['easy mix', expect.closeTo(57, 10), expect.closeTo(1, 10)],
    ['hard mix', expect.closeTo(33, 10), expect.closeTo(1, 10)],
  ])
  // each has half of all cases, so its own are in the rate: against the other alone
  expect(units[0]!.ratioAgainstOthers).toBeCloseTo(57 / (90 * 0.6 + 10 * 0.3), 10)
})

test('thin strata are put together, in the declared order, and it is told', () => {
  const { collapsed, units } = standardize(
    [
      count('one', 'families', 5, 50),
      count('one', 'single adults', 1, 4),
      count('one', 'youth', 0, 60),
      count('two', 'families', 9, 50),
    ],
    order,
  )
  expect(collapsed).toEqual([
    ['single adults', 'families'],
    ['youth', 'families + single adults'],
  ])
  expect(units[0]!.expected).toBeCloseTo((15 / 164) * 114, 10)
})

test('a unit of which nothing is expected has no ratio', () => {
  const { units } = standardize([count('new', 'families', 0, 0), count('old', 'families', 10, 40)], order)
  expect(units[0]).toMatchObject({ observed: 0, expected: 0, ratio: null, lower: null, upper: null })
})

test('wrong counts and undeclared strata are errors that name unit and stratum', () => {
  expect(() => standardize([count('one', 'families', 5, 4)], order)).toThrow(/^one, families/)
  expect(() => standardize([count('one', 'veterans', 1, 4)], order)).toThrow(/veterans was not declared/)
})

test('a rate in a standard population: with equal strata it is the mean of their rates', () => {
  const direct = standardizeDirectly([
    { events: 20, people: 100, standard: 1 },
    { events: 10, people: 100, standard: 1 },
  ])!
  expect(direct.rate).toBeCloseTo(0.15, 12)
  expect(direct.lower).toBeLessThan(0.15)
  expect(direct.upper).toBeGreaterThan(0.15)
  expect(standardizeDirectly([{ events: 9, people: 100, standard: 1 }])).toBeNull()
})
