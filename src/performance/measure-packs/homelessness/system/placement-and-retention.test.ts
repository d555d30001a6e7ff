import { expect, test } from 'vitest'
import type { SystemStay } from './fill-system-tables.ts'
import { at, figures } from './small-year.ts'

const outcome = async (key: '7a.1' | '7b.1' | '7b.2', ...stays: SystemStay[]) => {
  const { universe, successful } = (await figures(stays, {}, { lines: ['7'] }))[key]
  return [universe, successful]
}
const june = (project: string, to: number, more: Partial<SystemStay> = {}) =>
  at(project, '2025-01-01', '2025-06-01', to, more)

test('7a.1: leavers of outreach, by their latest exit; 206, 329 and 24 leave the universe, jail stays in', async () => {
  for (const to of [101, 118, 204, 215, 225, 302, 332, 410])
    expect(await outcome('7a.1', june('OUTREACH', to))).toEqual([1, 1])
  for (const to of [116, 207, 8, 9, 17, 30, 99]) expect(await outcome('7a.1', june('OUTREACH', to))).toEqual([1, 0])
  for (const to of [206, 329, 24]) expect(await outcome('7a.1', june('OUTREACH', to))).toEqual([0, 0])
  expect(await outcome('7a.1', june('OUTREACH', 410), at('OUTREACH', '2025-07-01', '2025-08-01', 116))).toEqual([1, 0])
  expect(await outcome('7a.1', june('OUTREACH', 410), at('OUTREACH', '2025-07-01'))).toEqual([0, 0]) // active at the end
  expect(await outcome('7a.1', june('OUTREACH', 410), at('SHELTER', '2025-07-01'))).toEqual([1, 1])
  expect(await outcome('7a.1', june('OUTREACH', 410), at('OUTREACH', '2025-07-01', '2025-10-01', 116))).toEqual([0, 0])
})

test('7b.1: 400 to 499 alone are successful; 206, 215, 225 and 24 leave the universe', async () => {
  for (const project of ['SHELTER', 'NIGHTS', 'TRANSITIONAL', 'HAVEN', 'RAPID', 'HOUSING'])
    expect(await outcome('7b.1', june(project, 410))).toEqual([1, 1])
  for (const to of [101, 204, 207, 302, 329, 8, 9, 30, 99])
    expect(await outcome('7b.1', june('SHELTER', to))).toEqual([1, 0])
  for (const to of [206, 215, 225, 24]) expect(await outcome('7b.1', june('SHELTER', to))).toEqual([0, 0])
})

test('7b.1: permanent housing with a move-in belongs to 7b.2, rapid re-housing stays; decided on the latest exit', async () => {
  const moved = { moveIn: '2025-02-01' }
  expect(await outcome('7b.1', june('HOUSING', 410, moved))).toEqual([0, 0])
  expect(await outcome('7b.1', june('RAPID', 410, moved))).toEqual([1, 1])
  expect(await outcome('7b.1', june('SHELTER', 116), june('HOUSING', 410, { ...moved, exit: '2025-07-01' }))).toEqual([
    0, 0,
  ])
  expect(await outcome('7b.1', june('SHELTER', 410), at('RAPID', '2025-07-01'))).toEqual([0, 0])
  // one day, two exits: the lowest EnrollmentID as text
  expect(await outcome('7b.1', june('SHELTER', 410, { id: 'E9' }), june('HAVEN', 116, { id: 'E10' }))).toEqual([1, 0])
})

test('7b.2: stayers with a move-in succeed; leavers with one by destination', async () => {
  const moved = { moveIn: '2025-02-01' }
  expect(await outcome('7b.2', at('HOUSING', '2025-01-01', undefined, undefined, moved))).toEqual([1, 1])
  expect(await outcome('7b.2', at('HOUSING', '2025-01-01'))).toEqual([0, 0])
  expect(await outcome('7b.2', june('OTHER', 410, moved))).toEqual([1, 1])
  expect(await outcome('7b.2', june('OTHER', 116, moved))).toEqual([1, 0])
  expect(await outcome('7b.2', june('OTHER', 206, moved))).toEqual([0, 0])
  expect(await outcome('7b.2', june('OTHER', 410))).toEqual([0, 0])
  expect(await outcome('7b.2', june('RAPID', 410, moved))).toEqual([0, 0])
  // the stay entered last decides
  expect(
    await outcome('7b.2', at('HOUSING', '2025-01-01', undefined, undefined, moved), at('OTHER', '2025-03-01')),
  ).toEqual([0, 0])
})

test('R8: shares in percent with two decimals; nothing over nothing is empty: 1 of 3', async () => {
  const stays = ['a', 'b', 'c'].map((person, index) => june('SHELTER', index === 0 ? 410 : 116, { person }))
  expect((await figures(stays))['7b.1']).toEqual({ universe: 3, successful: 1, share: 33.33 })
  expect((await figures(stays))['7a.1']).toEqual({ universe: 0, successful: 0, share: null })
})
