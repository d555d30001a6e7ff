import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { countingDays, countProjects, type ProjectFigures } from './count-projects.ts'
import { fillSystemTables, type SmallSystem, type SystemStay } from './fill-system-tables.ts'
import { prepareSystem } from './prepare-system.ts'

const projects: SmallSystem['projects'] = {
  SHELTER: { type: 0 },
  NIGHTS: { type: 1 },
  OUTREACH: { type: 4 },
  HOUSING: { type: 3 },
  OFFICE: { type: 6, continuum: 0 },
  ELSEWHERE: { type: 0 },
}
const period = { from: '2025-10-01', to: '2026-09-30' }
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

async function figures(ids: string[], stays: SystemStay[], more: Partial<SmallSystem> = {}): Promise<ProjectFigures> {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillSystemTables(engine, { projects, stays, ...more })
    await prepareSystem(engine, period, { projects: ids })
    return (await countProjects(engine, period, [])).figures
  } finally {
    engine.close()
  }
}

test('served: active in the period, each client once, of the named projects alone: a, b', async () => {
  const told = await figures(
    ['SHELTER', 'OFFICE'],
    [
      at('SHELTER', '2025-01-01', '2025-10-01'), // the exit day is active
      at('OFFICE', '2026-09-30'),
      at('SHELTER', '2026-01-01', '2026-01-01', 410, { person: 'b' }),
      at('SHELTER', '2025-01-01', '2025-09-30', 410, { person: 'c' }),
      at('SHELTER', '2026-10-01', undefined, undefined, { person: 'd' }),
      at('ELSEWHERE', '2026-01-01', undefined, undefined, { person: 'e' }),
    ],
  )
  expect(told).toMatchObject({ served: 2, engaged: null, households: 2, leavers: 1, stayers: 1, adults: 0 })
})

test('night by night: a bed night or the exit in the period; length of stay is recorded nights: 3', async () => {
  const nights = (list: string[], more: Partial<SystemStay> = {}) =>
    at('NIGHTS', '2025-09-01', undefined, undefined, { nights: list, ...more })
  expect(await figures(['NIGHTS'], [nights(['2025-09-30'])])).toMatchObject({ served: 0 })
  expect(await figures(['NIGHTS'], [nights(['2025-09-30', '2025-10-01', '2025-10-01', '2025-10-09'])])).toMatchObject({
    served: 1,
    lengthOfStay: { stayers: { mean: 3, median: 3 } },
  })
  expect(await figures(['NIGHTS'], [nights([], { exit: '2025-10-05', to: 99 })])).toMatchObject({
    served: 1,
    lengthOfStay: { leavers: { mean: 0 } },
  })
})

test('engaged: of outreach only who was engaged by the end of the period: 1 of 3 served', async () => {
  const told = await figures(
    ['OUTREACH'],
    [
      at('OUTREACH', '2026-01-01', undefined, undefined, { engaged: '2026-09-30' }),
      at('OUTREACH', '2026-01-01', undefined, undefined, { person: 'b', engaged: '2026-10-01' }),
      at('OUTREACH', '2026-01-01', undefined, undefined, { person: 'c' }),
    ],
  )
  expect(told).toMatchObject({ served: 3, engaged: 1 })
})

test('leavers: the latest stay ended in the period and no other is open after it', async () => {
  const left = at('SHELTER', '2026-01-01', '2026-02-01', 410)
  const counts = async (...stays: SystemStay[]) => {
    const { leavers, stayers } = await figures(['SHELTER', 'HOUSING'], stays)
    return [leavers, stayers]
  }
  expect(await counts(left)).toEqual([1, 0])
  expect(await counts(left, at('SHELTER', '2025-11-01'))).toEqual([0, 1])
  expect(await counts(left, at('SHELTER', '2025-11-01', '2026-10-01', 410))).toEqual([0, 1])
  expect(await counts(left, at('ELSEWHERE', '2025-11-01'))).toEqual([1, 0])
  expect(await counts(at('SHELTER', '2026-01-01', '2026-10-01', 410))).toEqual([0, 1])
})

test('exits: positive of all less excluded, by the latest stay: 1 of 3 - 1', async () => {
  const one = (person: string, to: number) => at('SHELTER', '2026-01-01', '2026-02-01', to, { person })
  const told = await figures(
    ['SHELTER'],
    [one('a', 410), one('b', 206), one('c', 99), at('SHELTER', '2025-11-01', '2025-12-01', 410, { person: 'c' })],
  )
  expect(told.exits).toEqual({ total: 3, positive: 1, excluded: 1, share: 50 })
  // outreach: a place to stay with friends is better than the street; foster care is left out
  const street = (person: string, to: number) => ({ ...one(person, to), project: 'OUTREACH' })
  expect((await figures(['OUTREACH'], [street('a', 312), street('b', 206), street('c', 116)])).exits).toEqual({
    total: 3,
    positive: 1,
    excluded: 1,
    share: 50,
  })
  expect((await figures(['SHELTER'], [one('a', 24)])).exits.share).toBe(null)
})

