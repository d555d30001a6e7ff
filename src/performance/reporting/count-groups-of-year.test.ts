import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { packZip, smallFiles } from '../intake/hmis/write-small-export.ts'
import { listGroupResults } from '../results/list-group-results.ts'
import { importServiceRecords } from './import-service-records.ts'
import { importTable } from './import-table.ts'

let city: TestCity
let dataFolder = ''
let programId = ''
beforeAll(async () => {
  city = await openTestCity()
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-groups-'))
  const csv = (text: string) => [{ name: 'table.csv', content: new TextEncoder().encode(text) }]
  await city.as(city.manager, async (visit) => {
    await importTable(visit, { kind: 'contracts', files: csv('number,provider\nC-1,Harbor House\n') })
    const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
    await importTable(visit, { kind: 'programs', files: csv(`${header}\nC-1,Nights,Shelter,,P1,,\n`) })
  })
  programId = (await city.asOwner((trx) => trx.selectFrom('program').select('id').execute()))[0]!.id
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

// somebody comes in January too: a program that has gone silent has no figure of the year
const add = { Enrollment: 'E4,C,P1,2026-01-20,H4,1,410,,,,\n' }
async function bring(name: string, clients: string | null, files: Parameters<typeof smallFiles>[0] = { add }) {
  const path = join(dataFolder, `${name}.zip`)
  await writeFile(path, await packZip(smallFiles({ ...files, replace: { 'Client.csv': clients } })))
  const received = await city.as(city.manager, (visit) => receiveSubmission(visit, { kind: 'hmis', fileName: name }))
  if ('refused' in received) throw new Error(received.refused)
  return importServiceRecords({
    ...{ submissionId: received.done.id, path, slug: city.jurisdiction.slug, dataFolder },
    transact: (work) => city.as(city.manager, work),
  })
}
const groups = (kind: 'race' | 'sex') =>
  city.as(city.manager, (visit) => listGroupResults(visit.work, { programId, kind }))

test('an export without Client.csv tells of no groups; with it, of the last twelve months, under either year’s names', async () => {
  expect(await bring('bare', null)).toMatchObject({ state: 'done' })
  expect(await groups('race')).toBe(null)
  // A left P1 to a home after 19 nights, B came from elsewhere; the name of the column is that of FY2024
  await bring(
    'people',
    'PersonalID,DOB,Sex,White,HispanicLatinaeo,DateDeleted\nA,1990-01-01,0,1,1,\nB,,1,1,0,\nC,1980-01-01,1,1,0,\n',
  )
  const told = (await groups('race'))!
  expect([told.from, told.to]).toEqual(['2025-02-01', '2026-01-31'])
  expect(
    told.results.map(({ measure, name, numerator, denominator }) => [measure, name, numerator, denominator]),
  ).toEqual(
    expect.arrayContaining([
      ['exits-to-permanent-housing', 'white-hispanic', 1, 1],
      ['length-of-stay', 'white-hispanic', 19, 1],
      ['entries-from-homelessness', 'white-hispanic', 1, 1],
      ['entries-from-homelessness', 'white', 0, 2],
    ]),
  )
  expect((await groups('sex'))!.results.map(({ name }) => name)).toEqual(expect.arrayContaining(['female', 'male']))
})

test('of a program that has gone silent the months that are there are told, and how many they are', async () => {
  const people = 'PersonalID,DOB,Sex,White,DateDeleted\nA,1990-01-01,0,1,\nB,,1,1,\nC,1980-01-01,1,1,\n'
  await bring('silent', people, {})
  const exits = (await groups('sex'))!.results.filter(({ measure }) => measure === 'exits-to-permanent-housing')
  expect(exits.map(({ name, numerator, denominator }) => [name, numerator, denominator])).toEqual([['female', 1, 1]])
  expect(exits[0]!.months).toBeGreaterThanOrEqual(1)
  expect(exits[0]!.months).toBeLessThan(12)
})
