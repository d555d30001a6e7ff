import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { type Explanation, explainSystem, keepClient } from './explain-client.ts'
import { explainProjects } from './explain-projects.ts'
import { fillSystemTables, type SmallSystem, type SystemStay } from './fill-system-tables.ts'
import { prepareSystem, type SystemScope } from './prepare-system.ts'
import { at, period, projects } from './small-year.ts'

/** What `--why a` says of a small system, in the measures of the system or, of named projects, in those of the report. */
async function why(
  stays: SystemStay[],
  more: Partial<SmallSystem> = {},
  scope: SystemScope = { coc: null },
): Promise<Explanation> {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillSystemTables(engine, { projects, stays, ...more })
    await prepareSystem(engine, period, scope)
    const client = (await keepClient(engine, 'a', scope))!
    const measures = 'projects' in scope ? await explainProjects(engine, period) : await explainSystem(engine, 'FY2026')
    return { ...client, measures }
  } finally {
    engine.close()
  }
}
const rulesOf = async (stays: SystemStay[], more: Partial<SmallSystem> = {}) =>
  (await why(stays, more)).stays[0]!.rules!
const decision = async (key: string, stays: SystemStay[], more: Partial<SmallSystem> = {}) =>
  (await why(stays, more)).measures[key]!.decision

test('R1: which continuum of care, who says so, and why a stay is left out', async () => {
  const head = at('SHELTER', '2025-01-01', undefined, undefined, {
    person: 'b',
    household: 'H',
    isHead: true,
    coc: 'XX-500',
  })
  const child = at('SHELTER', '2025-01-01', undefined, undefined, { household: 'H', isHead: false })
  expect((await rulesOf([head, child])).R1).toBe('Continuum of care XX-500, as the head of the household says.')
  expect((await rulesOf([at('SHELTER', '2025-01-01')])).R1).toBe('Continuum of care XX-500, as the project says.')
  const outside = { ...projects, OFFICE: { type: 6, continuum: 0 }, HAVEN: { type: 8, cocs: ['XX-501'] } }
  const stays = [
    at('OFFICE', '2025-01-01'),
    at('HAVEN', '2025-01-02'),
    at('SHELTER', '2025-01-03', undefined, undefined, { coc: 'XX-502' }),
    at('SHELTER', '2025-10-01'),
  ]
  const told = await why(stays, { projects: outside }, { coc: 'XX-500' })
  expect(told.stays).toEqual([])
  expect(told.leftOut!.map(({ reason }) => reason)).toEqual([
    'Project OFFICE is no continuum project.',
    'Project HAVEN is not in XX-500.',
    'The household belongs to XX-502.',
    'Entered after the period.',
  ])
  expect(Object.values(told.measures).every(({ isCounted }) => !isCounted)).toBe(true)
  expect((await why([at('HAVEN', '2025-01-01')], {}, { projects: ['SHELTER'] })).leftOut![0]!.reason).toBe(
    'Project HAVEN is none of those asked for.',
  )
})

test('R2: the look-back stop is named: seven years before the period', async () => {
  expect((await why([at('SHELTER', '2025-01-01')])).lookBackStop).toBe('2017-10-01')
})

test('R3: the move-in: told, taken from the head, on joining, dropped', async () => {
  const household = async (headMoveIn: string | undefined, mine: Partial<SystemStay> = {}) =>
    (
      await rulesOf([
        at('HOUSING', '2025-01-01', undefined, undefined, {
          person: 'b',
          household: 'H',
          isHead: true,
          ...(headMoveIn === undefined ? {} : { moveIn: headMoveIn }),
        }),
        at('HOUSING', '2025-01-01', undefined, undefined, { household: 'H', isHead: false, ...mine }),
      ])
    ).R3
  expect(await household('2025-02-01')).toBe('Moved in on 2025-02-01, as the head of the household did.')
  expect(await household('2025-02-01', { entry: '2025-03-01' })).toBe(
    'Joined after the move-in of 2025-02-01: housed from the entry.',
  )
  expect(await household('2025-02-01', { exit: '2025-01-20' })).toBe('Left before the move-in of 2025-02-01: none.')
  expect(await household('2024-12-31')).toMatch(/^The move-in of 2024-12-31 is dropped/)
  expect(await household(undefined)).toBe('No move-in told.')
  expect((await rulesOf([at('SHELTER', '2025-01-01')])).R3).toBeUndefined()
})

