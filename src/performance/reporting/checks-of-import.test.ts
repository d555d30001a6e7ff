import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { recordIdsFolder } from '../../ground/platform/folders.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { countTouchingChecks } from '../intake/hmis/checks/count-touching-checks.ts'
import { daysKept, eraseRecordIds, readRecordIds } from '../intake/hmis/checks/ids-to-mend.ts'
import { findCheckReading, listCheckFindings, listMovedParts } from '../intake/hmis/checks/list-check-findings.ts'
import { packZip, smallFiles } from '../intake/hmis/write-small-export.ts'
import { importServiceRecords } from './import-service-records.ts'
import { importTable } from './import-table.ts'

let city: TestCity
let dataFolder: string
let contractId: string
let mine: TestPerson
let other: TestPerson

beforeAll(async () => {
  city = await openTestCity()
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-checked-'))
  const csv = (text: string) => [{ name: 'table.csv', content: new TextEncoder().encode(text) }]
  const contracts = await city.as(city.manager, async (visit) => {
    const list = 'number,provider\nC-1,Harbor House\nC-2,Bridgeway\n'
    await importTable(visit, { kind: 'contracts', files: csv(list) })
    const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
    const lines = 'C-1,Nights,Shelter,,P1,,\nC-2,Homes,Housing,,P2,,\n'
    await importTable(visit, { kind: 'programs', files: csv(`${header}\n${lines}`) })
    return visit.work.selectFrom('contract').select(['id', 'provider_id']).orderBy('number').execute()
  })
  contractId = contracts[0]!.id
  mine = await city.addProviderPerson(contracts[0]!.provider_id)
  other = await city.addProviderPerson(contracts[1]!.provider_id, 'Sam Whitehorse')
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

let brought = 0
async function bring(files: ReturnType<typeof smallFiles>): Promise<string> {
  brought += 1
  const path = join(dataFolder, `export-${brought}.zip`)
  await writeFile(path, await packZip(files))
  const received = await city.as(city.manager, (visit) => receiveSubmission(visit, { kind: 'hmis', fileName: path }))
  if ('refused' in received) throw new Error(received.refused)
  const submissionId = received.done.id
  const { slug } = city.jurisdiction
  await importServiceRecords({ submissionId, path, slug, dataFolder, transact: (work) => city.as(city.manager, work) })
  return submissionId
}
const folder = () => recordIdsFolder(dataFolder, city.jurisdiction.slug)
const found = (person: TestPerson) =>
  city.as(person, async ({ work }) => {
    const reading = await findCheckReading(work)
    return (await listCheckFindings(work, reading!.submissionId)).filter(
      ({ key }) => key === 'destination-not-recorded',
    )
  })
const faulty = () => smallFiles({ add: { Exit: 'X2,E2,B,2025-06-15,99,\n' } })

test('an import keeps what its checks found; a provider sees its own projects, and which records they are', async () => {
  const submissionId = await bring(faulty())
  const expected = [{ key: 'destination-not-recorded', projectId: 'P1', count: 1 }]
  expect(await found(city.manager)).toEqual(expected)
  expect(await found(mine)).toEqual(expected)
  expect(await found(other)).toEqual([])
  expect(
    await city.as(city.manager, ({ work }) => listMovedParts(work, submissionId, 'destination-not-recorded')),
  ).toEqual([{ projectId: 'P1', month: '2025-06', moves: { 'exits-to-permanent-housing': [0, 1] } }])
  expect(await readRecordIds(folder(), mine.providerId!)).toContain('"destination-not-recorded","P1","E2"')
  expect((await readRecordIds(folder(), other.providerId!)) ?? '').not.toContain('E2')
})

test('a review hears of the checks that touch its month, and of no other month', async () => {
  const touching = (month: string) => city.as(city.manager, ({ work }) => countTouchingChecks(work, contractId, month))
  expect(await touching('2025-06')).toBeGreaterThan(0)
  expect(await touching('2019-06')).toBe(0)
})

test('the EnrollmentIDs go with muting, with thirty days, and with the next export', async () => {
  await eraseRecordIds(folder(), 'destination-not-recorded')
  expect((await readRecordIds(folder(), mine.providerId!)) ?? '').not.toContain('destination-not-recorded')

  await bring(smallFiles({ add: { Exit: 'X2,E2,B,2025-06-16,99,\n' } }))
  expect(await readRecordIds(folder(), mine.providerId!)).toContain('"destination-not-recorded","P1","E2"')
  const old = new Date(Date.now() - (daysKept + 1) * 24 * 60 * 60 * 1000)
  const own = join(folder(), mine.providerId!)
  for (const name of await readdir(own)) await utimes(join(own, name), old, old)
  expect(await readRecordIds(folder(), mine.providerId!)).toBeNull()

  await bring(smallFiles({ add: { Exit: 'X2,E2,B,2025-06-17,99,\n' } }))
  expect(await readRecordIds(folder(), mine.providerId!)).toContain('E2')
  await bring(smallFiles({ add: { Exit: 'X2,E2,B,2025-06-17,410,\n' } }))
  expect((await readRecordIds(folder(), mine.providerId!)) ?? '').not.toContain('destination-not-recorded')
})
