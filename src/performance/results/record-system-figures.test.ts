import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { type SystemKey, systemKeys } from '../measure-packs/homelessness/system/system-figures.ts'
import { listSystemYears } from './list-system-years.ts'
import { recordSystemFigures } from './record-system-figures.ts'
import { isSmallFigure, type NewSystemYear, systemFigureOf } from './system-year.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const states = Object.fromEntries(systemKeys.map((key) => [key, { state: 'value', reason: null }])) as Record<
  SystemKey,
  NewSystemYear['states']['2']
>
const none = { days: null, median: null, soon: 0, later: 0, latest: 0 }
const year: NewSystemYear = {
  ...{ from: '2024-10-01', to: '2025-09-30', rules: 'FY2026', projects: 9, clients: 700, states },
  counts: [
    { kind: 'all', group: 'all', measure: '7b.1', place: 'all', persons: 400, successes: 160, ...none },
    { kind: 'all', group: 'all', measure: '2', place: 'ES', persons: 100, successes: 0, ...none, soon: 8, later: 4 },
    { kind: 'all', group: 'all', measure: '2', place: 'PH', persons: 50, successes: 0, ...none, latest: 3 },
    { kind: 'all', group: 'all', measure: '1a.1', place: 'all', persons: 10, successes: 0, ...none, days: 905 },
    { kind: 'age', group: '18-24', measure: '7b.1', place: 'all', persons: 30, successes: 9, ...none },
    { kind: 'age', group: '5-12', measure: '7b.1', place: 'all', persons: 20, successes: 6, ...none },
    { kind: 'sex', group: 'male', measure: '7b.1', place: 'all', persons: 20, successes: 6, ...none },
  ],
}
async function record(person: TestPerson) {
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  const reach = { coveredFrom: '2020-01-01', coveredTo: '2025-12-31', organizations: 4 }
  return city.as(person, (visit) =>
    recordSystemFigures(visit, { submissionId: received.done.id, reach, years: [year] }),
  )
}

test('counts come back as the figures of the year, groups by name; told in the history', async () => {
  expect(await record(city.manager)).toEqual({ done: { years: 1 } })
  expect((await city.events()).at(-1)).toBe('system-recorded')
  const reading = await city.as(city.director, ({ work }) => listSystemYears(work, { kind: 'age' }))
  expect(reading).toMatchObject({ organizations: 4, fileName: 'export.zip', years: [{ clients: 700, states }] })
  const [{ figures, groups }] = reading!.years as [NonNullable<typeof reading>['years'][0]]
  expect(figures['7b.1']).toEqual({ universe: 400, successful: 160, share: 40 })
  expect(groups.map(({ name }) => name)).toEqual(['5-12', '18-24'])
  expect(systemFigureOf(figures, '2')).toEqual({ kind: 'share', numerator: 15, denominator: 150, median: null })
  expect(systemFigureOf(figures, '1a.1')).toMatchObject({ kind: 'days', numerator: 905, denominator: 10 })
})

test('directors and providers bring nothing in, and a provider reads none of it', async () => {
  for (const person of [city.director, city.provider]) expect(await record(person)).toEqual({ refused: 'not-allowed' })
  expect(await record(city.terminal)).toEqual({ done: { years: 1 } })
  expect(await city.as(city.provider, ({ work }) => listSystemYears(work))).toBeNull()
})

test('a figure is small by its part, by the rest, or by the whole', () => {
  const share = (numerator: number, denominator: number) =>
    isSmallFigure({ kind: 'share', numerator, denominator, median: null })
  expect([share(3, 100), share(97, 100), share(50, 100), share(0, 100)]).toEqual([true, true, false, false])
  expect(isSmallFigure({ kind: 'days', numerator: 900, denominator: 9, median: null })).toBe(true)
  expect(isSmallFigure({ kind: 'people', numerator: 11, denominator: 11, median: null })).toBe(false)
})
