import { expect, test } from 'vitest'
import type { SystemStay } from './fill-system-tables.ts'
import { at, figures } from './small-year.ts'

const firsts = async (...stays: SystemStay[]) => {
  const told = await figures(stays, {}, { lines: ['5.1', '5.2'] })
  return [told['5.1'], told['5.2']].map(({ entered, prior, first }) => [entered, prior, first])
}

test('5: clients who entered in the period; permanent housing on line 2 alone', async () => {
  expect(await firsts(at('SHELTER', '2025-01-01'))).toEqual([
    [1, 0, 1],
    [1, 0, 1],
  ])
  expect(await firsts(at('HOUSING', '2025-01-01'))).toEqual([
    [0, 0, 0],
    [1, 0, 1],
  ])
  expect(await firsts(at('SHELTER', '2024-09-30'), at('OUTREACH', '2025-01-01'))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ])
})

test('5: an enrollment that was open within 730 days before makes it not the first time', async () => {
  const now = at('SHELTER', '2025-01-01')
  expect(await firsts(now, at('HAVEN', '2020-01-01', '2023-01-02'))).toEqual([
    [1, 1, 0],
    [1, 1, 0],
  ])
  expect(await firsts(now, at('HAVEN', '2020-01-01', '2023-01-01'))).toEqual([
    [1, 0, 1],
    [1, 0, 1],
  ]) // 731 days
  expect(await firsts(now, at('RAPID', '2020-01-01'))).toEqual([
    [1, 1, 0],
    [1, 1, 0],
  ])
  expect(await firsts(now, at('OUTREACH', '2020-01-01'))).toEqual([
    [1, 0, 1],
    [1, 0, 1],
  ])
  expect(await firsts(now, at('TRANSITIONAL', '2025-01-01'))).toEqual([
    [1, 0, 1],
    [1, 0, 1],
  ])
  // the earliest entry of the period is what counts
  expect(await firsts(now, at('SHELTER', '2025-03-01'))).toEqual([
    [1, 0, 1],
    [1, 0, 1],
  ])
})
