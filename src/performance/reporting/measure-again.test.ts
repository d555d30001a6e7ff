import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { addMapLine } from '../../agreements/programs/add-map-line.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { removeMapLine } from '../../agreements/programs/remove-map-line.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { smallFiles, writeSmallExport } from '../intake/hmis/write-small-export.ts'
import { lockPeriod } from '../reports/lock-period.ts'
import { listResults } from '../results/list-results.ts'
import { importServiceRecords, type Transact } from './import-service-records.ts'
import { importTable } from './import-table.ts'
import { measureAgain } from './measure-again.ts'

let city: TestCity
let dataFolder: string
beforeAll(async () => {
  city = await openTestCity()
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-again-'))
  await city.as(city.manager, async (visit) => {
    await importTable(visit, { kind: 'contracts', files: [csv('number,provider\nC-1,Harbor House\n')] })
    const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
    await importTable(visit, { kind: 'programs', files: [csv(`${header}\nC-1,Nights,Shelter,,P1,,\n`)] })
  })
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

const csv = (text: string) => ({ name: 'table.csv', content: new TextEncoder().encode(text) })
const as =
  (person: TestPerson): Transact =>
  (work) =>
    city.as(person, work)
const again = (person = city.manager) => measureAgain({ slug: 'testville', dataFolder, transact: as(person) })

/** Exits of June 2025, when one of the two stays in the project ended. */
const june = () =>
  city.as(city.manager, async ({ work }) => {
    const asked = { unit: 'households' as const, fromMonth: '2025-06', toMonth: '2025-06' }
    const found = await listResults(work, { programIds: 'all', ...asked, measure: 'exits-to-permanent-housing' })
    return found
      .map(({ programId, state, numerator, denominator, version }) => ({
        of: programId ? 'program' : 'city',
        told: state === 'value' ? `${numerator} of ${denominator}` : state,
        version,
      }))
      .toSorted((one, other) => (one.of < other.of ? -1 : 1))
  })

test('before an export was read there is nothing to measure', async () => {
  expect(await again()).toEqual({ refused: 'no-facts' })
})

test('figures follow the map without the export, version by version', async () => {
  const folder = await writeSmallExport(join(dataFolder, 'export'), smallFiles())
  const received = await city.as(city.manager, (visit) => receiveSubmission(visit, { kind: 'hmis', fileName: 'small' }))
  if ('refused' in received) throw new Error(received.refused)
  const submissionId = received.done.id
  const read = await importServiceRecords({
    submissionId,
    path: folder,
    slug: 'testville',
    dataFolder,
    transact: as(city.manager),
  })
  expect(read.state).toBe('done')
  await rm(folder, { recursive: true })
  const before = [
    { of: 'city', told: '1 of 1', version: 1 },
    { of: 'program', told: '1 of 1', version: 1 },
  ]
  expect(await june()).toEqual(before)

  expect(await again()).toMatchObject({ done: { added: 0, corrected: 0, submissionId } })
  expect(await june()).toEqual(before)

  await city.as(city.manager, async (visit) => {
    const [line] = await listProgramMap(visit.work)
    await removeMapLine(visit, { id: line!.id })
  })
  await again()
  expect(await june()).toEqual([
    { of: 'city', told: 'missing', version: 2 },
    { of: 'program', told: 'missing', version: 2 },
  ])

  await city.as(city.manager, (visit) => {
    const line = { contractNumber: 'C-1', program: 'Nights', programType: '', population: '', from: null, to: null }
    return addMapLine(visit, { ...line, hmisProjectId: 'P1' })
  })
  expect(await again()).toMatchObject({ done: { added: 0 } })
  expect(await june()).toEqual([
    { of: 'city', told: '1 of 1', version: 3 },
    { of: 'program', told: '1 of 1', version: 3 },
  ])

  // a locked month keeps its figures when the map changes, and the answer says how many
  await city.as(city.manager, async (visit) => {
    await lockPeriod(visit, { month: '2025-06' })
    const [line] = await listProgramMap(visit.work)
    await removeMapLine(visit, { id: line!.id })
  })
  const kept = await again()
  expect('done' in kept && kept.done.keptByLock).toBeGreaterThan(0)
  expect((await june()).map(({ told }) => told)).toEqual(['1 of 1', '1 of 1'])
})

test('only who brings results in lets them be measured', async () => {
  expect(await again(city.director)).toEqual({ refused: 'not-allowed' })
})
