import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { buildFacts } from '../build-facts.ts'
import { fillCleanedTables, type SmallExport, type SmallStay, table } from '../fill-cleaned-tables.ts'
import { countPathway, type Pathway, type PathwayRequest, preparePathway } from './count-pathway.ts'

type Event = { stay: string; on: string; code?: number; to?: string; result?: number; resultOn?: string }

async function pathways(
  small: SmallExport,
  events: Event[],
  request: Partial<PathwayRequest> = {},
): Promise<Pathway[]> {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillCleanedTables(engine, small)
    await engine.run(
      table(
        'further_events',
        'event_id text, enrollment_id text, event int, event_on date, location_id text, result int, result_on date',
        events.map(({ stay, on, code = 13, to, result, resultOn }, at) => [
          `V${at}`,
          stay,
          code,
          on,
          to,
          result,
          resultOn,
        ]),
      ),
    )
    await buildFacts(engine, { outFolder: null })
    await preparePathway(engine)
    return await countPathway(engine, {
      from: '2025-01-01',
      to: '2025-01-31',
      every: 'month',
      by: 'system',
      unit: 'households',
      ...request,
    })
  } finally {
    engine.close()
  }
}

const projects = { STREET: { type: 4 }, RAPID: { type: 13 }, HOME: { type: 3 }, SHELTER: { type: 0 } }
const street = (person: string, more: Partial<SmallStay> = {}): SmallStay => ({
  id: `S-${person}`,
  project: 'STREET',
  person,
  entry: '2024-12-01',
  ...more,
})
const into = (project: string, person: string, entry: string, moveIn?: string): SmallStay => ({
  project,
  person,
  entry,
  ...(moveIn === undefined ? {} : { moveIn }),
})
/** the source goes on long after: every step of January is mature */
const later: SmallStay = { project: 'SHELTER', person: 'z', entry: '2026-01-31' }
const small = (...stays: SmallStay[]): SmallExport => ({ projects, stays: [...stays, later] })
const counts = (pathway: Pathway) => pathway.steps.map(({ count }) => count)

test('four referred, three accepted, two entered, one moved in; shares of the step before, and days', async () => {
  const stays = [
    ...['a', 'b', 'c', 'd'].map((person) => street(person)),
    into('RAPID', 'a', '2025-01-21', '2025-02-10'),
    into('HOME', 'b', '2025-02-10'),
  ]
  const [told] = await pathways(small(...stays), [
    { stay: 'S-a', on: '2025-01-01', result: 1, resultOn: '2025-01-11' },
    { stay: 'S-b', on: '2025-01-01', result: 1, resultOn: '2025-01-31' },
    { stay: 'S-c', on: '2025-01-01', result: 1, resultOn: '2025-01-06' },
    { stay: 'S-d', on: '2025-01-31', result: 2, resultOn: '2025-02-05' },
  ])
  expect(told).toMatchObject({ project: 'system', declinedByClient: 1, declinedByProvider: 0 })
  expect(told!.steps).toMatchObject([
    { step: 'referred', count: 4, share: null, days: null },
    { step: 'accepted', count: 3, share: 0.75, days: { median: 10, ninthOfTen: 30 } }, // 5, 10, 30
    { step: 'entered', count: 2, share: 2 / 3, days: { median: 10, ninthOfTen: 10 } }, // 10, 10
    { step: 'housed', count: 1, share: 0.5, days: { median: 20, ninthOfTen: 20 }, state: 'value' },
  ])
  expect(told!.wholeDays).toEqual({ median: 40, ninthOfTen: 40 })
})

test('who entered counts as accepted; limits are 60, 120 and 180 days after the referral', async () => {
  const one = async (stay: SmallStay | null, event: Partial<Event> = {}) => {
    const stays = stay === null ? [street('a')] : [street('a'), stay]
    return counts((await pathways(small(...stays), [{ stay: 'S-a', on: '2025-01-01', ...event }]))[0]!)
  }
  expect(await one(into('RAPID', 'a', '2025-01-01'))).toEqual([1, 1, 1, 0])
  expect(await one(null, { result: 1, resultOn: '2025-03-02' })).toEqual([1, 1, 0, 0]) // day 60
  expect(await one(null, { result: 1, resultOn: '2025-03-03' })).toEqual([1, 0, 0, 0])
  expect(await one(into('RAPID', 'a', '2025-05-01'))).toEqual([1, 1, 1, 0]) // day 120
  expect(await one(into('RAPID', 'a', '2025-05-02'))).toEqual([1, 0, 0, 0])
  expect(await one(into('RAPID', 'a', '2025-02-01', '2025-06-30'))).toEqual([1, 1, 1, 1]) // day 180
  expect(await one(into('RAPID', 'a', '2025-02-01', '2025-07-01'))).toEqual([1, 1, 1, 0])
  expect(await one(into('RAPID', 'a', '2024-12-31'))).toEqual([1, 0, 0, 0]) // before the referral
  expect(await one(into('SHELTER', 'a', '2025-01-10'))).toEqual([1, 0, 0, 0]) // no housing
})

