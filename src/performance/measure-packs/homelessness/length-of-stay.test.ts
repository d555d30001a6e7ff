import { expect, test } from 'vitest'
import { heardOf, lastHeard, measureSmall, type SmallStay } from './fill-cleaned-tables.ts'

const measure = 'length-of-stay' as const
const stay = (person: string, entry: string, exit?: string, more: Partial<SmallStay> = {}): SmallStay => ({
  project: 'P',
  person,
  entry,
  exit,
  to: exit === undefined ? undefined : 101,
  ...more,
})
const of = async (type: number, stays: SmallStay[], more: Partial<Parameters<typeof measureSmall>[1]> = {}) =>
  (
    await measureSmall({ projects: { P: { type }, ...heardOf }, stays: [...stays, lastHeard] }, { measure, ...more })
  )[0]!

test('the exit day is not a night: the 1st to the 4th are three nights, a stay of one day none', async () => {
  const figure = await of(0, [
    stay('a', '2025-06-01', '2025-06-04'),
    stay('b', '2025-06-10', '2025-06-10'),
    stay('c', '2025-05-01', '2025-06-30'),
  ])
  // 3 + 0 + 60, the whole stay, also its nights before June
  expect(figure).toMatchObject({
    numerator: 63,
    denominator: 3,
    value: 21,
    details: { medianNights: 3, openStays: 0, openStaysMeanAge: null },
  })
})

test('an even number of stays: the median is the mean of the two in the middle', async () => {
  expect(await of(2, [stay('a', '2025-06-01', '2025-06-04'), stay('b', '2025-06-01', '2025-06-11')])).toMatchObject({
    details: { medianNights: 6.5 },
  })
})

test('stays open at the end of the month are told beside it, with their mean age', async () => {
  // 30 June counts: entered on the 30th, one day; on the 21st, ten days; left on the 30th: no longer open
  const figure = await of(0, [
    stay('a', '2025-06-30'),
    stay('b', '2025-06-21', '2025-07-09'),
    stay('c', '2025-06-01', '2025-06-30'),
  ])
  expect(figure.details).toMatchObject({ openStays: 2, openStaysMeanAge: 5.5 })
})

test('night-by-night: only distinct recorded nights from entry to the day before exit', async () => {
  const nights = ['2025-05-31', '2025-06-01', '2025-06-01', '2025-06-03', '2025-06-09', '2025-06-10', '2025-06-12']
  // of these the 1st, 3rd and 9th lie inside
  expect(await of(1, [stay('a', '2025-06-01', '2025-06-10', { nights })])).toMatchObject({
    numerator: 3,
    denominator: 1,
  })
  expect(await of(1, [stay('a', '2025-06-01', '2025-06-10')])).toMatchObject({ numerator: 0, denominator: 1, value: 0 })
})

test('not applicable to permanent housing, applicable to rapid rehousing', async () => {
  for (const type of [3, 9, 10])
    expect(await of(type, [stay('a', '2025-06-01', '2025-06-04')])).toMatchObject({
      state: 'not-applicable',
      numerator: null,
    })
  expect(await of(13, [stay('a', '2025-06-01', '2025-06-04')])).toMatchObject({ state: 'value', numerator: 3 })
})

test('a period has its own median, not one of the months’', async () => {
  const stays = [
    stay('a', '2025-05-01', '2025-05-02'),
    stay('b', '2025-05-01', '2025-05-11'),
    stay('c', '2025-06-01', '2025-06-06'),
  ]
  expect(await of(0, stays, { every: 'period', from: '2025-05-01', to: '2025-06-30' })).toMatchObject({
    numerator: 16,
    denominator: 3,
    details: { medianNights: 5 },
  })
})

test('night by night: a night recorded twice is one night, also next to stays without such a night', async () => {
  const figure = await of(1, [
    stay('a', '2025-06-01', '2025-06-30', { nights: ['2025-06-01', '2025-06-01', '2025-06-05', '2025-06-30'] }),
    // the bits of these nights lie in two spells of 64 days
    stay('b', '2025-03-01', '2025-06-20', { nights: ['2025-03-01', '2025-05-31', '2025-06-19'] }),
  ])
  expect(figure).toMatchObject({ numerator: 5, denominator: 2 })
})
