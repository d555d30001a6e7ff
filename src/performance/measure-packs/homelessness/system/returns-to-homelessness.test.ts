import { expect, test } from 'vitest'
import type { SystemStay } from './fill-system-tables.ts'
import { at, figures } from './small-year.ts'

// the period is 1 October 2024 to 30 September 2025; exits are looked for from 2 October 2022 to 1 October 2023
const left = at('SHELTER', '2023-01-01', '2023-03-01', 410, { id: 'E1' })
const two = { lines: ['2'] }
const back = async (...stays: SystemStay[]) => {
  const { rows } = (await figures([left, ...stays], {}, two))['2']
  const { exits, returns } = rows.find(({ from }) => from === 'ES')!
  expect(rows.at(-1)).toEqual({ from: 'total', exits, returns })
  return [exits, ...Object.values(returns)]
}

test('2: exits to permanent housing 730 days before the period, first and last day included', async () => {
  const on = async (exit: string, to = 410) =>
    (await figures([at('SHELTER', '2022-01-01', exit, to)], {}, two))['2'].rows[1]!.exits
  expect(await on('2022-10-01')).toBe(0)
  expect(await on('2022-10-02')).toBe(1)
  expect(await on('2023-10-01')).toBe(1)
  expect(await on('2023-10-02')).toBe(0)
  expect(await on('2023-03-01', 435)).toBe(1)
  expect(await on('2023-03-01', 302)).toBe(0)
})

test('2: the row is the type left; each client once, by the earliest exit, then the lowest EnrollmentID', async () => {
  const rows = async (...stays: SystemStay[]) =>
    (await figures(stays, {}, two))['2'].rows.filter(({ exits }) => exits > 0).map(({ from }) => from)
  for (const [project, from] of [
    ['OUTREACH', 'SO'],
    ['TRANSITIONAL', 'TH'],
    ['HAVEN', 'SH'],
    ['OTHER', 'PH'],
    ['RAPID', 'PH'],
  ] as const)
    expect(await rows(at(project, '2022-01-01', '2023-03-01', 410))).toEqual([from, 'total'])
  expect(await rows(at('OFFICE', '2022-01-01', '2023-03-01', 410))).toEqual([])
  const tie = [
    at('HAVEN', '2022-01-01', '2023-03-01', 410, { id: 'E9' }),
    at('RAPID', '2022-01-01', '2023-03-01', 410, { id: 'E10' }),
  ]
  expect(await rows(...tie)).toEqual(['PH', 'total']) // as text E10 comes before E9
  expect(await rows(left, ...tie.map((stay) => ({ ...stay, exit: '2023-02-28' })))).toEqual(['PH', 'total'])
})

test('2: day 0, 180, 181, 365, 366, 730 and after', async () => {
  expect(await back()).toEqual([1, 0, 0, 0])
  expect(await back(at('SHELTER', '2023-03-01'))).toEqual([1, 1, 0, 0])
  expect(await back(at('OUTREACH', '2023-08-28'))).toEqual([1, 1, 0, 0]) // day 180
  expect(await back(at('HAVEN', '2023-08-29'))).toEqual([1, 0, 1, 0])
  expect(await back(at('TRANSITIONAL', '2024-02-29'))).toEqual([1, 0, 1, 0]) // day 365
  expect(await back(at('SHELTER', '2024-03-01'))).toEqual([1, 0, 0, 1])
  expect(await back(at('SHELTER', '2025-02-28'))).toEqual([1, 0, 0, 1]) // day 730
  expect(await back(at('SHELTER', '2025-03-01'))).toEqual([1, 0, 0, 0])
  expect(await back(at('OFFICE', '2023-04-01'))).toEqual([1, 0, 0, 0])
  expect(await back(at('SHELTER', '2023-02-28'))).toEqual([1, 0, 0, 0])
})

test('2: a one-day stay is not its own return', async () => {
  expect((await figures([{ ...left, entry: '2023-03-01' }]))['2'].rows.at(-1)!.returns['0-180']).toBe(0)
})

test('2: housing is a return after more than 14 days', async () => {
  expect(await back(at('HOUSING', '2023-03-15'))).toEqual([1, 0, 0, 0]) // 14 days
  expect(await back(at('HOUSING', '2023-03-16'))).toEqual([1, 1, 0, 0])
})

test('2: housing inside another stay in housing is no return: from the day after its entry to 14 days after its exit', async () => {
  const other = at('RAPID', '2023-03-05', '2023-04-01') // itself 4 days after the exit: no return
  expect(await back(other, at('HOUSING', '2023-04-15'))).toEqual([1, 0, 0, 0])
  expect(await back(other, at('HOUSING', '2023-04-16'))).toEqual([1, 1, 0, 0])
  // two that begin on one day are not inside each other
  expect(await back(at('RAPID', '2023-05-01'), at('HOUSING', '2023-05-01'))).toEqual([1, 1, 0, 0])
})