test('R4: how the stay began', async () => {
  const begun = async (project: string, more: Partial<SystemStay> = {}) =>
    (await rulesOf([at(project, '2025-01-01', undefined, undefined, more)])).R4
  expect(await begun('SHELTER')).toBe('Began in homelessness: a shelter, safe haven or outreach always does.')
  expect(await begun('HOUSING', { prior: 116 })).toBe('Began in homelessness: prior situation 116.')
  const short = { isUnderThreshold: true, isFromStreet: true }
  expect(await begun('HOUSING', { prior: 215, ...short })).toBe(
    'Began in homelessness: prior situation 215, under 90 days, and the street or a shelter before.',
  )
  expect(await begun('HOUSING', { prior: 410, ...short })).toContain('under 7 nights')
  expect(await begun('HOUSING', { prior: 410 })).toMatch(/^Did not begin in homelessness: prior situation 410/)
  expect(await begun('HOUSING')).toContain('no prior situation told')
})

test('R5 to R7: nights, activity, age', async () => {
  const born = { clients: { a: { born: '1990-06-01' } } }
  expect(await rulesOf([at('SHELTER', '2025-06-01', '2025-06-11', 410)], born)).toMatchObject({
    R5: '10 nights, 2025-06-01 to 2025-06-10, 10 in the period; the exit day is none.',
    R6: 'Active in the period, with a bed night in it.',
    R7: 'Age 35 on 2025-06-01.',
  })
  const nights = ['2025-05-31', '2025-06-01', '2025-06-02', '2025-06-02', '2025-06-11']
  expect(await rulesOf([at('NIGHTS', '2025-06-01', '2025-06-11', 410, { nights })])).toMatchObject({
    R5: '2 recorded nights, 2 in the period; 3 more not counted: on or after the exit, before the entry, after the period, or recorded twice.',
    R7: 'Age unknown: neither adult nor child.',
  })
  expect(await rulesOf([at('HOUSING', '2023-06-01', '2024-09-30', 410)])).toMatchObject({
    R5: 'No bed nights: not a shelter, safe haven or transitional housing.',
    R6: 'Not active in the period: left before it.',
  })
})

test('1: nights, days told, what takes nights away, the client’s start and end, the days counted', async () => {
  const stays = [
    at('SHELTER', '2025-06-01', '2025-06-11', 116, { street: '2025-05-25' }),
    at('TRANSITIONAL', '2025-06-07', '2025-06-17', 116),
  ]
  const { measures } = await why(stays)
  expect(measures['1a.1']).toMatchObject({
    decision: '6 days, from 365 days before the last night (2025-06-06), and unbroken before that.',
    clientStart: '2024-06-06',
    clientEnd: '2025-06-06',
    removed: [{ from: '2025-06-07', to: '2025-06-16' }],
    counted: [{ from: '2025-06-01', to: '2025-06-06', days: 6 }],
  })
  expect(measures['1b.2']).toMatchObject({ days: 23, told: [{ from: '2025-05-25', to: '2025-06-01' }] })
  const housed = [...stays, at('HOUSING', '2025-05-01', undefined, undefined, { moveIn: '2025-05-01' })]
  expect(await decision('1a.2', housed)).toMatch(/^No night of the period is left/)
  expect(await decision('1a.1', [at('OUTREACH', '2025-06-01')])).toBe('No night of these types in the period.')
})

