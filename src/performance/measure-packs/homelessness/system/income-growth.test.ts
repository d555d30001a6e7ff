import { expect, test } from 'vitest'
import type { SmallSystem, SystemStay } from './fill-system-tables.ts'
import { at, figures, projects } from './small-year.ts'

const funded = { ...projects, HOUSING: { type: 3, funders: [{ code: 2, from: '2020-01-01' }] } }
const grown = async (
  stay: SystemStay,
  incomes: SmallSystem['incomes'],
  more: Partial<SmallSystem> = {},
  request = {},
): Promise<(readonly [number, number])[]> => {
  const told = await figures(
    [{ id: 'E1', ...stay }],
    { projects: funded, clients: { a: { born: '1980-05-05' } }, incomes, ...more },
    { lines: ['4'], ...request },
  )
  return (['4.1', '4.2', '4.3', '4.4', '4.5', '4.6'] as const).map((key) => [told[key].universe, told[key].increased])
}
const income = (stage: number, on: string, earned: number | undefined, total: number | undefined) => ({
  stay: 'E1',
  stage,
  on,
  earned,
  total,
})
const nobody = [
  [0, 0],
  [0, 0],
  [0, 0],
]

test('4.1 to 4.3: a stayer’s latest annual assessment against the one before, or the entry', async () => {
  const stay = at('HOUSING', '2022-03-10')
  const entry = income(1, '2022-03-10', 0, 500)
  expect(await grown(stay, [entry, income(5, '2023-03-20', 200, 700)])).toEqual([[1, 1], [1, 0], [1, 1], ...nobody])
  const second = income(5, '2024-03-01', 100, 900)
  expect(await grown(stay, [entry, income(5, '2023-03-20', 200, 700), second])).toEqual([
    [1, 0],
    [1, 1],
    [1, 1],
    ...nobody,
  ])
  // 31 days from the anniversary is no annual assessment; 30 is
  expect(await grown(stay, [entry, income(5, '2024-04-10', 200, 700)])).toEqual([[1, 0], [1, 0], [1, 0], ...nobody])
  expect(await grown(stay, [entry, income(5, '2024-04-09', 200, 700)])).toEqual([[1, 1], [1, 0], [1, 1], ...nobody])
})

test('4: no earlier record is out of the universe; no later one is in, and no increase', async () => {
  const stay = at('HOUSING', '2022-03-10')
  expect(await grown(stay, [income(5, '2023-03-20', 200, 700)])).toEqual([...nobody, ...nobody])
  expect(await grown(stay, [income(1, '2022-03-10', 0, 500)])).toEqual([[1, 0], [1, 0], [1, 0], ...nobody])
  expect(await grown(stay, [income(1, '2022-03-11', 0, 500)])).toEqual([...nobody, ...nobody]) // not dated at entry
})

test('4: a stayer has 365 days at the end of the period: entered 1 October 2024, not 2 October', async () => {
  const universe = async (entry: string) => (await grown(at('HOUSING', entry), [income(1, entry, 0, 5)]))[0]![0]
  expect(await universe('2024-10-01')).toBe(1)
  expect(await universe('2024-10-02')).toBe(0)
})

test('4.4 to 4.6: a leaver’s exit record against the entry record', async () => {
  const stay = at('HOUSING', '2024-12-01', '2025-02-01', 410)
  const entry = income(1, '2024-12-01', 100, 500)
  expect(await grown(stay, [entry, income(3, '2025-02-01', 100, 600)])).toEqual([...nobody, [1, 0], [1, 1], [1, 1]])
  expect(await grown(stay, [entry, income(3, '2025-01-31', 100, 600)])).toEqual([...nobody, [1, 0], [1, 0], [1, 0]])
})

test('4: adults only, of unknown age nobody; the project is funded in the period; FY2026 knows funder 56', async () => {
  const stay = at('HOUSING', '2022-03-10')
  const incomes = [income(1, '2022-03-10', 0, 500)]
  const universe = async (more: Partial<SmallSystem>, request = {}) =>
    (await grown(stay, incomes, more, request))[0]![0]
  expect(await universe({ clients: { a: { born: '2006-10-01' } } })).toBe(1) // 18 on the first day of the period
  expect(await universe({ clients: { a: { born: '2006-10-02' } } })).toBe(0)
  expect(await universe({ clients: {} })).toBe(0)
  const paidBy = (code: number, from: string, to?: string) => ({
    projects: { ...projects, HOUSING: { type: 3, funders: [{ code, from, ...(to === undefined ? {} : { to }) }] } },
  })
  expect(await universe(paidBy(56, '2020-01-01'))).toBe(1)
  expect(await universe(paidBy(56, '2020-01-01'), { rules: 'FY2024' })).toBe(0)
  expect(await universe(paidBy(20, '2020-01-01'))).toBe(0)
  expect(await universe(paidBy(2, '2020-01-01', '2024-10-01'))).toBe(1)
  expect(await universe(paidBy(2, '2020-01-01', '2024-09-30'))).toBe(0)
  expect(await universe(paidBy(2, '2025-10-01'))).toBe(0)
})
