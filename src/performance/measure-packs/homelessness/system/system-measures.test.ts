import { expect, test } from 'vitest'
import { countSmall, type SmallSystem, type SystemStay } from './fill-system-tables.ts'
import type { SystemFigures } from './system-figures.ts'

const projects: SmallSystem['projects'] = {
  SHELTER: { type: 0 },
  NIGHTS: { type: 1 },
  TRANSITIONAL: { type: 2 },
  HOUSING: { type: 3 },
  OUTREACH: { type: 4 },
  OFFICE: { type: 6 },
  HAVEN: { type: 8 },
  OTHER: { type: 9 },
  RAPID: { type: 13 },
}
const period = { from: '2024-10-01', to: '2025-09-30' }
const at = (
  project: string,
  entry: string,
  exit?: string,
  to?: number,
  more: Partial<SystemStay> = {},
): SystemStay => ({
  project,
  person: 'a',
  entry,
  ...(exit === undefined ? {} : { exit }),
  ...(to === undefined ? {} : { to }),
  ...more,
})
const figures = (stays: SystemStay[], more: Partial<SmallSystem> = {}, request = {}): Promise<SystemFigures> =>
  countSmall({ projects, stays, ...more }, { ...period, ...request })

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

test('3.2: distinct clients with a bed night in the period, by kind, and in all: 2, 1, 1 of 3', async () => {
  const stays = [
    at('SHELTER', '2024-01-01', '2024-10-01'), // last night 30 September
    at('HAVEN', '2024-01-01', '2024-10-02'),
    at('SHELTER', '2025-01-01', '2025-01-01', 410, { person: 'b' }),
    at('NIGHTS', '2025-01-01', undefined, undefined, { person: 'b', nights: ['2025-01-05'] }),
    at('SHELTER', '2025-09-30', undefined, undefined, { person: 'b' }),
    at('SHELTER', '2025-09-30', undefined, undefined, { person: 'c' }),
    at('TRANSITIONAL', '2025-02-01', undefined, undefined, { person: 'c' }),
    at('NIGHTS', '2025-01-01', undefined, undefined, { person: 'd', nights: ['2024-09-30', '2025-10-01'] }),
  ]
  expect((await figures(stays))['3.2']).toEqual({ ES: 2, SH: 1, TH: 1, total: 3 })
})

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

test('R3: the head’s move-in: within the stay and the period; later members take their entry, earlier leavers none', async () => {
  const household = (member: Partial<SystemStay>, moveIn = '2025-02-01'): SystemStay[] => [
    at('HOUSING', '2025-01-01', undefined, undefined, { household: 'H', isHead: true, moveIn }),
    at('HOUSING', '2025-01-01', undefined, undefined, { person: 'b', household: 'H', isHead: false, ...member }),
  ]
  expect(await outcome('7b.2', ...household({}))).toEqual([2, 2])
  expect(await outcome('7b.2', ...household({ entry: '2025-03-01' }))).toEqual([2, 2])
  expect(await outcome('7b.2', ...household({ exit: '2025-01-31', to: 410 }))).toEqual([1, 1])
  expect(await outcome('7b.2', ...household({ exit: '2025-02-01', to: 116 }))).toEqual([2, 1])
  expect(await outcome('7b.2', ...household({ moveIn: '2025-01-05' }, '2024-12-31'))).toEqual([0, 0])
  expect(await outcome('7b.2', ...household({}, '2025-10-01'))).toEqual([0, 0])
})

test('R1: continuum projects of the continuum of care; the head’s continuum, or the project’s only one', async () => {
  const within = async (project: SmallSystem['projects'][string], more: Partial<SystemStay> = {}) => {
    const stays = [at('X', '2025-01-01', undefined, undefined, more)]
    return (
      await countSmall({ projects: { X: project }, stays }, { ...period, lines: ['3.2'], scope: { coc: 'xx-500' } })
    )['3.2'].total
  }
  expect(await within({ type: 0 })).toBe(1)
  expect(await within({ type: 0, continuum: 0 })).toBe(0)
  expect(await within({ type: 0, cocs: ['XX-501'] })).toBe(0)
  expect(await within({ type: 0 }, { coc: 'XX-501' })).toBe(0)
  expect(await within({ type: 0, cocs: ['XX-500', 'XX-501'] })).toBe(0) // nobody says which
  expect(await within({ type: 0, cocs: ['XX-500', 'XX-501'] }, { coc: 'XX-500' })).toBe(1)
  const family = [
    at('X', '2025-01-01', undefined, undefined, { household: 'H', isHead: true, coc: 'XX-500' }),
    at('X', '2025-01-01', undefined, undefined, { person: 'b', household: 'H', isHead: false, coc: 'XX-501' }),
  ]
  const told = await countSmall(
    { projects: { X: { type: 0, cocs: ['XX-500', 'XX-501'] } }, stays: family },
    { ...period, lines: ['3.2'], scope: { coc: 'XX-500' } },
  )
  expect(told['3.2'].total).toBe(2)
})

test('R8: shares in percent with two decimals; nothing over nothing is empty: 1 of 3', async () => {
  const stays = ['a', 'b', 'c'].map((person, index) => june('SHELTER', index === 0 ? 410 : 116, { person }))
  expect((await figures(stays))['7b.1']).toEqual({ universe: 3, successful: 1, share: 33.33 })
  expect((await figures(stays))['7a.1']).toEqual({ universe: 0, successful: 0, share: null })
})