test('2: the exit, each entry after it, and why it is or is no return', async () => {
  const { measures } = await why([
    at('SHELTER', '2023-01-01', '2023-03-01', 410),
    at('HOUSING', '2023-03-10', '2023-04-01', 116),
    at('OTHER', '2023-04-10'),
    at('OFFICE', '2023-05-01'),
    at('HAVEN', '2023-08-28'),
  ])
  expect(measures['2']).toMatchObject({
    decision: 'Left ES to permanent housing on 2023-03-01 and returned after 180 days.',
    entries: [
      { decision: 'the stay that was left' },
      { decision: 'housing within 14 days of the exit' },
      { decision: 'housing inside another stay in housing, or within 14 days of it' },
      { decision: 'a project of another type' },
      { decision: 'a return', days: 180 },
    ],
  })
})

test('3.2, 4, 5, 7: one sentence each', async () => {
  expect(await decision('3.2', [at('HAVEN', '2025-01-01')])).toBe('Slept in SH in the period.')
  const funded = { ...projects, HOUSING: { type: 3, funders: [{ code: 2, from: '2020-01-01' }] } }
  const clients = { a: { born: '1980-05-05' } }
  const stay = [at('HOUSING', '2022-03-10', undefined, undefined, { id: 'E1' })]
  const entry = { stay: 'E1', on: '2022-03-10', stage: 1, earned: 0, total: 500 }
  const annual = { stay: 'E1', on: '2023-03-20', stage: 5, earned: 200, total: 700 }
  const income = async (...incomes: NonNullable<SmallSystem['incomes']>) =>
    decision('4.1', stay, { projects: funded, clients, incomes })
  expect(await income(entry, annual)).toBe('Increased.')
  expect(await income(entry)).toBe('No later record: no increase.')
  expect(await income(annual)).toBe('No earlier record: not in the universe.')
  expect(await decision('4.4', stay, { projects: funded, clients, incomes: [entry] })).toBe('A stayer, not a leaver.')
  const now = at('SHELTER', '2025-01-01')
  expect(await decision('5.1', [now])).toBe('For the first time.')
  expect(await decision('5.2', [now, at('RAPID', '2020-01-01')])).toBe('Known before: enrolled within 730 days before.')
  const left = (project: string, to: number, more: Partial<SystemStay> = {}) => [
    at(project, '2025-01-01', '2025-06-01', to, more),
  ]
  const moved = { moveIn: '2025-02-01' }
  expect(await decision('7a.1', left('OUTREACH', 329))).toBe('The destination is left out of the measure.')
  expect(await decision('7b.1', left('SHELTER', 207))).toBe('The latest exit was to no successful destination.')
  expect(await decision('7b.1', left('HOUSING', 410, moved))).toMatch(/it belongs to 7b.2/)
  expect(await decision('7b.2', [at('HOUSING', '2025-01-01', undefined, undefined, moved)])).toMatch(/^Still housed/)
  expect(await decision('7b.2', left('HOUSING', 410))).toBe('No move-in by the end of the period.')
})

test('the report of projects: each figure has its sentence', async () => {
  const scope = { projects: ['HOUSING', 'OUTREACH'] }
  const moved = at('HOUSING', '2024-11-01', '2025-06-01', 410, { id: 'E1', moveIn: '2024-12-01' })
  const { measures } = await why([moved], { clients: { a: { born: '1990-01-01' } } }, scope)
  const told = Object.fromEntries(Object.entries(measures).map(([key, { decision: sentence }]) => [key, sentence]))
  expect(told).toEqual({
    served: 'Active in the period; the latest stay is E1.',
    engaged: 'Counts for data quality.',
    households: 'Head of a household.',
    adults: 'Age 34.',
    leavers: 'The latest stay ended in the period and none is open.',
    stayers: 'Not a stayer.',
    exits: 'Destination 410: positive.',
    lengthOfStay: '212 days, among leavers.',
    pointInTime: 'There on 2025-01-29, 2025-04-30.',
    movedIn: 'Moved in on 2024-12-01.',
  })
  const street = await why([at('OUTREACH', '2025-01-01')], {}, scope)
  expect(street.measures.engaged).toEqual({ isCounted: false, decision: 'Outreach without an engagement by the end.' })
})
