import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { factsFolder, recordIdsFolder } from '../../ground/platform/folders.ts'
import { findSubmission } from '../../ground/submissions/find-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { eraseRecordIds } from '../intake/hmis/checks/ids-to-mend.ts'
import { muteCheck } from '../intake/hmis/checks/mute-check.ts'
import { type SmallFiles, smallFiles, writeSmallExport } from '../intake/hmis/write-small-export.ts'
import { importServiceRecords } from './import-service-records.ts'
import { importTable } from './import-table.ts'

let city: TestCity
let dataFolder: string
let exports = 0
const csv = (text: string) => [{ name: 'table.csv', content: new TextEncoder().encode(text) }]
const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'throughline-same-'))
  city = await openCity()
})
afterAll(async () => {
  await city.close()
  await rm(dataFolder, { recursive: true, force: true })
})

async function openCity(): Promise<TestCity> {
  const opened = await openTestCity()
  await opened.as(opened.manager, async (visit) => {
    await importTable(visit, { kind: 'contracts', files: csv('number,provider\nC-1,Harbor House\nC-2,Bridgeway\n') })
    const lines = 'C-1,Nights,Shelter,,P1,,\nC-2,Homes,Housing,,P2,,\n'
    await importTable(visit, { kind: 'programs', files: csv(`${header}\n${lines}`) })
  })
  return opened
}

async function bring(files: SmallFiles, into = city, data = dataFolder, person: TestPerson = into.manager) {
  exports += 1
  const path = await writeSmallExport(join(dataFolder, `export-${exports}`), files)
  const received = await into.as(into.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  const { slug } = into.jurisdiction
  return importServiceRecords({
    ...{ submissionId: received.done.id, path, slug, dataFolder: data },
    transact: (work) => into.as(person, work),
  })
}
const faulty = () => smallFiles({ add: { Exit: 'X2,E2,B,2025-06-15,99,\n' } })
/** Of which earlier reading an import is the repetition. */
const sameAs = async (files = faulty()) => (await bring(files)).summary.sameAs

test('an export that comes once more is not read again, and says all that it said', async () => {
  const first = await bring(faulty())
  const again = await bring(faulty())
  expect(again).toMatchObject({ state: 'unchanged', findings: expect.arrayContaining(first.findings) })
  expect(again.findings).toHaveLength(first.findings.length)
  const figures = Number(first.summary.added)
  expect(again.summary).toMatchObject({ sameAs: first.submissionId, added: 0, corrected: 0, unchanged: figures })
  expect(await city.as(city.manager, ({ work }) => findSubmission(work, again.submissionId))).toMatchObject({
    state: 'unchanged',
  })
  expect((await city.events()).at(-1)).toBe('submission-unchanged')
  expect(await sameAs()).toBe(again.submissionId)
})

test('nobody repeats a reading who may not bring data', async () => {
  await expect(bring(faulty(), city, dataFolder, city.director)).rejects.toThrow('not-allowed')
})

test('it is read where one byte of it, or one of its files, is another', async () => {
  expect(await sameAs(smallFiles({ add: { Exit: 'X2,E2,B,2025-06-15,8,\n' } }))).toBeUndefined()
  expect(await sameAs(faulty())).toBeUndefined()
  const withEvents = { ...faulty(), 'Event.csv': 'EventID,EnrollmentID,EventDate,Event,DateDeleted\n' }
  expect(await sameAs(withEvents)).toBeUndefined()
  expect(await sameAs(withEvents)).toBeDefined()
  expect(await sameAs(faulty())).toBeUndefined()
})

test('it is read where the map, a mute, the facts or what is to be mended are not what they were', async () => {
  expect(await sameAs()).toBeDefined()
  await city.as(city.manager, (visit) =>
    importTable(visit, { kind: 'programs', files: csv(`${header}\nC-2,Homes,Housing,,P2,2020-01-01,\n`) }),
  )
  expect(await sameAs()).toBeUndefined()
  expect(await sameAs()).toBeDefined()
  await eraseRecordIds(recordIdsFolder(dataFolder, city.jurisdiction.slug), 'destination-not-recorded')
  expect(await sameAs()).toBeUndefined()
  await city.as(city.manager, (visit) => muteCheck(visit, { check: 'destination-not-recorded', reason: 'known' }))
  expect(await sameAs()).toBeUndefined()
  expect(await sameAs()).toBeDefined()
  await rm(factsFolder(dataFolder, city.jurisdiction.slug), { recursive: true })
  expect(await sameAs()).toBeUndefined()
})

test('it is read where figures came in by another way since', async () => {
  await bring(faulty())
  expect(await sameAs()).toBeDefined()
  const results = 'program,measure,period,numerator,denominator,note\nNights,exits-to-permanent-housing,2025-06,0,9,\n'
  const typed = await city.as(city.manager, (visit) => importTable(visit, { kind: 'counts', files: csv(results) }))
  expect(typed).toMatchObject({ state: 'done' })
  const again = await bring(faulty())
  expect(again).toMatchObject({ state: 'done', summary: { corrected: 1 } })
})

const day = fc.constantFrom('2025-06-11', '2025-07-01', '2025-12-31', '')
const change = fc.record({
  exitOn: day,
  destination: fc.constantFrom('410', '101', '99', ''),
  entryOn: fc.constantFrom('2025-06-10', '2025-06-25', '2025-09-01'),
  isDeleted: fc.boolean(),
  night: fc.boolean(),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed({ exitOn, destination, entryOn, isDeleted, night }: Change): SmallFiles {
  const files = smallFiles({ add: { Exit: exitOn === '' ? '' : `X2,E2,B,${exitOn},${destination},\n` } })
  const enrollment = String(files['Enrollment.csv']).replace('2025-06-10', entryOn)
  return {
    ...files,
    'Enrollment.csv': isDeleted ? enrollment.replace('410,,,,\n', '410,,,,2026-01-01\n') : enrollment,
    'Project.csv': String(files['Project.csv']).replace(',0,\n', night ? ',1,\n' : ',0,\n'),
  }
}

async function figuresOf(asked: TestCity) {
  const rows = await asked.asOwner((trx) =>
    trx
      .selectFrom('result')
      .leftJoin('program', 'program.id', 'result.program_id')
      .where('replaced_at', 'is', null)
      .select(['program.name', 'measure', 'unit', 'from_on', 'numerator', 'denominator', 'state', 'mature_on'])
      .execute(),
  )
  const standings = await asked.asOwner((trx) =>
    trx
      .selectFrom('standing')
      .innerJoin('program', 'program.id', 'standing.program_id')
      .select(['name', 'content'])
      .execute(),
  )
  return [...rows, ...standings].map((row) => JSON.stringify(row)).sort()
}

test('however exports follow each other, the figures are those of the last as if it had come alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 0, max: 1 }),
      async (some, back) => {
        const [long, short] = [await openCity(), await openCity()]
        try {
          const longData = join(dataFolder, `long-${exports}`)
          const sequence = [...some, some[back % some.length]!, some[back % some.length]!]
          for (const one of sequence) await bring(changed(one), long, longData)
          await bring(changed(sequence.at(-1)!), short, join(dataFolder, `short-${exports}`))
          expect(await figuresOf(long)).toEqual(await figuresOf(short))
        } finally {
          await long.close()
          await short.close()
        }
      },
    ),
    { numRuns: 2 },
  )
})
