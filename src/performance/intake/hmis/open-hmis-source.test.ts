import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Finding } from '../../../ground/platform/finding.ts'
import { type HmisSource, openHmisSource } from './open-hmis-source.ts'
import { smallExport, smallFiles, writeSmallExport } from './write-small-export.ts'

let root = ''
let folder = ''
let workFolder = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hmis-'))
  workFolder = join(root, 'work')
})
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'export-'))
})
afterAll(() => rm(root, { recursive: true }))

type Change = Parameters<typeof smallFiles>[0]
type Stay = {
  enrollment_id: string
  project_id: string
  entry_on: string
  exit_on: string | null
  destination: number | null
  is_head: boolean
}

async function open(change: Change = {}) {
  await writeSmallExport(folder, smallFiles(change))
  return openHmisSource(folder, { workFolder, threads: 1 })
}
/** Opens, asks, closes. */
async function read(change: Change = {}) {
  const source = await open(change)
  if ('refused' in source) throw new Error(JSON.stringify(source.refused))
  const stays = await source.engine.rows<Stay>('select * from hmis_enrollments order by row_no')
  const projects = await source.engine.rows<{ name: string }>('select * from hmis_projects order by project_id')
  await source.close()
  return { ...(source as HmisSource), stays, projects, found: byCode(source.findings) }
}
const byCode = (findings: Finding[]) => Object.fromEntries(findings.map((finding) => [finding.code, finding]))
const refusal = async (change: Change) => {
  const source = await open(change)
  if (!('refused' in source)) throw new Error('it was read')
  expect(await readdir(workFolder)).toEqual([])
  return source.refused
}

test('a clean export reads without findings, and leaves nothing behind', async () => {
  const { stays, findings, summary, projects } = await read()
  expect(findings).toEqual([])
  expect(
    stays.map(({ enrollment_id, entry_on, exit_on, destination }) => [enrollment_id, entry_on, exit_on, destination]),
  ).toEqual([
    ['E1', '2025-06-01', '2025-06-20', 410],
    ['E2', '2025-06-10', null, null],
    ['E3', '2026-01-31', null, null],
  ])
  expect(projects[0]!.name).toBe('Shelter "North"')
  expect(summary).toMatchObject({
    sourceId: 'XX-501',
    exportDate: '2026-01-31',
    exportEnd: '2026-12-31',
    enrollmentsUsed: 3,
    rowsRead: 11,
  })
  expect(summary.files.find(({ file }) => file === 'Exit.csv')!.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(await readdir(workFolder)).toEqual([])
})

test('names of columns are found whatever their case, place, quotes, blanks, line ends and byte order mark', async () => {
  const header = '\uFEFF"exitdate" ,\u00A0DESTINATION\u00A0,"EnrollmentID",ExitID\r\n'
  const { stays, findings } = await read({ replace: { 'Exit.csv': `${header}2025-06-20,410,E1,X1\r\n` } })
  expect(stays[0]).toMatchObject({ exit_on: '2025-06-20', destination: 410 })
  expect(findings).toEqual([])
})

test('files are found whatever the case of their names, also in one subfolder', async () => {
  const files = smallFiles()
  const below = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`Export 2026/${name.toUpperCase()}`, text]),
  )
  await writeSmallExport(folder, below)
  const source = await openHmisSource(folder, { workFolder, threads: 1 })
  expect('refused' in source).toBe(false)
  await (source as HmisSource).close()
})

test('columns that the standard does not know are one warning with their number; of two with one name the first is read', async () => {
  const header = 'ExitID,EnrollmentID,ExitDate,Destination,Destination,CustomOne,CustomTwo\n'
  const { stays, found } = await read({ replace: { 'Exit.csv': `${header}X1,E1,2025-06-20,410,101,a,b\n` } })
  expect(stays[0]!.destination).toBe(410)
  expect(found['columns-unknown']).toMatchObject({ grade: 'warning', count: 2, file: 'Exit.csv' })
  expect(found['column-twice']).toMatchObject({ column: 'Destination' })
})

test('quotes inside quotes, line breaks inside quotes: one record', async () => {
  const header = 'ExitID,EnrollmentID,OtherDestination,ExitDate,Destination\n'
  const { stays, findings } = await read({
    replace: { 'Exit.csv': `${header}X1,E1,"with a ""friend"",\nnearby",2025-06-20,410\n` },
  })
  expect(stays[0]).toMatchObject({ exit_on: '2025-06-20', destination: 410 })
  expect(findings).toEqual([])
})

