import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { factsFolder } from '../../ground/platform/folders.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { packZip, smallFiles, writeSmallExport } from '../intake/hmis/write-small-export.ts'
import { listPathwaySteps } from '../results/list-pathway-steps.ts'
import { importServiceRecords } from './import-service-records.ts'
import { importTable } from './import-table.ts'

let city: TestCity
let dataFolder = ''
let programId = ''
beforeAll(async () => {
  city = await openTestCity()
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-pathways-'))
  const csv = (text: string) => [{ name: 'table.csv', content: new TextEncoder().encode(text) }]
  await city.as(city.manager, async (visit) => {
    await importTable(visit, { kind: 'contracts', files: csv('number,provider\nC-1,Harbor House\n') })
    const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
    await importTable(visit, { kind: 'programs', files: csv(`${header}\nC-1,Homes,Housing,,P2,,\n`) })
  })
  programId = (await city.asOwner((trx) => trx.selectFrom('program').select('id').execute()))[0]!.id
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

async function bring(path: string) {
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  return importServiceRecords({
    ...{ submissionId: received.done.id, path, slug: city.jurisdiction.slug, dataFolder },
    transact: (work) => city.as(city.manager, work),
  })
}
const steps = async () =>
  (await city.as(city.manager, ({ work }) => listPathwaySteps(work, programId))).map(
    ({ from, to, step, count, state }) => [from, to, step, count, state],
  )
// A is referred from the shelter to P2 in June 2025 and moves in; the source covers January 2026
const files = smallFiles({
  add: { Enrollment: 'E4,A,P2,2025-06-25,H4,1,101,,,2025-07-01,\n' },
  replace: {
    'Event.csv':
      'EventID,EnrollmentID,EventDate,Event,LocationCrisisOrPHHousing,ReferralResult,ResultDate\nV1,E1,2025-06-05,14,P2,1,2025-06-10\n',
  },
})

test('an import without referrals keeps none; with them, the year that is over and the newest months', async () => {
  const bare = join(dataFolder, 'bare.zip')
  await writeFile(bare, await packZip(smallFiles()))
  await bring(bare)
  expect(await steps()).toEqual([])
  const folder = await writeSmallExport(join(dataFolder, 'export'), files)
  const { submissionId } = await bring(folder)
  const all = await steps()
  const ofYear = (from: string, to: string) => all.filter((one) => one[0] === from && one[1] === to)
  // 180 days after the end of July 2025 lie within January 2026
  expect(ofYear('2024-08-01', '2025-07-31')).toEqual([
    ['2024-08-01', '2025-07-31', 'referred', 1, 'value'],
    ['2024-08-01', '2025-07-31', 'accepted', 1, 'value'],
    ['2024-08-01', '2025-07-31', 'entered', 1, 'value'],
    ['2024-08-01', '2025-07-31', 'housed', 1, 'value'],
  ])
  expect(ofYear('2025-06-01', '2025-06-30')).toHaveLength(4)
  expect(ofYear('2025-12-01', '2025-12-31').map((one) => one.slice(3))).toEqual([
    [0, 'value'],
    [0, 'immature'],
    [0, 'immature'],
    [0, 'immature'],
  ])
  expect(await readdir(factsFolder(dataFolder, city.jurisdiction.slug))).toEqual([submissionId])
})
