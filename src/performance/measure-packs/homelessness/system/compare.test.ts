import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { countDayByDay } from './count-day-by-day.ts'
import { countProjects } from './count-projects.ts'
import { countProjectsByDay } from './count-projects-by-day.ts'
import { countSystem } from './count-system.ts'
import { countSmall, fillSystemTables } from './fill-system-tables.ts'
import { prepareSystem } from './prepare-system.ts'
import { randomSystem } from './random-system.ts'
import { firstLines, groupings, growthLines, type SystemFigures, shareLines, timeLines } from './system-figures.ts'

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
