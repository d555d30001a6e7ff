import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { countDayByDay } from './count-day-by-day.ts'
import { countProjects } from './count-projects.ts'
import { countProjectsByDay } from './count-projects-by-day.ts'
import { countSystem } from './count-system.ts'
import { countSmall, fillSystemTables, type SmallSystem, type SystemStay } from './fill-system-tables.ts'
import { prepareSystem } from './prepare-system.ts'
import { firstLines, groupings, growthLines, type SystemFigures, shareLines, timeLines } from './system-figures.ts'

/** A repeatable stream of numbers below one. */
function chance(seed: number) {
  let state = seed * 2654435761 + 1
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0
    state ^= state >>> 13
    state = Math.imul(state, 3266489917)
    return (state >>> 0) / 2 ** 32
  }
}
const first = Date.parse('2016-06-01T00:00:00Z') / 864e5
const dayText = (day: number) => new Date((first + day) * 864e5).toISOString().slice(0, 10)
const types = [0, 1, 2, 3, 4, 8, 9, 10, 13, 6]
const destinations = [
  101, 116, 118, 206, 207, 215, 225, 329, 302, 410, 411, 421, 422, 426, 435, 410, 410, 8, 9, 17, 24, 30, 99,
]

/** A small system with all that is odd in real ones: days that cross each other, households in parts, missing dates. */
function randomSystem(seed: number): SmallSystem {
  const next = chance(seed)
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: T[]) => list[whole(list.length)]!
  const maybe = <T>(share: number, value: T) => (next() < share ? value : undefined)
  const projects = Object.fromEntries(
    types.map((type) => [
      `P${type}`,
      {
        type,
        ...(next() < 0.1 ? { continuum: 0 } : {}),
        ...(next() < 0.2 ? { cocs: pick([['XX-501'], ['XX-500', 'XX-501']]) } : {}),
        funders:
          next() < 0.7
            ? [
                {
                  code: pick([2, 44, 56, 20]),
                  from: dayText(whole(2000)),
                  ...(next() < 0.3 ? { to: dayText(2000 + whole(1200)) } : {}),
                },
              ]
            : [],
      },
    ]),
  )
  const people = Array.from({ length: 70 }, (_, at) => `C${at}`)
  const clients = Object.fromEntries(
    people.map((id) => [
      id,
      { born: maybe(0.9, dayText(pick([-12000, -9000, -6000, -2000, 500, 3000]) + whole(900))) },
    ]),
  )
  const stays: SystemStay[] = []
  const incomes: NonNullable<SmallSystem['incomes']> = []
  const spread = pick([3300, 1500])
  while (stays.length < 260) {
    const project = `P${pick(types)}`
    const { type } = projects[project]!
    const members = next() < 0.3 ? 2 : 1
    const household = `H${stays.length}`
    const entry = 3300 - whole(spread)
    const length = pick([0, 1, 14, 15, 30, 200, 500, 1200])
    for (let at = 0; at < members; at += 1) {
      const enters = entry + (at > 0 && next() < 0.4 ? whole(20) : 0)
      const exit = next() < 0.75 ? enters + Math.max(0, length + whole(10) - 5) : undefined
      const id = `E${(whole(9000) + 1000).toString()}-${stays.length}`
      stays.push({
        id,
        project,
        person: pick(people),
        entry: dayText(enters),
        ...(exit === undefined ? {} : { exit: dayText(exit), to: maybe(0.95, pick(destinations)) }),
        ...(members > 1 ? { household, isHead: next() < 0.1 ? next() < 0.5 : at === 0 } : {}),
        moveIn: maybe(0.5, dayText(enters + whole(60) - 5)),
        street: maybe(0.5, dayText(enters - whole(pick([3, 30, 400, 4000])) + (next() < 0.1 ? 5 : 0))),
        prior: maybe(0.9, pick([101, 116, 204, 215, 302, 410, 8])),
        isUnderThreshold: next() < 0.5,
        isFromStreet: next() < 0.5,
        coc: maybe(0.3, pick(['XX-500', 'XX-501'])),
        engaged: maybe(0.4, dayText(enters + whole(900))),
        nights:
          type === 1
            ? Array.from({ length: whole(80) }, () => dayText(enters - 2 + whole(Math.min(length, 120) + 5)))
            : undefined,
      })
      const amounts = () => ({ earned: maybe(0.8, whole(4) * 100), total: maybe(0.9, 300 + whole(4) * 100) })
      if (next() < 0.8) incomes.push({ stay: id, on: dayText(enters), stage: 1, ...amounts() })
      if (exit !== undefined && next() < 0.8) incomes.push({ stay: id, on: dayText(exit), stage: 3, ...amounts() })
      for (const year of [1, 2, 3])
        if (next() < 0.6)
          incomes.push({ stay: id, on: dayText(enters + 365 * year + whole(70) - 35), stage: 5, ...amounts() })
    }
  }
  // one record a stay, stage and day: which of several speaks is told elsewhere
  const seen = new Set<string>()
  return {
    projects,
    clients,
    stays,
    incomes: incomes.filter(
      ({ stay, on, stage }) => !seen.has(`${stay} ${on} ${stage}`) && seen.add(`${stay} ${on} ${stage}`),
    ),
  }
}

