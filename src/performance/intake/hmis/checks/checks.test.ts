import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkNames } from '../../../../ground/words/english/check-names.ts'
import { checks as words } from '../../../../ground/words/english/checks.ts'
import { buildFacts } from '../../../measure-packs/homelessness/build-facts.ts'
import { measureKeys } from '../../../measure-packs/homelessness/figure.ts'
import { type HmisSource, openHmisSource } from '../open-hmis-source.ts'
import { writeSmallExport } from '../write-small-export.ts'
import { checks } from './checks.ts'
import { countChecks } from './count-checks.ts'
import { countFigureParts } from './count-figure-parts.ts'
import { faultyRecords } from './faulty-records.ts'
import { gatherSubjects } from './gather-subjects.ts'
import { listRecordIds } from './list-record-ids.ts'
import { type Faulty, writeFaultyExport } from './write-faulty-export.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-checks-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let made = 0
async function read<T>(change: Faulty, look: (source: HmisSource) => Promise<T>): Promise<T> {
  made += 1
  const path = await writeSmallExport(join(folder, String(made)), writeFaultyExport(change))
  const source = await openHmisSource(path, { workFolder: join(folder, 'work'), readsForChecks: true, threads: 1 })
  if ('refused' in source) throw new Error(JSON.stringify(source.refused))
  try {
    await buildFacts(source.engine, { outFolder: null })
    await gatherSubjects(source.engine)
    return await look(source)
  } finally {
    await source.close()
  }
}
const countIn = (change: Faulty) =>
  read(change, async ({ engine, further }) => {
    const { counts, notMade } = await countChecks(engine, further!)
    const found: Record<string, number> = {}
    for (const { key, count } of counts) found[key] = (found[key] ?? 0) + count
    return { notMade, found }
  })

test('a sound export leaves no check unmade, and none finds anything', async () => {
  expect(await countIn({})).toEqual({ notMade: [], found: {} })
})

test('every check has a record here that it finds', () => {
  expect(Object.keys(faultyRecords).toSorted()).toEqual(checks.map(({ key }) => key).toSorted())
})

describe('each check finds its own fault once', () => {
  test.each(Object.entries(faultyRecords))('%s', async (key, change) => {
    const { found } = await countIn(change)
    expect(found).toMatchObject({ [key]: change.count ?? 1 })
  })
})

test('a check whose file or column is absent is not made, and says so', async () => {
  const { notMade, found } = await countIn({ without: ['Client', 'IncomeBenefits'] })
  expect(notMade).toEqual(
    expect.arrayContaining(['birth-date-missing', 'income-missing-at-entry', 'person-without-record']),
  )
  expect(found).toEqual({})
})

test('every check has its words, and moves only measures that there are', () => {
  expect(Object.keys(checkNames).toSorted()).toEqual(checks.map(({ key }) => key).toSorted())
  for (const { why, fix, moves } of checks) {
    expect(words.why[why]).toBeTruthy()
    expect(words.fix[fix]).toBeTruthy()
    for (const measure of moves) expect(measureKeys).toContain(measure)
  }
})

test('a missing destination weighs on the exits of its month, and on nothing else', async () => {
  const parts = await read(faultyRecords['destination-not-recorded']!, ({ engine }) =>
    countFigureParts(engine, ['destination-not-recorded'], { from: '2025-02-01', to: '2026-01-31' }),
  )
  expect(parts).toEqual([
    {
      key: 'destination-not-recorded',
      projectId: 'P1',
      measure: 'exits-to-permanent-housing',
      month: '2025-06',
      numerator: 0,
      denominator: 1,
    },
  ])
})

test('a stay left open weighs on the nights of every month since', async () => {
  const parts = await read(faultyRecords['open-for-long']!, ({ engine }) =>
    countFigureParts(engine, ['open-for-long'], { from: '2025-12-01', to: '2026-01-31' }),
  )
  expect(parts.map(({ measure, month, numerator }) => [measure, month, numerator])).toEqual([
    ['utilization', '2025-12', 31],
    ['utilization', '2026-01', 31],
  ])
})

test('the records to mend are named by their EnrollmentID', async () => {
  const ids = await read(faultyRecords['destination-not-recorded']!, ({ engine }) =>
    listRecordIds(engine, ['destination-not-recorded', 'no-inventory']),
  )
  expect(ids).toEqual([
    { check: 'destination-not-recorded', organizationId: 'O1', projectId: 'P1', enrollmentId: 'E9' },
  ])
})
