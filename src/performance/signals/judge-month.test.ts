import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity, reviewedMonth } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { addMonths, lastDay, type Month } from '../../ground/platform/day.ts'
import { type MeasureKey, measureKeys } from '../measure-packs/homelessness/figure.ts'
import type { NewResult } from '../results/record-results.ts'
import { judgeMonth } from './judge-month.ts'
import { listAttention, listStandings } from './list-standings.ts'

let city: ReviewedCity
const [large, small] = [0, 1]
const headline: MeasureKey = 'exits-to-permanent-housing'
const august = addMonths(reviewedMonth, 1)

beforeAll(async () => {
  city = await openReviewedCity(2)
})
afterAll(() => city.close())

const judge = (person: TestPerson = city.manager, month: Month = reviewedMonth) =>
  city.as(person, (visit) => judgeMonth(visit, month))
const standings = (month: Month = reviewedMonth) => city.as(city.manager, (visit) => listStandings(visit.work, month))
const signals = async (month: Month = reviewedMonth, person: TestPerson = city.manager) =>
  (await city.as(person, (visit) => listAttention(visit.work, month))).map(({ programId, signal }) => ({
    program: city.programs.findIndex((one) => one.id === programId),
    ...signal,
  }))
const figure = (program: number, measure: MeasureKey, month: Month, numerator: number, denominator: number) =>
  monthlyResult({ programId: city.programs[program]!.id, measure, month, numerator, denominator })
const missing = (program: number, month: Month): NewResult[] =>
  measureKeys.map((measure) => ({
    ...figure(program, measure, month, 0, 0),
    ...{ numerator: null, denominator: null, state: 'missing' as const },
  }))

test('every program of the month stands on every measure, and what deserves attention is kept in order', async () => {
  expect(await judge()).toMatchObject({ done: { programs: 2, signals: expect.any(Number) } })
  expect((await city.events()).at(-1)).toBe('month-judged')
  const rows = await standings()
  expect(rows).toHaveLength(2 * measureKeys.length)
  const row = rows.find((one) => one.measure === headline && one.programId === city.programs[large]!.id)!
  expect(row.standing).toMatchObject({ state: 'value', judgment: 'below-minimum', flag: 'concern', minimum: 0.4 })
  expect(row.standing.trend).toHaveLength(24)
  expect(row.standing.band!.lower).toBeLessThan(row.standing.band!.centre)
  expect(rows.filter((one) => one.measure !== headline).every((one) => one.standing.trend === null)).toBe(true)
  expect((await signals())[0]).toMatchObject({ program: large, measure: headline, kind: 'special-cause' })
})

test('judged twice is the same, and earlier months stay', async () => {
  const before = [await standings(), await signals()]
  await judge(city.terminal)
  expect([await standings(), await signals()]).toEqual(before)
  await judge(city.manager, addMonths(reviewedMonth, -1))
  expect([await standings(), await signals()]).toEqual(before)
})

test('a provider sees how its own stand, and another provider nothing', async () => {
  expect(await signals(reviewedMonth, city.provider)).toEqual(await signals())
  expect(await signals(reviewedMonth, city.otherProvider)).toEqual([])
})

test('is refused to a director and to a provider', async () => {
  for (const person of [city.director, city.provider]) {
    expect(await judge(person)).toEqual({ refused: 'not-allowed' })
  }
})

test('a program gone silent raises one signal for all its measures, where silence is unlikely', async () => {
  await city.record([...missing(large, august), ...missing(small, august)])
  await judge(city.manager, august)
  const all = await signals(august)
  expect(all.filter((one) => one.program === large)).toMatchObject([
    { kind: 'data-missing', measure: null, since: august, numerator: null },
  ])
  expect(
    (await standings(august)).every((one) => one.standing.state === 'missing' && one.standing.judgment === null),
  ).toBe(true)
})

test('a tiny program may have had nobody come or go: it is missing, and raises none until silence grows long', async () => {
  const months = Array.from({ length: 24 }, (_, index) => addMonths(august, -index))
  // One stay begins and one ends in a usual month: a silent one may be chance.
  await city.record(
    months
      .slice(1)
      .flatMap((month) => [
        figure(small, 'entries-from-homelessness', month, 1, 1),
        figure(small, 'length-of-stay', month, 40, 1),
      ]),
  )
  await judge(city.manager, august)
  expect((await signals(august)).some((one) => one.program === small)).toBe(false)
  const september = addMonths(august, 1)
  await city.record([...missing(large, september), ...missing(small, september)])
  await judge(city.manager, september)
  expect((await signals(september)).find((one) => one.program === small)).toMatchObject({
    kind: 'data-missing',
    since: august,
  })
})

test('what goes well is told, and how full a program is raises no special cause', async () => {
  const month = reviewedMonth
  await city.record([figure(large, headline, month, 40, 41), figure(large, 'utilization', month, 30, 66 * 30)])
  await judge()
  const all = (await signals()).filter((one) => one.program === large)
  expect(all.find((one) => one.measure === headline)).toMatchObject({ kind: 'improvement' })
  expect(all.find((one) => one.measure === 'utilization')).toMatchObject({ kind: 'below-minimum', chance: null })
})

test('a program that the map ends before the month is not judged in it', async () => {
  await city.asOwner((trx) =>
    trx
      .updateTable('program_map')
      .set({ to_on: lastDay(addMonths(reviewedMonth, -1)) })
      .where('program_id', '=', city.programs[small]!.id)
      .execute(),
  )
  expect(await judge()).toMatchObject({ done: { programs: 1 } })
  expect(new Set((await standings()).map((one) => one.programId))).toEqual(new Set([city.programs[large]!.id]))
})