test('SQL over spans and a day-by-day program agree in every cell, on systems with all kinds of dirt', async () => {
  for (let seed = 1; seed <= Number(process.env.SEEDS ?? 10); seed += 1) {
    const small = randomSystem(seed)
    const period = { from: '2024-02-01', to: '2025-01-31' }
    const coc = seed % 3 === 0 ? 'XX-500' : null
    const told = await countSmall(small, { ...period, scope: { coc } })
    expect(told, `seed ${seed}`).toEqual(countDayByDay(small, { ...period, coc }))
  }
})

test('figures of projects agree with a program without SQL', async () => {
  for (let seed = 1; seed <= Number(process.env.SEEDS ?? 8); seed += 1) {
    const small = randomSystem(seed)
    const period = { from: '2024-02-01', to: '2025-01-31' }
    const ids = [['P0', 'P1', 'P2'], ['P4', 'P3', 'P13'], ['P1'], ['P6', 'P9']][seed % 4]!
    const engine = await openRecordEngine({ threads: 1 })
    try {
      await fillSystemTables(engine, small)
      await prepareSystem(engine, period, { projects: ids })
      const { figures } = await countProjects(engine, period, [])
      const withoutBeds = Object.fromEntries(
        Object.entries(figures.pointInTime).map(([day, { persons, households }]) => [day, { persons, households }]),
      )
      expect({ ...figures, pointInTime: withoutBeds }, `seed ${seed}`).toEqual(countProjectsByDay(small, ids, period))
    } finally {
      engine.close()
    }
  }
})

test('in every way of grouping the groups add up to all', async () => {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillSystemTables(engine, randomSystem(7))
    await prepareSystem(engine, { from: '2024-02-01', to: '2025-01-31' }, { coc: null })
    const { figures, groups } = await countSystem(engine, { by: [...groupings] })
    expect(Object.keys(groups.age!).length).toBeGreaterThan(4)
    const counts = (one: SystemFigures) => [
      ...timeLines.map((line) => one[line].persons),
      ...one['2'].rows.flatMap(({ exits, returns }) => [exits, ...Object.values(returns)]),
      ...Object.values(one['3.2']),
      ...growthLines.flatMap((line) => [one[line].universe, one[line].increased]),
      ...firstLines.flatMap((line) => [one[line].entered, one[line].prior, one[line].first]),
      ...shareLines.flatMap((line) => [one[line].universe, one[line].successful]),
    ]
    for (const by of groupings) {
      const sums = counts(figures).map((_, at) =>
        Object.values(groups[by]!).reduce((sum, one) => sum + counts(one)[at]!, 0),
      )
      expect(sums, by).toEqual(counts(figures))
    }
  } finally {
    engine.close()
  }
})

test('the order of rows decides nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 100, max: 10_000 }), fc.infiniteStream(fc.nat()), async (seed, keys) => {
      const small = randomSystem(seed)
      const turn = <T>(list: T[]) =>
        list
          .map((one) => ({ one, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
      const turned = { ...small, stays: turn(small.stays), incomes: turn(small.incomes ?? []) }
      const period = { from: '2023-02-01', to: '2024-01-31' }
      expect(await countSmall(turned, period)).toEqual(await countSmall(small, period))
    }),
    { numRuns: 4 },
  )
})
