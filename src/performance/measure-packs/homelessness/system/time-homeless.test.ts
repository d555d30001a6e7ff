import { expect, test } from 'vitest'
import { countSmall, type SystemClient, type SystemStay } from './fill-system-tables.ts'

const projects = {
  SHELTER: { type: 0 },
  NIGHTS: { type: 1 },
  TRANSITIONAL: { type: 2 },
  HAVEN: { type: 8 },
  HOUSING: { type: 3 },
  RAPID: { type: 13 },
  OUTREACH: { type: 4 },
}
const period = { from: '2024-10-01', to: '2025-09-30', lines: ['1a.1', '1a.2', '1b.1', '1b.2'] }
type Line = '1a.1' | '1a.2' | '1b.1' | '1b.2'
const lines: Line[] = ['1a.1', '1a.2', '1b.1', '1b.2']
const at = (project: string, entry: string, exit?: string, more: Partial<SystemStay> = {}): SystemStay => ({
  project,
  person: 'a',
  entry,
  ...(exit === undefined ? {} : { exit }),
  ...more,
})
/** Days of the one client on the four lines; null: not in the measure. */
async function days(stays: SystemStay[], a: SystemClient = {}): Promise<(number | null)[]> {
  const figures = await countSmall({ projects, stays, clients: { a } }, period)
  return lines.map((line) => figures[line].mean)
}
const street = { prior: 116 }

test('the exit day is no night: 1 to 11 June are ten nights', async () => {
  expect(await days([at('SHELTER', '2025-06-01', '2025-06-11')])).toEqual([10, 10, 10, 10])
})

test('open stays and later exits run to the last day of the period: 21 to 30 September are ten nights', async () => {
  expect(await days([at('SHELTER', '2025-09-21')])).toEqual([10, 10, 10, 10])
  expect(await days([at('HAVEN', '2025-09-21', '2025-12-01')])).toEqual([10, 10, 10, 10])
})

test('a stay of one day has no night; outreach has none at all', async () => {
  expect(await days([at('SHELTER', '2025-06-01', '2025-06-01')])).toEqual([null, null, null, null])
  expect(await days([at('OUTREACH', '2025-06-01', '2025-06-11')])).toEqual([null, null, null, null])
})

test('night by night: only recorded nights within the stay, each once; not on the exit day: 3', async () => {
  const nights = ['2025-05-31', '2025-06-01', '2025-06-02', '2025-06-02', '2025-06-09', '2025-06-11']
  expect(await days([at('NIGHTS', '2025-06-01', '2025-06-11', { nights })])).toEqual([3, 3, 3, 3])
})

test('transitional housing counts on line 2; on line 1 it takes shelter nights away: 10 - 4, and 10 + 6', async () => {
  // shelter 1 to 10 June; transitional 7 to 16 June, four nights of it in both
  const both = [at('SHELTER', '2025-06-01', '2025-06-11'), at('TRANSITIONAL', '2025-06-07', '2025-06-17')]
  expect(await days(both)).toEqual([6, 16, 6, 16])
})

