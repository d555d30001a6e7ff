import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { smallExport, smallFiles, writeSmallExport } from '../intake/hmis/write-small-export.ts'
import { listSystemYears } from '../results/list-system-years.ts'
import { systemFigureOf } from '../results/system-year.ts'
import { yearsWithin } from './count-system-of-years.ts'
import { importServiceRecords } from './import-service-records.ts'

let city: TestCity
let dataFolder = ''
beforeAll(async () => {
  city = await openTestCity()
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-system-'))
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

async function bring(name: string, change: Parameters<typeof smallFiles>[0]) {
  const path = await writeSmallExport(join(dataFolder, name), smallFiles(change))
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  const steps = new Set<string>()
  await importServiceRecords({
    ...{ submissionId: received.done.id, path, slug: city.jurisdiction.slug, dataFolder },
    transact: (work) => city.as(city.manager, work),
    onProgress: ({ step }) => steps.add(step),
  })
  return steps
}
const listed = () => city.as(city.director, ({ work }) => listSystemYears(work, { kind: 'sex' }))

// A slept in the shelter from 1 to 19 June 2025 and went to a home; B is there still
const clients = 'PersonalID,DOB,Sex,VeteranStatus,DateDeleted\nA,1980-01-01,0,1,\nB,1990-01-01,1,0,\nC,,1,0,\n'

test('report years that lie whole within what the export covers, the newest first', () => {
  const years = (from: string, to: string) => yearsWithin({ from, to }).map((one) => one.to)
  expect(years('2020-01-01', '2026-01-31')).toEqual([
    '2025-09-30',
    '2024-09-30',
    '2023-09-30',
    '2022-09-30',
    '2021-09-30',
  ])
  expect(years('2023-10-01', '2025-09-30')).toEqual(['2025-09-30', '2024-09-30'])
  expect(years('2023-10-02', '2025-09-29')).toEqual([])
  expect(years('2010-10-01', '2025-12-31')).toHaveLength(5)
})

test('an import keeps the figures of the system by year and by group, and says that it is at it', async () => {
  expect(await bring('whole', { replace: { 'Client.csv': clients } })).toContain('system')
  const reading = (await listed())!
  expect(reading).toMatchObject({ coveredFrom: '2020-01-01', coveredTo: '2026-01-31', organizations: 2 })
  expect(reading.years.map(({ to, rules }) => [to, rules])).toEqual([
    ['2025-09-30', 'FY2026'],
    ['2024-09-30', 'FY2024'],
    ['2023-09-30', 'FY2024'],
    ['2022-09-30', 'FY2024'],
    ['2021-09-30', 'FY2024'],
  ])
  const [year, before] = reading.years
  expect(year!.figures).toMatchObject({
    '3.2': { ES: 2, SH: 0, TH: 0, total: 2 },
    '7b.1': { universe: 1, successful: 1, share: 100 },
    '1a.1': { persons: 2, mean: 66, median: 66 },
  })
  expect(before!.figures['3.2'].total).toBe(0)
  expect(year!.groups.map(({ name, figures }) => [name, figures['3.2'].total])).toEqual([
    ['female', 1],
    ['male', 1],
  ])
  expect(systemFigureOf(year!.figures, '7b.1')).toEqual({ kind: 'share', numerator: 1, denominator: 1, median: null })
  expect(year!.states['7b.1']).toEqual({ state: 'value', reason: null })
  expect(year!.states['1a.1'].reason).toBe('history-shorter-than-look-back')
  // no file of incomes: that nobody's grew is not known
  expect(year!.states['4.1']).toEqual({ state: 'not-computable', reason: 'no-incomes' })
  expect(reading.years.at(-1)!.states['2']).toEqual({ state: 'not-computable', reason: 'history-too-short' })
  expect(await city.events()).toContain('system-recorded')
})

test('the newest export speaks: one of a single organization is not the system', async () => {
  const one = smallExport
  await bring('narrow', {
    replace: {
      'Project.csv': one.Project.replace('P2,O2', 'P2,O1'),
      'Export.csv': one.Export.replace('2020-01-01', '2024-10-01'),
    },
  })
  const reading = (await listed())!
  expect(reading.years).toHaveLength(1)
  expect(reading.years[0]!.states['7b.1']).toEqual({ state: 'not-computable', reason: 'one-organization-only' })
})
