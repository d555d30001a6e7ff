import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { factsFolder, uploadsFolder } from '../../ground/platform/folders.ts'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { findSubmission } from '../../ground/submissions/find-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { packZip, type SmallFiles, smallFiles } from '../intake/hmis/write-small-export.ts'
import { listResults } from '../results/list-results.ts'
import { importServiceRecords } from './import-service-records.ts'
import { importTable } from './import-table.ts'

let city: TestCity
let dataFolder: string
let uploads = 0

beforeAll(async () => {
  city = await openTestCity()
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-records-'))
  const csv = (text: string) => [{ name: 'table.csv', content: new TextEncoder().encode(text) }]
  await city.as(city.manager, async (visit) => {
    await importTable(visit, { kind: 'contracts', files: csv('number,provider\nC-1,Harbor House\n') })
    const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
    await importTable(visit, { kind: 'programs', files: csv(`${header}\nC-1,Nights,Shelter,,P1,,\n`) })
  })
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

const received = async () => {
  const done = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' }),
  )
  if ('refused' in done) throw new Error(done.refused)
  return done.done.id
}
/** Brings an export in as a zip, as a page would. */
async function bring(files: SmallFiles | Buffer, person: TestPerson = city.manager) {
  uploads += 1
  const path = join(dataFolder, `export-${uploads}.zip`)
  await writeFile(path, Buffer.isBuffer(files) ? files : await packZip(files))
  const submissionId = await received()
  return importServiceRecords({
    ...{ submissionId, path, slug: city.jurisdiction.slug, dataFolder },
    transact: (work) => city.as(person, work),
  })
}
const facts = (submissionId: string) => join(factsFolder(dataFolder, city.jurisdiction.slug), submissionId)
const factFolders = () => readdir(factsFolder(dataFolder, city.jurisdiction.slug)).catch(() => [])
const exitsOfJune = () =>
  city.as(city.manager, async ({ work }) => {
    const asked = { unit: 'households', fromMonth: '2025-06', toMonth: '2025-06' } as const
    return (await listResults(work, { programIds: 'all', ...asked, measure: 'exits-to-permanent-housing' })).find(
      (one) => one.programId !== null,
    )
  })
const countResults = async () => (await city.asOwner((trx) => trx.selectFrom('result').select('id').execute())).length
const uploaded = () => readdir(uploadsFolder(dataFolder)).catch(() => [])

let first: string
test('an export becomes results of every month that it covers, and the newest month is judged', async () => {
  const read = await bring(smallFiles())
  expect(read).toMatchObject({ state: 'done', summary: { sourceId: 'XX-501', corrected: 0, unchanged: 0 } })
  first = read.submissionId
  expect(await exitsOfJune()).toMatchObject({ state: 'value', numerator: 1, denominator: 1, submissionId: first })
  expect((await city.events()).slice(-4)).toEqual(expect.arrayContaining(['month-judged', 'submission-done']))
  expect(await city.as(city.manager, ({ work }) => findSubmission(work, first))).toMatchObject({
    state: 'done',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('the facts that are kept hold hashed keys, and no number that the export gave a person', async () => {
  expect(await readdir(facts(first))).toContain('stays.parquet')
  const engine = await openRecordEngine({ folders: [facts(first)] })
  const stays = await engine.rows<Record<string, unknown>>(
    `select * replace (hex(person_key) as person_key, hex(enrollment_key) as enrollment_key, hex(household_key) as household_key)
     from '${join(facts(first), 'stays.parquet')}'`,
  )
  engine.close()
  expect(stays.map((stay) => String(stay.person_key).length)).toEqual([32, 32, 32])
  expect(new Set(stays.map((stay) => stay.person_key)).size).toBe(3)
  const told = JSON.stringify(stays).toLowerCase()
  for (const column of ['personal', 'person_id', 'enrollment_id', 'household_id', 'row_no']) {
    expect(told).not.toContain(column)
  }
  for (const value of ['"A"', '"E1"', '"H1"']) expect(JSON.stringify(stays)).not.toContain(value)
})

test('nothing of the export stays behind, neither in the uploads nor in the database', async () => {
  expect(await uploaded()).toEqual([])
  const kept = await city.asOwner((trx) => trx.selectFrom('submission').selectAll().execute())
  expect(JSON.stringify(kept)).not.toMatch(/PersonalID|"E1"/)
  const secret = await readFile(join(dataFolder, 'secrets', `${city.jurisdiction.slug}.key`), 'utf8')
  expect(secret.length).toBeGreaterThanOrEqual(16)
})

test('the same export again changes no figure', async () => {
  const before = await countResults()
  expect(await bring(smallFiles())).toMatchObject({ state: 'unchanged', summary: { added: 0, corrected: 0 } })
  expect(await countResults()).toBe(before)
  expect(await exitsOfJune()).toMatchObject({ version: 1, submissionId: first })
})

test('a corrected export makes a new version, and the old one stays', async () => {
  const before = await countResults()
  const corrected = await bring(smallFiles({ add: { Exit: 'X2,E2,B,2025-06-25,101,\n' } }))
  expect(corrected.state).toBe('done')
  expect(await exitsOfJune()).toMatchObject({ version: 2, numerator: 1, denominator: 2 })
  expect(await countResults()).toBeGreaterThan(before)
  const versions = await city.asOwner((trx) =>
    trx.selectFrom('result').select(['version', 'denominator']).where('submission_id', '=', first).execute(),
  )
  expect(versions.every((one) => one.version === 1)).toBe(true)
})

test('an export of another city is refused and leaves neither facts nor figures', async () => {
  const [before, folders] = [await countResults(), await factFolders()]
  const rename = (text: string | Buffer) => String(text).replaceAll('P1', 'Q1').replaceAll('P2', 'Q2')
  const theirs = Object.fromEntries(Object.entries(smallFiles()).map(([name, text]) => [name, rename(text)]))
  const refused = await bring(theirs)
  expect(refused).toMatchObject({
    state: 'refused',
    findings: [{ grade: 'stops', code: 'export-of-another-city', found: 'Q1, Q2' }],
  })
  expect(existsSync(facts(refused.submissionId))).toBe(false)
  expect([await countResults(), await factFolders(), await uploaded()]).toEqual([before, folders, []])
})

test('another source for the same projects is told, for keys of persons may not meet', async () => {
  const files = smallFiles()
  const other = { ...files, 'Export.csv': String(files['Export.csv']).replace('XX-501', 'YY-600') }
  const read = await bring(other)
  expect(read.findings).toContainEqual(
    expect.objectContaining({ code: 'another-source', found: 'YY-600', expected: 'XX-501' }),
  )
})

test('what is no zip, or lacks a file, is refused and leaves nothing but its findings', async () => {
  const [before, folders] = [await countResults(), await factFolders()]
  for (const files of [Buffer.from('no zip at all'), smallFiles({ replace: { 'Enrollment.csv': null } })]) {
    const refused = await bring(files)
    expect(refused.state).toBe('refused')
    expect(refused.findings[0]).toMatchObject({ grade: 'stops' })
    const submission = await city.as(city.manager, ({ work }) => findSubmission(work, refused.submissionId))
    expect(submission).toMatchObject({ state: 'refused', summary: { stops: refused.findings.length } })
  }
  expect([await countResults(), await factFolders(), await uploaded()]).toEqual([before, folders, []])
})

test('who may not bring results in leaves no figures and no facts', async () => {
  const [before, folders] = [await countResults(), await factFolders()]
  await expect(bring(smallFiles({ add: { Exit: 'X2,E2,B,2025-06-26,410,\n' } }), city.director)).rejects.toThrow(
    'not-allowed',
  )
  expect([await countResults(), await factFolders(), await uploaded()]).toEqual([before, folders, []])
})
