import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import {
  type ResultRow,
  type SystemKey,
  systemKeys,
} from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { recordPathways } from '../../performance/results/record-pathways.ts'
import { recordSystemFigures } from '../../performance/results/record-system-figures.ts'
import type { NewSystemYear } from '../../performance/results/system-year.ts'
import { findSystem, findSystemMeasure, findSystemPathway, readSystemChoice } from './find-system.ts'
import { systemTable } from './system-table.ts'

let city: ReviewedCity
const states = (narrow: SystemKey[]) =>
  Object.fromEntries(
    systemKeys.map((key) =>
      narrow.includes(key)
        ? [key, { state: 'not-computable', reason: 'history-too-short' }]
        : [key, { state: 'value', reason: null }],
    ),
  ) as NewSystemYear['states']
const count = (kind: 'all' | 'sex', group: string, more: Partial<ResultRow>): NewSystemYear['counts'][0] => ({
  ...{ kind, group, measure: '7b.1', place: 'all', persons: 0, successes: 0, days: null, median: null },
  ...{ soon: 0, later: 0, latest: 0, ...more },
})
const years: NewSystemYear[] = [
  {
    ...{ from: '2024-10-01', to: '2025-09-30', rules: 'FY2026', projects: 9, clients: 700, states: states([]) },
    counts: [
      count('all', 'all', { persons: 404, successes: 160 }),
      count('all', 'all', { measure: '7b.2', persons: 100, successes: 95 }),
      count('all', 'all', { measure: '2', place: 'ES', persons: 100, soon: 20, later: 4, latest: 15 }),
      count('all', 'all', { measure: '2', place: 'PH', persons: 90, soon: 30, later: 12, latest: 14 }),
      count('all', 'all', { measure: '3.2', place: 'SH', persons: 6 }),
      count('all', 'all', { measure: '3.2', place: 'ES', persons: 300 }),
      count('all', 'all', { measure: '3.2', place: 'total', persons: 303 }),
      count('sex', 'female', { persons: 200, successes: 80 }),
      count('sex', 'male', { persons: 200, successes: 77 }),
      count('sex', 'unknown', { persons: 4, successes: 3 }),
    ],
  },
  {
    ...{ from: '2023-10-01', to: '2024-09-30', rules: 'FY2024', projects: 9, clients: 600, states: states(['2']) },
    counts: [count('all', 'all', { measure: '2', place: 'ES', persons: 50, soon: 20 })],
  },
]
beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' })
    if ('refused' in received) throw new Error(received.refused)
    const submissionId = received.done.id
    const reach = { coveredFrom: '2021-01-01', coveredTo: '2025-12-31', organizations: 4 }
    await recordSystemFigures(visit, { submissionId, reach, years })
    const step = { from: '2024-10-01', to: '2025-09-30', medianDays: null, ninthDays: null, matureOn: null }
    const steps = [
      { programId: null, step: 'referred' as const, count: 90, state: 'value' as const, ...step },
      { programId: null, step: 'accepted' as const, count: 85, state: 'value' as const, ...step },
    ]
    await recordPathways(visit, { submissionId, steps })
  })
})
afterAll(() => city.close())

const cell = async (who: 'manager' | 'director', key: SystemKey, isReleasable = false) =>
  (await city.as(city[who], (visit) => findSystem(visit, { isReleasable })))!.lines.find((one) => one.key === key)!
    .cells

test('each line by year: its counts, or why the source cannot tell; what the source cannot tell is no number', async () => {
  expect((await cell('manager', '7b.1'))[0]).toMatchObject({ numerator: 160, denominator: 404, state: 'value' })
  expect((await cell('manager', '2')).map(({ state, value }) => [state, value])).toEqual([
    ['value', 95 / 190],
    ['not-computable', null],
  ])
  expect((await cell('manager', '2'))[1]).toMatchObject({ numerator: 0, denominator: 0, reason: 'history-too-short' })
  // nobody at all is neither missing nor kept back
  expect((await cell('manager', '4.1'))[0]).toMatchObject({ state: 'value', value: null, isSuppressed: false })
})

test('a director reads the releasable edition: small parts and small rests are kept back', async () => {
  expect((await cell('manager', '7b.2'))[0]).toMatchObject({ numerator: 95, isSuppressed: false })
  for (const shown of [await cell('director', '7b.2'), await cell('manager', '7b.2', true)])
    expect(shown[0]).toMatchObject({ numerator: 0, denominator: 0, value: null, isSuppressed: true })
})