test('lines that end now in CR LF, now in LF, also inside quotes', async () => {
  const lines = [
    'ExitID,EnrollmentID,OtherDestination,ExitDate,Destination\r\n',
    'X1,E1,"a\nb",2025-06-20,410\n',
    'X2,E2,"a\r\nb",2025-06-21,101\r\n',
  ]
  for (const file of [lines.join(''), lines.join('').replaceAll(/(\d)\n/g, '$1\r\n')]) {
    const { stays, findings } = await read({ replace: { 'Exit.csv': file } })
    expect(stays.map(({ exit_on }) => exit_on)).toEqual(['2025-06-20', '2025-06-21', null])
    expect(findings).toEqual([])
  }
})

test('blanks of any kind around an identifier do not make another one', async () => {
  const { stays, findings } = await read({
    replace: { 'Exit.csv': 'EnrollmentID,ExitDate,Destination\n E1 ,2025-06-20,410\n\u00A0E2\u00A0,2025-06-21,101\n' },
  })
  expect(stays.map(({ exit_on }) => exit_on)).toEqual(['2025-06-20', '2025-06-21', null])
  expect(findings).toEqual([])
})

test('records with too few or too many columns are left out, counted, and keep their place in the row numbers', async () => {
  const { stays, found } = await read({
    add: { Enrollment: 'E4,D,P1\nE5,E,P1,2025-06-01,H5,1,101,,,,,x,y\nE6,F,P1,2025-02-31,H6,1,101,,,,\n' },
  })
  expect(stays).toHaveLength(3)
  expect(found['record-malformed']).toMatchObject({ grade: 'error', row: 5, count: 2, file: 'Enrollment.csv' })
  expect(found['entry-date-unreadable']).toMatchObject({ row: 7, count: 1, found: '2025-02-31' })
})

test('a quote that is never closed does not take the records before it along', async () => {
  const { stays, found } = await read({ add: { Enrollment: '"E4,D,P1,2025-06-01,H4,1,101,,,,\n' } })
  expect(stays).toHaveLength(3)
  expect(found['record-malformed']!.count).toBeGreaterThan(0)
})

test('a duplicate EnrollmentID: the first is kept', async () => {
  const { stays, found } = await read({ add: { Enrollment: 'E1,Z,P2,2024-01-01,H9,1,101,,,,\n' } })
  expect(stays.filter(({ enrollment_id }) => enrollment_id === 'E1')).toMatchObject([{ project_id: 'P1' }])
  expect(found['enrollment-duplicate']).toMatchObject({ grade: 'error', row: 5, count: 1 })
})

test('two exits of one enrollment: the first in the file is kept; an exit of nobody is left out', async () => {
  const { stays, found } = await read({ add: { Exit: 'X2,E1,A,2025-06-05,101,\nX3,E99,Q,2025-06-05,101,\n' } })
  expect(stays[0]).toMatchObject({ exit_on: '2025-06-20', destination: 410 })
  expect(found['exit-twice']).toMatchObject({ grade: 'error', row: 3, count: 1 })
  expect(found['exit-without-enrollment']).toMatchObject({ grade: 'error', row: 4, count: 1 })
})

test('an exit before the entry, or one that cannot be read, takes the stay out: it would count as still open', async () => {
  const { stays, found } = await read({ add: { Exit: 'X2,E2,B,2025-06-09,410,\nX3,E3,C,31/01/2026,410,\n' } })
  expect(stays.map(({ enrollment_id }) => enrollment_id)).toEqual(['E1'])
  expect(found['exit-before-entry']).toMatchObject({ grade: 'error', file: 'Exit.csv', row: 3 })
  expect(found['exit-date-unreadable']).toMatchObject({ grade: 'error', file: 'Exit.csv', row: 4 })
})

test('faults of enrollments and projects are errors with their first row', async () => {
  const { stays, projects, found } = await read({
    add: {
      Project: 'P3,O1,Odd,2020-01-01,,5,\nP1,O1,Again,2020-01-01,,0,\n,O1,No id,2020-01-01,,0,\n',
      Enrollment:
        'E4,D,P9,2025-06-01,H4,1,101,,,,\nE5,D,P3,2025-06-01,H5,1,101,,,,\nE6,D,P1,,H6,1,101,,,,\n,D,P1,2025-06-01,H7,1,101,,,,\n',
    },
  })
  expect([stays.length, projects.length]).toEqual([3, 2])
  const told = Object.values(found).map(({ code, grade, row, count }) => [code, grade, row, count])
  expect(told).toEqual([
    ['project-id-missing', 'error', 6, 1],
    ['project-duplicate', 'error', 5, 1],
    ['project-type-unknown', 'error', 4, 1],
    ['enrollment-id-missing', 'error', 8, 1],
    ['project-unknown', 'error', 5, 2],
    ['entry-date-unreadable', 'error', 7, 1],
  ])
})