test('length of stay: the whole stay, also before the period; open ones to the day after its end', async () => {
  const told = await figures(
    ['SHELTER'],
    [
      at('SHELTER', '2025-09-01', '2025-10-01', 410), // 30 days
      at('SHELTER', '2026-02-01', '2026-02-02', 410, { person: 'b' }), // 1
      at('SHELTER', '2026-09-21', undefined, undefined, { person: 'c' }), // 10: to 1 October
      at('SHELTER', '2026-09-21', '2026-12-21', 410, { person: 'd' }), // 10
    ],
  )
  expect(told.lengthOfStay).toEqual({ leavers: { mean: 15.5, median: 15.5 }, stayers: { mean: 10, median: 10 } })
})

test('the days of counting: the last Wednesdays of January, April, July and October', () => {
  expect(countingDays(period)).toEqual(['2025-10-29', '2026-01-28', '2026-04-29', '2026-07-29'])
  expect(countingDays({ from: '2026-01-29', to: '2026-04-29' })).toEqual(['2026-04-29'])
})

test('point in time: not on the exit day; housing from the move-in; other types on the exit day too', async () => {
  const on = async (project: string, stay: Partial<SystemStay>) =>
    (await figures([project], [at(project, '2026-01-01', undefined, undefined, stay)])).pointInTime['2026-01-28']!
      .persons
  expect(await on('SHELTER', { exit: '2026-01-28' })).toBe(0)
  expect(await on('SHELTER', { exit: '2026-01-29' })).toBe(1)
  expect(await on('SHELTER', { entry: '2026-01-28' })).toBe(1)
  expect(await on('HOUSING', {})).toBe(0)
  expect(await on('HOUSING', { moveIn: '2026-01-28' })).toBe(1)
  expect(await on('HOUSING', { moveIn: '2026-01-29' })).toBe(0)
  expect(await on('NIGHTS', { nights: ['2026-01-27', '2026-01-29'] })).toBe(0)
  expect(await on('NIGHTS', { nights: ['2026-01-28'] })).toBe(1)
  expect(await on('OUTREACH', { exit: '2026-01-28' })).toBe(1)
  expect(await on('OFFICE', { exit: '2026-01-27' })).toBe(0)
})

test('households go by their head; beds and units of the day stand beside them: 3 persons, 2 households', async () => {
  const stays = [
    at('SHELTER', '2026-01-01', undefined, undefined, { household: 'H', isHead: true }),
    at('SHELTER', '2026-01-01', undefined, undefined, { person: 'b', household: 'H', isHead: false }),
    at('SHELTER', '2026-01-01', undefined, undefined, { person: 'c' }),
  ]
  const inventory = [{ project: 'SHELTER', beds: 10, units: 4, from: '2020-01-01', to: '2026-02-01' }]
  const { pointInTime, households } = await figures(['SHELTER'], stays, { inventory })
  expect(households).toBe(2)
  expect(pointInTime['2026-01-28']).toEqual({ persons: 3, households: 2, beds: 10, units: 4 })
  expect(pointInTime['2026-04-29']).toEqual({ persons: 3, households: 2, beds: 0, units: 0 })
})

test('moved in within the period: days from entry; leavers without a move-in stand apart', async () => {
  const told = await figures(
    ['HOUSING'],
    [
      at('HOUSING', '2025-09-01', undefined, undefined, { moveIn: '2025-10-01' }), // 30
      at('HOUSING', '2026-01-01', undefined, undefined, { person: 'b', moveIn: '2026-01-01' }), // 0
      at('HOUSING', '2025-09-01', undefined, undefined, { person: 'c', moveIn: '2025-09-30' }),
      at('HOUSING', '2026-01-01', '2026-02-01', 116, { person: 'd' }),
    ],
  )
  expect(told.movedIn).toEqual({ persons: 2, meanDays: 15, leftWithout: 1 })
})

test('adults: 18 on the first day of the period or the entry; of unknown age nobody', async () => {
  const stays = ['a', 'b', 'c', 'd'].map((person) => at('SHELTER', '2025-01-01', undefined, undefined, { person }))
  const clients = { a: { born: '2007-10-01' }, b: { born: '2007-10-02' }, c: { born: '1950-01-01' } }
  expect((await figures(['SHELTER'], stays, { clients })).adults).toBe(2)
  // born on 29 February: 18 on 1 March
  const leap = { a: { born: '2008-02-29' } }
  const on = (entry: string) => figures(['SHELTER'], [at('SHELTER', entry)], { clients: leap })
  expect([(await on('2026-02-28')).adults, (await on('2026-03-01')).adults]).toEqual([0, 1])
  const later = [at('SHELTER', '2025-10-02', undefined, undefined, { person: 'b' })]
  expect((await figures(['SHELTER'], later, { clients })).adults).toBe(1)
})