test('housing from the move-in on takes everything away: 1 to 4 June remain; without a move-in nothing', async () => {
  const shelter = at('SHELTER', '2025-06-01', '2025-06-11')
  expect(await days([shelter, at('HOUSING', '2025-05-01', '2025-07-01', { moveIn: '2025-06-05' })])).toEqual([
    4, 4, 4, 4,
  ])
  expect(await days([shelter, at('HOUSING', '2025-05-01', '2025-07-01')])).toEqual([10, 10, 10, 10])
  // an old move-in that never ended, in whatever housing, takes all of it
  expect(await days([shelter, at('RAPID', '2019-05-01', undefined, { moveIn: '2019-05-01' })])).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('housing in a project that closed before the period takes nights away too: 1 to 4 June remain', async () => {
  const closed = { ...projects, HOUSING: { type: 3, closed: '2023-12-31' } }
  const stays = [
    at('SHELTER', '2025-06-01', '2025-06-11'),
    at('HOUSING', '2019-01-01', undefined, { moveIn: '2025-06-05' }),
  ]
  const told = await countSmall({ projects: closed, stays }, period)
  expect(lines.map((line) => told[line].mean)).toEqual([4, 4, 4, 4])
})

test('R4: told days count for shelter always, for transitional housing only when the stay began in homelessness', async () => {
  const stay = (more: Partial<SystemStay>) =>
    days([at('TRANSITIONAL', '2025-06-01', '2025-06-11', { street: '2025-05-01', ...more })])
  expect(await stay({ prior: 410 })).toEqual([null, 10, null, 10])
  expect(await stay({ prior: 118 })).toEqual([null, 10, null, 41])
  expect(await stay({ prior: 204, isUnderThreshold: true, isFromStreet: true })).toEqual([null, 10, null, 41])
  expect(await stay({ prior: 204, isFromStreet: true })).toEqual([null, 10, null, 10])
  expect((await days([at('SHELTER', '2025-06-01', '2025-06-11', { street: '2025-05-01', prior: 410 })]))[2]).toBe(41)
})

test('no night left in the period: out, whatever came before', async () => {
  expect(await days([at('SHELTER', '2024-09-01', '2024-10-01')])).toEqual([null, null, null, null])
  expect(await days([at('SHELTER', '2024-09-01', '2024-10-02')])).toEqual([31, 31, 31, 31])
})

test('from the last night 365 days back, gaps and all: 30 + 9 nights', async () => {
  // last night 29 June 2025, start 29 June 2024: both ends count
  expect(await days([at('SHELTER', '2024-07-01', '2024-07-10'), at('SHELTER', '2025-05-31', '2025-06-30')])).toEqual([
    39, 39, 39, 39,
  ])
})

test('before the start only what is unbroken: a gap of one day ends it', async () => {
  // last night 30 June 2025, start 30 June 2024
  const last = at('SHELTER', '2025-06-30', '2025-07-01')
  expect(await days([last, at('SHELTER', '2024-06-20', '2024-07-03')])).toEqual([14, 14, 14, 14]) // 20 June to 2 July, and one
  expect(await days([last, at('SHELTER', '2024-06-20', '2024-06-30')])).toEqual([11, 11, 11, 11]) // to 29 June: next to the start
  expect(await days([last, at('SHELTER', '2024-06-20', '2024-06-29')])).toEqual([1, 1, 1, 1]) // to 28 June: a day short
})

test('nights stop at the look-back, seven years before the period; 1 October 2017 to 30 September 2025', async () => {
  // 8 years with two leap days: 8 x 365 + 2
  expect(await days([at('SHELTER', '2010-01-01')])).toEqual([2922, 2922, 2922, 2922])
})

test('never before birth: born 20 September', async () => {
  expect(await days([at('SHELTER', '2025-09-01')], { born: '2025-09-20' })).toEqual([11, 11, 11, 11])
})

test('1b: days told at entry, the entry included: 1 May to 10 June are 41', async () => {
  expect(await days([at('SHELTER', '2025-06-01', '2025-06-11', { street: '2025-05-01' })])).toEqual([10, 10, 41, 41])
})

test('1b, night by night: told days run to the first recorded night: 1 to 5 June, and one more night', async () => {
  const stay = at('NIGHTS', '2025-06-01', '2025-06-20', { street: '2025-06-01', nights: ['2025-06-05', '2025-06-10'] })
  expect(await days([stay])).toEqual([2, 2, 6, 6])
})

test('1b: told days bridge a gap and may lie before the look-back; stays that began before it tell nothing', async () => {
  // told from 1 January 2010 to the entry on 30 September 2025, walked back unbroken: 5752 days
  expect((await days([at('SHELTER', '2025-09-30', undefined, { street: '2010-01-01' })]))[2]).toBe(5752)
  expect((await days([at('SHELTER', '2017-09-30', undefined, { street: '2010-01-01' })]))[2]).toBe(2922)
})

test('1b: a start of homelessness after the entry is of no use; housing takes told days away', async () => {
  expect((await days([at('SHELTER', '2025-06-01', '2025-06-11', { street: '2025-06-03' })]))[2]).toBe(10)
  const housed = at('HOUSING', '2025-05-01', '2025-05-11', { moveIn: '2025-05-01', prior: 410 })
  expect((await days([at('SHELTER', '2025-06-01', '2025-06-11', { street: '2025-05-01' }), housed]))[2]).toBe(31)
})

test('1b: the search for housing of who came from homelessness, entry to the day before move-in: 1 to 4 June', async () => {
  const search = (more: Partial<SystemStay>) =>
    days([at('HOUSING', '2025-06-01', '2025-08-01', { moveIn: '2025-06-05', ...more })])
  expect(await search(street)).toEqual([null, null, 4, 4])
  expect(await search({ prior: 410 })).toEqual([null, null, null, null])
  // 200 to 299 and all others need a short stay with the street or shelter before it
  expect(await search({ prior: 215, isUnderThreshold: true, isFromStreet: true })).toEqual([null, null, 4, 4])
  expect(await search({ prior: 215, isUnderThreshold: true })).toEqual([null, null, null, null])
  expect(await search({ prior: 410, isUnderThreshold: true, isFromStreet: true })).toEqual([null, null, 4, 4])
  expect(await search({ ...street, street: '2025-05-30' })).toEqual([null, null, 6, 6])
})

test('1b: a search counts when it began, ended in a move-in, or ended without one in the period', async () => {
  const search = async (entry: string, exit?: string, moveIn?: string) =>
    (await days([at('RAPID', entry, exit, { ...street, ...(moveIn === undefined ? {} : { moveIn }) })]))[2]
  expect(await search('2024-09-26', undefined, '2024-10-06')).toBe(10)
  expect(await search('2024-09-26', '2024-10-06')).toBe(10)
  expect(await search('2024-09-26')).toBe(null) // still searching since before the period
  expect(await search('2025-09-26')).toBe(5)
  expect(await search('2024-09-26', '2025-10-06')).toBe(null)
})

test('1b line 1: nights in transitional housing take away the search too: 20 - 10; line 2 counts them', async () => {
  const search = at('HOUSING', '2025-06-01', undefined, { ...street, moveIn: '2025-06-21' })
  expect(await days([search, at('TRANSITIONAL', '2025-06-05', '2025-06-15')])).toEqual([null, 10, 10, 20])
})

test('a child takes the start of homelessness of a head who came on the same day; of unknown age nobody does', async () => {
  const family = (entry: string): SystemStay[] => [
    {
      project: 'SHELTER',
      person: 'parent',
      entry: '2025-06-01',
      exit: '2025-06-02',
      household: 'H',
      isHead: true,
      street: '2025-05-01',
    },
    { project: 'SHELTER', person: 'a', entry, exit: '2025-06-03', household: 'H', isHead: false },
  ]
  const of = async (entry: string, born?: string) => {
    const clients: Record<string, SystemClient> = born === undefined ? {} : { a: { born } }
    const { persons, mean } = (await countSmall({ projects, stays: family(entry), clients }, period))['1b.1']
    return (mean ?? 0) * persons - 32 // the parent: 1 May to 1 June
  }
  expect(await of('2025-06-01', '2015-01-01')).toBe(33)
  expect(await of('2025-06-02', '2015-01-01')).toBe(1)
  expect(await of('2025-06-01', '2007-05-31')).toBe(2) // 18
  expect(await of('2025-06-01')).toBe(2)
})

test('persons, mean to two decimals, median of an even count: 1, 2, 4, 9 days', async () => {
  const stays = [1, 2, 4, 9].map((nights, index) =>
    at('SHELTER', '2025-06-01', `2025-06-${String(nights + 1).padStart(2, '0')}`, { person: `p${index}` }),
  )
  const thirds = [1, 1, 2].map((nights, index) =>
    at('SHELTER', '2025-06-01', `2025-06-0${nights + 1}`, { person: `p${index}` }),
  )
  expect((await countSmall({ projects, stays }, period))['1a.1']).toEqual({ persons: 4, mean: 4, median: 3 })
  expect((await countSmall({ projects, stays: thirds }, period))['1a.1']).toEqual({ persons: 3, mean: 1.33, median: 1 })
  expect((await countSmall({ projects, stays: [at('OFFICE', '2025-06-01')].slice(1) }, period))['1a.1']).toEqual({
    persons: 0,
    mean: null,
    median: null,
  })
})