test('what is odd is read as it is, with a warning', async () => {
  const { stays, found } = await read({
    add: {
      Enrollment: 'E4,,P1,2025-06-01,,2,101,,,,\nE5,D,P2,2026-03-01,H5,1,101,,,soon,\n',
      Exit: 'X2,E2,B,2026-02-01,777,\n',
    },
  })
  expect(stays).toHaveLength(5)
  // without a HouseholdID the stay is its own household, and so its own head
  expect(stays[3]!.is_head).toBe(true)
  expect(Object.values(found).map(({ code, grade, row }) => [code, grade, row])).toEqual([
    ['household-id-missing', 'warning', 5],
    ['person-id-missing', 'warning', 5],
    ['move-in-unreadable', 'warning', 6],
    ['destination-unknown', 'warning', 3],
    ['entry-in-future', 'warning', 6],
    ['exit-in-future', 'warning', 3],
  ])
  expect(found['destination-unknown']!.found).toBe('777')
})

test('no finding holds what stood in a wrong column but its shape', async () => {
  const { findings } = await read({ add: { Enrollment: 'E4,D,P1,Maria Lopez 123-45-6789,H4,1,101,,,,\n' } })
  expect(JSON.stringify(findings)).not.toMatch(/Maria|Lopez|6789/)
  expect(findings[0]).toMatchObject({ found: 'aaaaa aaaaa 999-99-9' })
})

test('deleted rows are no rows: a deleted exit leaves the stay open, a deleted enrollment is none, and no finding', async () => {
  const { stays, findings, summary } = await read({
    replace: { 'Exit.csv': smallExport.Exit.replace('410,', '410,2025-07-01') },
    add: { Enrollment: 'E1,Z,P2,2024-01-01,H9,1,101,,,,2025-01-01\n' },
  })
  expect(stays).toHaveLength(3)
  expect(stays[0]!.exit_on).toBeNull()
  expect(findings).toEqual([])
  expect(summary.files.find(({ file }) => file === 'Enrollment.csv')).toMatchObject({ rows: 4, deletedRows: 1 })
})

test('several Export rows: the one made last speaks, with a warning', async () => {
  const { summary, found } = await read({
    add: {
      Export:
        '2,XX-501,Later,2026-02-28,2021-01-01,2026-12-31,S,2026 v1\n3,XX-501,Earlier,2025-01-01,2019-01-01,2024-12-31,S,2026 v1\n',
    },
  })
  expect(summary).toMatchObject({ sourceName: 'Later', exportStart: '2021-01-01' })
  expect(found['export-rows-several']).toMatchObject({ grade: 'warning', found: '3', count: 2 })
})

test('an absent Inventory, Services or Organization is a warning', async () => {
  const { found } = await read({ replace: { 'Inventory.csv': null, 'Services.csv': null, 'Organization.csv': null } })
  expect(found['optional-file-missing']!.grade).toBe('warning')
})

test('a needed file or column that is missing, or no rows: refused', async () => {
  expect(await refusal({ replace: { 'Exit.csv': null, 'Project.csv': null } })).toMatchObject([
    { grade: 'stops', code: 'file-missing', file: 'Project.csv' },
    { grade: 'stops', code: 'file-missing', file: 'Exit.csv' },
  ])
})

test('a missing column is refused by its name', async () => {
  const lacking = smallExport.Enrollment.replace('EntryDate', 'DateOfEntry')
  expect(await refusal({ replace: { 'Enrollment.csv': lacking } })).toMatchObject([
    { code: 'column-missing', file: 'Enrollment.csv', expected: 'EntryDate' },
  ])
})

test('no enrollments, an empty file, unreadable days of the export: refused', async () => {
  const header = `${smallExport.Enrollment.split('\n')[0]}\n`
  expect(await refusal({ replace: { 'Enrollment.csv': header } })).toMatchObject([{ code: 'no-rows' }])
  expect((await refusal({ replace: { 'Enrollment.csv': '' } }))[0]).toMatchObject({ code: 'no-rows' })
  expect(
    await refusal({ replace: { 'Export.csv': smallExport.Export.replace('2020-01-01', 'long ago') } }),
  ).toMatchObject([{ code: 'export-dates-unreadable' }])
})

test('a stopped reading throws and leaves nothing behind', async () => {
  await writeSmallExport(folder, smallFiles())
  const stopped = new AbortController()
  const reading = openHmisSource(folder, {
    workFolder,
    threads: 1,
    signal: stopped.signal,
    onProgress: ({ step }) => step === 'read' && stopped.abort(),
  })
  await expect(reading).rejects.toThrow(/abort/i)
  expect(await readdir(workFolder)).toEqual([])
})

test('progress never runs backwards and ends at one', async () => {
  await writeSmallExport(folder, smallFiles())
  const fractions: number[] = []
  const source = await openHmisSource(folder, {
    workFolder,
    threads: 1,
    onProgress: ({ fraction }) => fractions.push(fraction),
  })
  await (source as HmisSource).close()
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  expect(fractions.at(-1)).toBe(1)
})
