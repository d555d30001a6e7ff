import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { courseHead, courses, type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import { datasetsFolder, returnedFolder } from '../../ground/platform/folders.ts'
import { readWorkbook } from '../../ground/platform/read-workbook.ts'
import { findSubmission, listFindings } from '../../ground/submissions/find-submission.ts'
import { publishAllRowFiles, publishRowFiles } from './publish-row-files.ts'
import { readReturnedCopy } from './returned-copy.ts'
import { reviseDataset } from './revise-dataset.ts'
import { setDatasetSenders } from './set-dataset-senders.ts'
import { undoDatasetFile } from './undo-dataset-file.ts'

let city: DatasetCity
beforeAll(async () => {
  city = await openDatasetCity()
})
afterAll(() => city.close())

const lines = (...rows: string[]) => [courseHead, ...rows].join('\n')
const shelter = 'Harbor House Shelter'
const june = lines(
  `A-1,${shelter},2026-06-03,Employed,yes,40,"1,200.50"`,
  `a-2,harbor rapid rehousing,6/30/2026,not known,No,12,`,
)
const byMonth = () =>
  city.rows<{ month: string; rows: number; wage: number | null }>(
    `select strftime(left_on, '%Y-%m') as month, count(*) as rows, sum(wage) as wage from {rows} group by 1 order by 1`,
  )

test('a good file counts: typed values, programs by name, identifiers as keys that nobody can turn back', async () => {
  const taken = await city.send(june)
  expect(taken).toMatchObject({ state: 'done', findings: [], summary: { rowsRead: 2, programs: 2, from: '2026-06' } })
  const rows = await city.rows<Record<string, unknown>>('select * from {rows} order by row_no')
  const [first, second] = rows
  expect(first).toMatchObject({
    program_id: city.programs[0]!.id,
    provider_id: city.providerId,
    left_on: '2026-06-03',
    outcome: 'Employed',
    finished: true,
    hours: 40,
    wage: 120_050,
    row_no: 2,
  })
  expect(second).toMatchObject({ program_id: city.programs[1]!.id, outcome: 'Not known', finished: false, wage: null })
  expect(first!.client_id).toMatch(/^[0-9a-f]{32}$/)
  expect(JSON.stringify(rows)).not.toContain('A-1')
  expect(await city.events()).toEqual(expect.arrayContaining(['dataset-file-received', 'dataset-file-taken']))
})

test('the same file again changes nothing', async () => {
  expect(await city.send(june)).toMatchObject({ state: 'unchanged' })
  expect(await byMonth()).toEqual([{ month: '2026-06', rows: 2, wage: 120_050 }])
})

test('a correction takes the place of its own programs and months, and of nothing else', async () => {
  await city.send(lines(`A-9,${shelter},2026-07-01,School,yes,1,10`))
  await city.send(lines(`A-1,${shelter},2026-06-03,Employed,yes,40,1300`))
  expect(await byMonth()).toEqual([
    { month: '2026-06', rows: 2, wage: 130_000 },
    { month: '2026-07', rows: 1, wage: 1_000 },
  ])
})

test('a file with an error is sent back: nothing of it counts, no other month is touched, its cells are marked', async () => {
  const before = await byMonth()
  const taken = await city.send(
    lines(
      `A-1,${shelter},2026-07-03,Retired,yes,40,5`,
      `A-2,Nobody's program,2026-02-31,Employed,perhaps,2500,-1`,
      `A-3,${shelter},2026-07-09,,,1.5,5`,
      `A-3,${shelter},2026-07-09,,,,`,
      `,${shelter},2026-08-09,,,,`,
    ),
  )
  if ('refused' in taken) throw new Error(taken.refused)
  expect(taken.state).toBe('refused')
  const found = taken.findings.map(({ row, column, code, found, expected }) => [row, column, code, found, expected])
  expect(found).toEqual([
    [2, 'outcome', 'not-a-choice', 'Retired', 'Employed, School, Not known'],
    [3, 'left on', 'no-such-day', '2026-02-31', null],
    [3, 'finished', 'not-yes-or-no', 'perhaps', null],
    [3, 'hours', 'above-largest', '2500', '2000'],
    [3, 'wage', 'below-smallest', '-1', '0'],
    [3, 'program', 'dataset-program-unknown', "Nobody's program", 'Harbor House Shelter, Harbor Rapid Re-housing'],
    [4, 'hours', 'not-whole', '1.5', null],
    [5, null, 'row-twice', null, '4'],
    [6, 'client id', 'cell-needed', null, null],
  ])
  expect(await byMonth()).toEqual(before)
  const folder = returnedFolder(city.dataFolder, city.jurisdiction.slug)
  const copy = await readReturnedCopy(folder, taken.submissionId)
  const table = await readWorkbook(copy!, 'copy.xlsx')
  expect(table.header.at(-1)).toBe('What to mend')
  // The lists behind its drop-downs go along.
  expect(table.sheets).toContain('Lists')
  expect(table.rows.map(({ row, cells }) => [row, cells.at(-1)])).toEqual([
    [2, expect.stringContaining('outcome: “Retired” is none of the allowed values')],
    [3, expect.stringContaining('There is no such day')],
    [4, expect.stringContaining('not a whole number')],
    [5, expect.stringContaining('in row 4')],
    [6, 'client id: The cell is blank and must be filled in.'],
  ])
  expect(await city.as(city.manager, ({ work }) => listFindings(work, taken.submissionId))).toHaveLength(9)
})

test('months that a file covers and that have no row count as zero rows; a row outside is an error', async () => {
  const options = { from: '2026-07', to: '2026-08' }
  expect(await city.send(lines(`A-9,${shelter},2026-09-01,School,yes,1,10`), options)).toMatchObject({
    state: 'refused',
    findings: [{ code: 'day-outside-months', row: 2, expected: '2026-07 - 2026-08' }],
  })
  expect(await city.send(`${courseHead}\n`, options)).toMatchObject({ state: 'done', summary: { rowsRead: 0 } })
  expect(await byMonth()).toEqual([{ month: '2026-06', rows: 2, wage: 130_000 }])
  expect(await city.send(`${courseHead}\n`)).toMatchObject({
    state: 'refused',
    findings: [{ code: 'dataset-no-rows' }],
  })
})

test('a file is taken back, and what came before counts again; only staff may', async () => {
  const sent = await city.send(lines(`A-5,${shelter},2026-06-20,School,yes,1,10`))
  const submissionId = (sent as { submissionId: string }).submissionId
  const undo = (person: typeof city.manager) => city.as(person, (visit) => undoDatasetFile(visit, { submissionId }))
  expect(await undo(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await undo(city.provider)).toEqual({ refused: 'not-allowed' })
  expect(await undo(city.manager)).toEqual({ done: { key: 'courses' } })
  expect(await undo(city.manager)).toEqual({ refused: 'import-undone-already' })
  const folder = datasetsFolder(city.dataFolder, city.jurisdiction.slug)
  await publishRowFiles(city.db, city.jurisdiction.schema, 'courses', folder)
  expect(await byMonth()).toEqual([{ month: '2026-06', rows: 2, wage: 130_000 }])
  expect(await city.events()).toContain('dataset-file-undone')
})

test('a provider that is asked sends its own; nobody else sends for it', async () => {
  const file = lines(`A-7,${shelter},2026-05-03,Employed,yes,4,5`)
  const asProvider = { person: city.provider }
  expect(await city.send(file, asProvider)).toEqual({ refused: 'not-a-sender' })
  const asked = { key: 'courses', providerIds: [city.providerId] }
  for (const person of [city.director, city.provider])
    expect(await city.as(person, (visit) => setDatasetSenders(visit, asked))).toEqual({ refused: 'not-allowed' })
  expect(await city.as(city.manager, (visit) => setDatasetSenders(visit, asked))).toEqual({
    done: { added: 1, removed: 0 },
  })
  expect(await city.as(city.manager, (visit) => setDatasetSenders(visit, { key: 'none', providerIds: [] }))).toEqual({
    refused: 'dataset-not-found',
  })
  expect(await city.events()).toContain('dataset-senders-set')
  expect(await city.send(file, { person: city.otherProvider })).toEqual({ refused: 'not-allowed' })
  expect(await city.send(file, { person: city.director })).toEqual({ refused: 'not-allowed' })
  expect(await city.send(file, { ...asProvider, providerId: null })).toEqual({ refused: 'not-allowed' })
  const taken = await city.send(file, asProvider)
  expect(taken).toMatchObject({ state: 'done' })
  // the publication is the owner's: what the government brought still counts
  expect(await byMonth()).toMatchObject([
    { month: '2026-05', rows: 1 },
    { month: '2026-06', rows: 2 },
  ])
  const { submissionId } = taken as { submissionId: string }
  const seen = (person: typeof city.manager) => city.as(person, ({ work }) => findSubmission(work, submissionId))
  expect(await seen(city.provider)).toMatchObject({ state: 'done' })
  expect(await seen(city.otherProvider)).toBeNull()
})

test('one file of the government may hold rows of several providers', async () => {
  const file = lines(
    `Z-1,${shelter},2026-04-03,Employed,yes,4,5`,
    `Z-1,Harbor Rapid Re-housing,2026-04-04,School,no,4,5`,
  )
  expect(await city.send(file, { providerId: null })).toMatchObject({ state: 'done', summary: { programs: 2 } })
  const [counted] = await city.rows<{ people: number }>(
    `select count(distinct client_id) as people from {rows} where left_on < date '2026-05-01'`,
  )
  expect(counted).toEqual({ people: 1 })
})

test('a revised form leaves what came before as it was, and new columns are missing there', async () => {
  const revised = {
    ...courses,
    columns: [
      ...courses.columns.filter(({ key }) => key !== 'hours'),
      { ...courses.columns[5]!, key: 'weeks', name: 'Weeks' },
    ],
  }
  const revise = (was: number) =>
    city.as(city.manager, (visit) => reviseDataset(visit, revised, { was, reason: 'Weeks are counted now.' }))
  expect(await revise(1)).toEqual({ done: { version: 2 } })
  expect(await revise(1)).toEqual({ refused: 'dataset-revised-meanwhile' })
  const head = courseHead.replace('Hours', 'Weeks')
  await city.send([head, `A-1,${shelter},2026-03-03,Employed,yes,6,5`].join('\n'))
  const rows = await city.rows(
    `select strftime(left_on, '%Y-%m') as month, sum(weeks) as weeks from {rows} group by 1 order by 1`,
  )
  expect(rows).toMatchObject([
    { month: '2026-03', weeks: 6 },
    { month: '2026-04', weeks: null },
    { month: '2026-05' },
    { month: '2026-06' },
  ])
})

test('the list of files that count is one file, and names no file that does not', () => {
  const place = join(datasetsFolder(city.dataFolder, city.jurisdiction.slug), 'courses', 'current.json')
  const { files } = JSON.parse(readFileSync(place, 'utf8')) as {
    files: { version: number; replacedPrograms: string[] }[]
  }
  expect(new Set(files.map(({ version }) => version))).toEqual(new Set([1, 2]))
  expect(files.some(({ replacedPrograms }) => replacedPrograms.length === 1)).toBe(true)
})

test('a list that a killed program left behind is brought up to the register at the next start', async () => {
  const before = await byMonth()
  const folder = datasetsFolder(city.dataFolder, city.jurisdiction.slug)
  writeFileSync(join(folder, 'courses', 'current.json'), '{"files":[]}')
  expect(await byMonth()).toEqual([])
  await publishAllRowFiles(city.db, city.jurisdiction.schema, folder)
  expect(await byMonth()).toEqual(before)
})
