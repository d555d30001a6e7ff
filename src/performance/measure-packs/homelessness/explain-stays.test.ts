import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../ground/platform/record-engine.ts'
import { buildFacts } from './build-facts.ts'
import { explainStays } from './explain-stays.ts'
import { type MeasureKey, measureKeys, type Unit } from './figure.ts'
import { fillCleanedTables, heardOf, lastHeard, measureSmall, type SmallExport } from './fill-cleaned-tables.ts'

const small: SmallExport = {
  projects: { SHELTER: { type: 0 }, NIGHTS: { type: 1 }, HOUSING: { type: 3 }, ...heardOf },
  inventory: [{ project: 'SHELTER', beds: 5, from: '2020-01-01' }],
  stays: [
    { project: 'SHELTER', person: 'a', entry: '2024-11-01', exit: '2024-12-05', to: 410 }, // back after 87 days
    { project: 'SHELTER', person: 'a', entry: '2025-03-02', exit: '2025-06-10', to: 206, prior: 116 },
    { project: 'SHELTER', person: 'b', entry: '2025-06-10', exit: '2025-06-20', to: 99, household: 'H', isHead: true },
    { project: 'SHELTER', person: 'c', entry: '2025-06-10', exit: '2025-06-20', to: 99, household: 'H', isHead: false },
    {
      project: 'NIGHTS',
      person: 'a',
      entry: '2025-06-12',
      exit: '2025-06-15',
      to: 410,
      nights: ['2025-06-12', '2025-06-14'],
    },
    { project: 'HOUSING', person: 'd', entry: '2025-01-01', moveIn: '2025-02-01', prior: 410 },
    { project: 'HOUSING', person: 'e', entry: '2025-01-01', exit: '2025-06-30', to: 302, moveIn: '2025-02-01' },
    { project: 'HOUSING', person: 'f', entry: '2025-06-01' },
    lastHeard,
    ...['SHELTER', 'NIGHTS', 'HOUSING'].map((project) => ({ project, person: `z${project}`, entry: '2026-01-30' })),
  ],
}
const period = { from: '2025-06-01', to: '2025-06-30' }

async function explain(unit: Unit, clients: string[]) {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillCleanedTables(engine, small)
    await buildFacts(engine, { outFolder: null })
    const told = await Promise.all(
      clients.map((client) => explainStays(engine, { client, ...period, unit, exclusions: 'hud' })),
    )
    return told
  } finally {
    engine.close()
  }
}

test('each stay has its decision in each measure', async () => {
  const [a, c, nobody] = await explain('households', ['a', 'c', 'nobody'])
  expect(nobody).toBe(null)
  const of = (measure: MeasureKey) =>
    (a!.measures[measure]!.stays as { isCounted: boolean; decision: string }[]).map((stay) => stay.decision)
  expect(of('exits-to-permanent-housing')).toEqual([
    'no exit in the window',
    'left on 2025-06-10 to 206: excluded destination',
    'left on 2025-06-15 to 410: permanent, in the numerator',
  ])
  expect(of('returns-within-six-months')[0]).toBe(
    'left on 2024-12-05, back after 87 days (homeless project): in the numerator',
  )
  expect(of('length-of-stay')).toEqual([
    'no exit in the window',
    'left on 2025-06-10 after 100 nights',
    'left on 2025-06-15 after 2 nights',
  ])
  expect(of('utilization')[1]).toBe('nights from 2025-06-01 to 2025-06-09, where the project has inventory')
  expect(of('utilization')[2]).toBe('2 recorded nights')
  expect(c!.measures['entries-from-homelessness']!.decision).toBe('0 of 1 stays.')
  expect(JSON.stringify(c!.measures['entries-from-homelessness'])).toContain('the household counts by its head')
})

test.each(['households', 'persons'] as const)(
  'counted stays of all clients are the denominators, in %s',
  async (unit) => {
    const clients = [...new Set(small.stays.map(({ person }) => person))]
    const told = await explain(unit, clients)
    for (const measure of measureKeys.filter((key) => key !== 'utilization')) {
      const counted = told.reduce(
        (sum, one) =>
          sum + (one!.measures[measure]!.stays as { isCounted: boolean }[]).filter((stay) => stay.isCounted).length,
        0,
      )
      const figures = await measureSmall(small, { measure, unit, every: 'period', ...period })
      expect(counted, measure).toBe(figures.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0))
      expect(counted, measure).toBeGreaterThan(0)
    }
  },
)
