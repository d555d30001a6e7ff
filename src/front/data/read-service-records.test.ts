import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { uploadsFolder } from '../../ground/platform/folders.ts'
import { findSubmission, listFindings } from '../../ground/submissions/find-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { makeUploadFolder } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import { packZip, smallFiles } from '../../performance/intake/hmis/write-small-export.ts'
import { importTable } from '../../performance/reporting/import-table.ts'
import { listResults } from '../../performance/results/list-results.ts'
import { findFigure } from './find-figure.ts'
import { readServiceRecords } from './read-service-records.ts'

let city: TestCity
let dataFolder: string
let dana: TestPerson
let other: TestPerson
beforeAll(async () => {
  city = await openTestCity()
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-reading-'))
  const csv = (text: string) => ({ name: 'table.csv', content: new TextEncoder().encode(text) })
  await city.as(city.manager, async (visit) => {
    const contracts = 'number,provider\nC-1,Harbor House\nC-2,Pier 9\n'
    await importTable(visit, { kind: 'contracts', files: [csv(contracts)] })
    const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
    await importTable(visit, { kind: 'programs', files: [csv(`${header}\nC-1,Nights,Shelter,,P1,,\n`)] })
  })
  const providers = await city.asOwner((trx) => trx.selectFrom('provider').select(['id', 'name']).execute())
  const idOf = (name: string) => providers.find((one) => one.name === name)!.id
  dana = await city.addProviderPerson(idOf('Harbor House'))
  other = await city.addProviderPerson(idOf('Pier 9'), 'Sam Whitehorse')
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

/** Reads these bytes as if they had been uploaded, and tells what became of them. */
async function read(content: Buffer, folderOfData = dataFolder) {
  const folder = await makeUploadFolder(uploadsFolder(dataFolder))
  const path = join(folder, 'export.zip')
  await writeFile(path, content)
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  const { jurisdiction, manager } = city
  const visit = { asker: manager, askerName: manager.name, jurisdiction }
  const submissionId = received.done.id
  await readServiceRecords({ db: city.db, dataFolder: folderOfData, visit, submissionId, upload: { folder, path } })
  const [submission, findings] = await city.as(manager, async ({ work }) => [
    await findSubmission(work, submissionId),
    await listFindings(work, submissionId),
  ])
  return { submission, findings, isErased: !existsSync(folder) }
}

test('an export is read and erased, and a figure leads back to it', async () => {
  const came = await read(await packZip(smallFiles()))
  expect(came).toMatchObject({ submission: { state: 'done', receivedBy: 'Ana Ruiz' }, isErased: true })
  expect(came.submission!.summary.coveredTo).toMatch(/^2026-01/)

  const asked = { unit: 'households' as const, fromMonth: '2025-06', toMonth: '2025-06' }
  const results = await city.as(city.manager, ({ work }) =>
    listResults(work, { programIds: 'all', ...asked, measure: 'exits-to-permanent-housing' }),
  )
  const own = results.find(({ programId }) => programId !== null)!
  const figure = await city.as(city.manager, ({ work }) => findFigure(work, own.id))
  expect(figure).toMatchObject({
    program: { name: 'Nights', providerName: 'Harbor House' },
    contracts: [{ number: 'C-1', projects: ['P1'] }],
    sources: { [came.submission!.id]: { fileName: 'export.zip', coveredTo: came.submission!.summary.coveredTo } },
  })
  expect(figure!.sql!.measure).toContain('select')

  // A provider sees its own figure and not the government's submission; another provider sees neither.
  const seen = await city.as(dana, ({ work }) => findFigure(work, own.id))
  expect(seen).toMatchObject({ program: { name: 'Nights' }, sources: {} })
  expect(await city.as(other, ({ work }) => findFigure(work, own.id))).toBeNull()
  const total = results.find(({ programId }) => programId === null)!
  expect(await city.as(dana, ({ work }) => findFigure(work, total.id))).toBeNull()
})

test('what is no export is refused with its reason, and erased', async () => {
  const came = await read(Buffer.from('not a zip at all'))
  expect(came).toMatchObject({ submission: { state: 'refused' }, findings: [{ code: 'not-a-zip' }], isErased: true })
})

test('a fault of ours ends the submission under a number, and the upload is erased', async () => {
  // A data folder in which no folder can be made.
  const blocked = join(dataFolder, 'blocked')
  await mkdir(blocked, { recursive: true })
  await writeFile(join(blocked, 'uploads'), '')
  const came = await read(await packZip(smallFiles()), blocked)
  expect(came).toMatchObject({ submission: { state: 'refused' }, isErased: true })
  expect(came.findings).toMatchObject([
    { code: 'reading-failed', grade: 'stops', found: expect.stringMatching(/^[0-9a-f]{8}$/) },
  ])
})
