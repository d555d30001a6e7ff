import { expect, test } from 'vitest'
import { measureSmall, type SmallStay } from './fill-cleaned-tables.ts'

const measure = 'returns-within-six-months' as const
const projects = {
  SHELTER: { type: 0 },
  OUTREACH: { type: 4 },
  HOUSING: { type: 3 },
  RAPID: { type: 13 },
  OFFICE: { type: 6 },
}
const left: SmallStay = { project: 'SHELTER', person: 'a', entry: '2025-01-01', exit: '2025-03-10', to: 410 }
const back = (project: string, entry: string, more: Partial<SmallStay> = {}): SmallStay => ({
  project,
  person: 'a',
  entry,
  ...more,
})
const quiet: SmallStay[] = ['SHELTER', 'OUTREACH', 'HOUSING', 'RAPID', 'OFFICE'].map((project) => ({
  project,
  person: `z${project}`,
  entry: '2026-01-30',
}))

/** Returns of September 2025 look at the exits of March. */
const of = async (stays: SmallStay[], more: Partial<Parameters<typeof measureSmall>[1]> = {}, group = 'SHELTER') =>
  (
    await measureSmall(
      {
        projects,
        stays: [
          ...stays,
          ...quiet,
          { project: 'HOUSING', person: 'y', entry: '2020-02-01' },
          { project: 'SHELTER', person: 'x', entry: '2020-02-01' },
        ],
      },
      { measure, month: '2025-09', ...more },
    )
  ).find((figure) => figure.group === group)!
const returned = async (...stays: SmallStay[]) => {
  const { numerator, denominator } = await of([left, ...stays])
  expect(denominator).toBe(1)
  return numerator === 1
}

test('nobody came back: zero of one, known 180 days after the end of March', async () => {
  expect(await of([left])).toMatchObject({
    numerator: 0,
    denominator: 1,
    value: 0,
    state: 'value',
    matureOn: '2025-09-27',
    details: { cohortFrom: '2025-03-01', cohortTo: '2025-03-31' },
  })
})

test('shelter and outreach count from day 0 to day 180', async () => {
  expect(await returned(back('SHELTER', '2025-03-10'))).toBe(true)
  expect(await returned(back('OUTREACH', '2025-09-06'))).toBe(true) // day 180
  expect(await returned(back('OUTREACH', '2025-09-07'))).toBe(false)
  expect(await returned(back('SHELTER', '2025-03-09'))).toBe(false) // before the exit
  expect(await returned(back('OFFICE', '2025-04-01'))).toBe(false) // services only
})

test('a stay of one day is not its own return, a second entry on that day is', async () => {
  const oneDay = { ...left, entry: '2025-03-10' }
  expect(await of([oneDay])).toMatchObject({ numerator: 0, denominator: 1 })
  expect(await of([oneDay, back('OUTREACH', '2025-03-10')])).toMatchObject({ numerator: 1, denominator: 1 })
  expect(await of([oneDay, back('SHELTER', '2025-05-01')])).toMatchObject({ numerator: 1, denominator: 1 })
})

test('permanent housing counts only after more than 14 days', async () => {
  expect(await returned(back('HOUSING', '2025-03-24'))).toBe(false) // day 14
  expect(await returned(back('HOUSING', '2025-03-25'))).toBe(true) // day 15
  expect(await returned(back('RAPID', '2025-03-25'))).toBe(true)
})

test('an entry into housing inside another housing stay, or within 14 days of its end, is a move, not a return', async () => {
  const other = (entry: string, exit?: string) =>
    back('RAPID', entry, { exit, to: exit === undefined ? undefined : 101 })
  // the other stay began before the exit and is still open: its own entry is no return either
  expect(await returned(other('2025-03-01'), back('HOUSING', '2025-05-01'))).toBe(false)
  expect(await returned(other('2025-03-01', '2025-04-17'), back('HOUSING', '2025-05-01'))).toBe(false) // 14 days after
  expect(await returned(other('2025-03-01', '2025-04-16'), back('HOUSING', '2025-05-01'))).toBe(true) // 15 days after
  // entering both on one day: neither lies inside the other
  expect(await returned(other('2025-05-01'), back('HOUSING', '2025-05-01'))).toBe(true)
})

test('leaving housing for a home and entering it again: only after 14 days, its own stay included', async () => {
  const leftHousing = { ...left, project: 'HOUSING' }
  expect(await of([leftHousing, back('HOUSING', '2025-03-20')], {}, 'HOUSING')).toMatchObject({
    numerator: 0,
    denominator: 1,
  })
  expect(await of([leftHousing, back('HOUSING', '2025-03-25')], {}, 'HOUSING')).toMatchObject({
    numerator: 1,
    denominator: 1,
  })
})

test('every exit counts, and households are followed by their head', async () => {
  const again = [left, { ...left, entry: '2025-03-20', exit: '2025-03-25' }, back('SHELTER', '2025-04-01')]
  expect(await of(again)).toMatchObject({ numerator: 2, denominator: 2 })
  const family = [
    { ...left, household: 'H', isHead: true },
    { ...left, person: 'child', household: 'H', isHead: false },
    { ...back('SHELTER', '2025-04-01'), person: 'child' },
  ]
  expect(await of(family)).toMatchObject({ numerator: 0, denominator: 1 })
  expect(await of(family, { unit: 'persons' })).toMatchObject({ numerator: 1, denominator: 2 })
})

test('another person with the same EnrollmentID elsewhere is nobody’s return', async () => {
  expect(await returned({ ...back('SHELTER', '2025-04-01'), person: 'b' })).toBe(false)
})

test('a follow-up that is not over is immature and shows what is known so far', async () => {
  const figure = await of([{ ...left, exit: '2025-08-10' }, back('SHELTER', '2025-09-01')], { month: '2026-02' })
  expect(figure).toMatchObject({ numerator: 1, denominator: 1, value: 1, state: 'immature', matureOn: '2026-02-27' })
})

test('one organization only: not computable, unless the setting says that it is the whole community', async () => {
  const one = {
    projects: { SHELTER: { type: 0, organization: 'O' }, OTHER: { type: 0, organization: 'O' } },
    stays: [
      left,
      { ...left, project: 'OTHER', person: 'z', entry: '2026-01-30', exit: undefined, to: undefined },
      { project: 'SHELTER', person: 'q', entry: '2026-01-01' },
    ],
  }
  expect((await measureSmall(one, { measure, month: '2025-09' }))[0]).toMatchObject({
    state: 'not-computable',
    numerator: null,
    value: null,
  })
  const whole = { returnsFromOneOrganization: true }
  expect((await measureSmall(one, { measure, month: '2025-09', settings: whole }))[0]).toMatchObject({
    state: 'value',
    denominator: 1,
  })
})

test('a period looks at the same months, six months earlier', async () => {
  const stays = [
    left,
    { ...left, person: 'b', exit: '2025-04-30', entry: '2025-04-01' },
    { ...left, person: 'c', exit: '2025-05-01', entry: '2025-04-01' },
  ]
  expect(await of(stays, { month: undefined, every: 'period', from: '2025-09-15', to: '2025-10-10' })).toMatchObject({
    denominator: 2,
    details: { cohortFrom: '2025-03-01', cohortTo: '2025-04-30' },
  })
})
