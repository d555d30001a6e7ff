import { expect, test } from 'vitest'
import { heardOf, lastHeard, measureSmall, type SmallInventory, type SmallStay } from './fill-cleaned-tables.ts'

const measure = 'utilization' as const
const beds = (count: number, more: Partial<SmallInventory> = {}): SmallInventory => ({
  project: 'P',
  beds: count,
  from: '2020-01-01',
  ...more,
})
const stay = (person: string, entry: string, exit?: string, more: Partial<SmallStay> = {}): SmallStay => ({
  project: 'P',
  person,
  entry,
  exit,
  to: exit === undefined ? undefined : 101,
  ...more,
})
const heard = stay('heard of to the end', '2026-01-31')
const of = async (
  type: number,
  stays: SmallStay[],
  inventory: SmallInventory[],
  more: Partial<Parameters<typeof measureSmall>[1]> = {},
) =>
  (
    await measureSmall(
      { projects: { P: { type }, ...heardOf }, stays: [...stays, heard, lastHeard], inventory },
      { measure, unit: 'persons', ...more },
    )
  )[0]!

test('nights in use over beds times nights; the exit day is not a night', async () => {
  const stays = [
    stay('all of June', '2025-05-20', '2025-07-03'), // 30 nights
    stay('comes', '2025-06-21'), // 10: the 21st to the 30th
    stay('goes', '2025-05-01', '2025-06-11'), // 10: the 1st to the 10th
    stay('comes and goes', '2025-06-05', '2025-06-08'), // 3
    stay('one day', '2025-06-15', '2025-06-15'), // 0
    stay('gone before', '2025-05-01', '2025-06-01'), // 0
  ]
  expect(await of(0, stays, [beds(4)])).toMatchObject({ numerator: 53, denominator: 120 })
})

test('inventory that changes inside the month counts day by day, its last day included', async () => {
  // ten beds to the 10th, six from the 11th: 10 x 10 + 6 x 20
  const inventory = [beds(10, { to: '2025-06-10' }), beds(6, { from: '2025-06-11' })]
  expect(await of(0, [stay('a', '2025-05-20')], inventory)).toMatchObject({ numerator: 30, denominator: 220 })
})

test('households: the head’s nights over units', async () => {
  const stays = [
    stay('a', '2025-06-21', undefined, { household: 'H', isHead: true }),
    stay('b', '2025-06-01', undefined, { household: 'H', isHead: false }),
  ]
  expect(await of(0, stays, [beds(10, { units: 3 })], { unit: 'households' })).toMatchObject({
    numerator: 10,
    denominator: 90,
  })
  expect(await of(0, stays, [beds(10, { units: 3 })])).toMatchObject({ numerator: 40, denominator: 300 })
})

test('permanent and rapid rehousing count from move-in', async () => {
  for (const type of [3, 9, 10, 13]) {
    const stays = [stay('a', '2025-05-01', undefined, { moveIn: '2025-06-29' }), stay('searching', '2025-05-01')]
    expect(await of(type, stays, [beds(2)])).toMatchObject({ numerator: 2, denominator: 60 })
  }
})

test('night-by-night counts recorded nights', async () => {
  const stays = [
    stay('a', '2025-05-01', undefined, { nights: ['2025-05-31', '2025-06-01', '2025-06-02'] }),
    // recorded twice, one night
    stay('b', '2025-06-02', undefined, { nights: ['2025-06-02', '2025-06-02'] }),
  ]
  expect(await of(1, stays, [beds(5)])).toMatchObject({ numerator: 3, denominator: 150 })
})

test('above 100% is shown as it is', async () => {
  expect(await of(0, [stay('a', '2025-05-01'), stay('b', '2025-05-01')], [beds(1)])).toMatchObject({
    value: 2,
    state: 'value',
  })
})

test('without active inventory it is not applicable, with beds and nobody in them it is zero', async () => {
  expect(await of(0, [stay('a', '2025-05-01')], [])).toMatchObject({
    state: 'not-applicable',
    numerator: null,
    details: { reason: 'no-active-inventory' },
  })
  expect(await of(0, [stay('a', '2025-05-01')], [beds(5, { to: '2025-05-31' })])).toMatchObject({
    state: 'not-applicable',
  })
  expect(await of(0, [stay('a', '2025-05-01', '2025-05-20')], [beds(5)])).toMatchObject({
    state: 'value',
    numerator: 0,
    value: 0,
  })
})

test('a program with dates has the nights and the beds of its days', async () => {
  const groups = [{ group: 'P', project: 'P', from: '2025-06-11', to: '2025-06-20' }]
  const stays = [
    stay('a', '2025-05-01'),
    stay('b', '2025-05-01', '2025-06-13'),
    stay('c', '2025-06-20', '2025-06-28'),
    stay('d', '2025-06-21'),
  ]
  // 10 + 2 + 1
  expect(await of(0, stays, [beds(4)], { groups })).toMatchObject({ numerator: 13, denominator: 40 })
})

test('in a group, a project without inventory adds neither nights nor beds', async () => {
  const groups = [
    { group: 'all', project: 'P', from: null, to: null },
    { group: 'all', project: 'LATER', from: null, to: null },
  ]
  const stays = [stay('a', '2025-05-01'), { ...stay('b', '2025-05-01'), project: 'LATER' }]
  expect(await of(0, stays, [beds(4)], { groups })).toMatchObject({
    numerator: 30,
    denominator: 120,
    details: { projectsWithInventory: 1 },
  })
})

test('a period sums its months, without those before the project was heard of', async () => {
  const period = { every: 'period' as const, from: '2025-04-01', to: '2025-06-15' }
  // first entry in May: 22 nights then, 15 in June; beds of May and half of June
  expect(await of(0, [stay('a', '2025-05-10')], [beds(2)], period)).toMatchObject({
    numerator: 37,
    denominator: 92,
    details: { monthsWithInventory: 2 },
  })
})