test('only events that refer to housing, in the period; a household once a cohort', async () => {
  const stays = small(street('a'), street('b'))
  const referred = async (...events: Event[]) => counts((await pathways(stays, events))[0]!)[0]
  expect(await referred({ stay: 'S-a', on: '2025-01-05' }, { stay: 'S-a', on: '2025-01-20' })).toBe(1)
  expect(await referred({ stay: 'S-a', on: '2025-01-05', code: 10 }, { stay: 'S-b', on: '2025-01-05', code: 14 })).toBe(
    1,
  )
  expect(await referred({ stay: 'S-a', on: '2024-12-31' }, { stay: 'S-b', on: '2025-02-01' })).toBe(0)
})

test('by project: the one that the referral names, and only entries there; unnamed stand apart', async () => {
  const stays = small(street('a'), street('b'), into('RAPID', 'a', '2025-01-20'), into('RAPID', 'b', '2025-01-20'))
  const told = await pathways(
    stays,
    [
      { stay: 'S-a', on: '2025-01-05', to: 'HOME' },
      { stay: 'S-b', on: '2025-01-05', to: 'somewhere' },
    ],
    { by: 'project' },
  )
  expect(told.map((one) => [one.project, ...counts(one)])).toEqual([
    ['HOME', 1, 0, 0, 0],
    ['not-named', 1, 1, 1, 0],
  ])
})

test('a program is its projects with days: a referral to one of them may lead into another of them', async () => {
  const stays = small(street('a'), street('b'), into('RAPID', 'a', '2025-01-20'))
  const member = (project: string, more = {}) => ({ group: 'program', project, from: null, to: null, ...more })
  const events = [
    { stay: 'S-a', on: '2025-01-05', to: 'HOME' },
    { stay: 'S-b', on: '2025-01-05' },
  ]
  const told = (members: PathwayRequest['members']) => pathways(stays, events, { by: 'members', members })
  const [program] = await told([member('HOME'), member('RAPID')])
  expect([program!.project, ...counts(program!)]).toEqual(['program', 1, 1, 1, 0])
  expect((await told([member('HOME')])).map(counts)).toEqual([[1, 0, 0, 0]])
  expect(await told([member('HOME', { to: '2025-01-04' })])).toEqual([])
})

test('households by their head, persons each; the head’s move-in is everybody’s', async () => {
  const together = { household: 'H', entry: '2024-12-01' }
  const stays = small(
    street('mother', { ...together, isHead: true }),
    street('child', { ...together, isHead: false }),
    street('gone', { ...together, isHead: false, exit: '2024-12-20' }),
    { ...into('RAPID', 'mother', '2025-01-20', '2025-02-01'), household: 'K', isHead: true },
    { ...into('RAPID', 'child', '2025-01-20'), household: 'K', isHead: false },
  )
  const events = [{ stay: 'S-child', on: '2025-01-05' }]
  expect(counts((await pathways(stays, events))[0]!)).toEqual([1, 1, 1, 1])
  expect(counts((await pathways(stays, events, { unit: 'persons' }))[0]!)).toEqual([2, 2, 2, 2])
})

test('a step that is not over is immature; outside the source it is missing; without referrals not computable', async () => {
  const states = (pathway: Pathway) => pathway.steps.map(({ state, matureOn }) => [state, matureOn])
  const short = { ...small(street('a')), exported: '2025-04-15' }
  const [told] = await pathways(short, [{ stay: 'S-a', on: '2025-01-05' }])
  expect(states(told!)).toEqual([
    ['value', null],
    ['value', '2025-04-01'],
    ['immature', '2025-05-31'],
    ['immature', '2025-07-30'],
  ])
  const [none] = await pathways(short, [])
  expect(none!.steps.map(({ count, reason }) => [count, reason])).toEqual(Array(4).fill([null, 'no-referrals']))
  const [ahead] = await pathways(short, [{ stay: 'S-a', on: '2025-04-05' }], { from: '2025-04-01', to: '2025-04-30' })
  expect(ahead!.steps[0]).toMatchObject({ state: 'missing', reason: 'not-covered', count: null })
  const alone = { projects: { STREET: { type: 4 } }, stays: [street('a'), { ...street('z'), entry: '2026-01-31' }] }
  const [narrow] = await pathways(alone, [{ stay: 'S-a', on: '2025-01-05' }])
  expect(narrow!.steps.map(({ state }) => state)).toEqual(['value', ...Array(3).fill('not-computable')])
})

test('months are cohorts of the referral, and a period is one', async () => {
  const stays = small(street('a'), street('b'), into('RAPID', 'b', '2025-03-01'))
  const events = [
    { stay: 'S-a', on: '2025-01-05' },
    { stay: 'S-b', on: '2025-02-05' },
  ]
  const range = { from: '2025-01-01', to: '2025-02-28' }
  expect((await pathways(stays, events, range)).map(counts)).toEqual([
    [1, 0, 0, 0],
    [1, 1, 1, 0],
  ])
  expect((await pathways(stays, events, { ...range, every: 'period' })).map(counts)).toEqual([[2, 1, 1, 0]])
})
