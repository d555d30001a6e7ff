import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { type BacktestQuestion, findBacktest } from './find-backtest.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
})
afterAll(() => city.close())

const ask = (person: TestPerson, over: Partial<BacktestQuestion> = {}) =>
  city.as(person, (visit) =>
    findBacktest(visit, {
      measure: 'exits-to-permanent-housing',
      ...{ minimum: 0.4, target: null, programType: null, population: null, months: 12 },
      ...over,
    }),
  )

test('one program falls in its last month alone: below the minimum of today as of the one proposed', async () => {
  const found = await ask(city.manager)
  expect(found).toMatchObject({ from: '2025-08', to: '2026-07', direction: 'increase' })
  // The small program has 6 exits a month: 12 months together are judged, so it has months too.
  expect(found!.total.judged).toEqual({ programs: 2, contracts: 1 })
  expect(found!.total.proposed).toMatchObject({ programMonths: 1, newest: { programs: 1, contracts: 1 } })
  expect(found!.total.today).toEqual(found!.total.proposed)
  expect(found!.groups.map(({ programType, population }) => [programType, population])).toEqual([
    ['Enhanced shelter', 'Single adults'],
  ])
})

test('a higher minimum is missed more; 24 months are counted from two years ago', async () => {
  const high = await ask(city.director, { minimum: 0.99, months: 24 })
  expect(high!.from).toBe('2024-08')
  expect(high!.total.proposed.threeOrMore).toEqual({ programs: 2, contracts: 1 })
  // What holds today stands beside it, unchanged.
  expect(high!.total.today!.programMonths).toBe(1)
})

test('a type is met in another spelling; one that is not there has no programs', async () => {
  expect((await ask(city.manager, { programType: 'enhanced-SHELTER' }))!.total.all.programs).toBe(2)
  expect((await ask(city.manager, { programType: 'Outreach' }))!.total.all.programs).toBe(0)
  expect((await ask(city.manager, { population: 'Families' }))!.total.all.programs).toBe(0)
})

test('a month that is not yet mature is not asked about', async () => {
  const { id } = city.programs[0]!
  const of = {
    programId: id,
    measure: 'returns-within-six-months' as const,
    month: '2026-08',
    numerator: 0,
    denominator: 0,
  }
  await city.record([{ ...monthlyResult(of), state: 'immature', numerator: null, denominator: null }])
  const found = await ask(city.manager, { measure: 'returns-within-six-months', minimum: 0.1 })
  expect(found).toMatchObject({ to: '2026-07', direction: 'decrease' })
})

test('a provider sees its own programs, another none, and without figures there is nothing to ask', async () => {
  expect((await ask(city.provider))!.total.all.programs).toBe(2)
  expect(await ask(city.otherProvider)).toBeNull()
})