test('groups, returns and shelters of the newest year in both editions', async () => {
  const find = (who: 'manager' | 'director', key: SystemKey) =>
    city.as(city[who], (visit) => findSystemMeasure(visit, key, { kind: 'sex', isReleasable: false }))
  expect((await find('manager', '7b.1'))!.groups.map(({ name, denominator }) => [name, denominator])).toEqual([
    ['female', 200],
    ['male', 200],
    ['unknown', 4],
  ])
  const released = (await find('director', '7b.1'))!.groups
  expect(released.find(({ name }) => name === 'unknown')).toMatchObject({ denominator: null, isSuppressed: true })
  // a second group goes with it: from the total the small one could be found
  expect(released.filter(({ isSuppressed }) => isSuppressed)).toSatisfy((hidden: unknown[]) => hidden.length >= 2)
  expect((await find('manager', '2'))!.returns).toEqual([
    { from: 'ES', exits: 100, counts: [20, 4, 15, 61] },
    { from: 'PH', exits: 90, counts: [30, 12, 14, 34] },
  ])
  const kept = (await find('director', '2'))!.returns
  expect(kept[0]!.counts[1]).toBeNull()
  expect(kept.flatMap(({ counts }) => counts).filter((one) => one === null).length).toBeGreaterThanOrEqual(4)
  expect((await find('director', '3.2'))!.places.map(({ place, persons }) => [place, persons])).toEqual([
    ['ES', 300],
    ['SH', null],
    ['TH', 0],
  ])
})

test('the list holds what the page shows, and blanks what is kept back', async () => {
  const shown = (await city.as(city.director, (visit) => findSystem(visit, { isReleasable: false })))!
  const { columns, rows } = systemTable(shown, [])
  const at = (name: string) => columns.findIndex((column) => column.name === name)
  expect(rows).toHaveLength(systemKeys.length * 2)
  const row = rows.find((one) => one[0] === '7b.2')!
  expect([row[at('state')], row[at('numerator')], row[at('edition')]]).toEqual(['suppressed', null, 'releasable'])
})

test('referrals of the whole system in the edition of the asker; a provider reads none of it', async () => {
  const steps = async (who: 'manager' | 'director') =>
    (await city.as(city[who], (visit) => findSystemPathway(visit, false)))!.year!.steps.map((one) => one.count)
  expect(await steps('manager')).toEqual([90, 85])
  expect(await steps('director')).toEqual([90, null])
  expect(await city.as(city.provider, (visit) => findSystemPathway(visit, false))).toBeNull()
  expect(await city.as(city.provider, (visit) => findSystem(visit, { isReleasable: false }))).toBeNull()
})

test('what the address cannot mean is the first kind', () => {
  expect(readSystemChoice(new URLSearchParams('by=shoe&edition=releasable'))).toEqual({
    kind: 'race',
    isReleasable: true,
  })
})

test('where nearly every count is small, who came back at all is told of the places that allow it', async () => {
  const place = (name: string, persons: number, soon: number, later: number, latest: number) =>
    count('all', 'all', { measure: '2', place: name, persons, soon, later, latest })
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'hmis', fileName: 'small.zip' })
    if ('refused' in received) throw new Error(received.refused)
    const reach = { coveredFrom: '2021-01-01', coveredTo: '2025-12-31', organizations: 4 }
    const counts = [
      place('SO', 4, 1, 1, 0),
      place('ES', 90, 11, 2, 2),
      place('TH', 80, 12, 1, 3),
      place('PH', 60, 15, 3, 1),
    ]
    const small = { ...years[0]!, counts }
    await recordSystemFigures(visit, { submissionId: received.done.id, reach, years: [small] })
  })
  const find = (isReleasable: boolean) =>
    city.as(city.manager, (visit) => findSystemMeasure(visit, '2', { kind: 'sex', isReleasable }))
  expect((await find(false))!.returns.flatMap(({ counts }) => counts)).not.toContain(null)
  const released = (await find(true))!.returns
  const isSmall = (n: number | null) => n !== null && n > 0 && n < 11
  expect(released.some(({ exits, counts }) => isSmall(exits) || counts.some(isSmall))).toBe(false)
  // the three larger places are not all lost to the small one
  expect(released.filter(({ counts }) => counts[3] !== null).length).toBeGreaterThanOrEqual(1)
})
