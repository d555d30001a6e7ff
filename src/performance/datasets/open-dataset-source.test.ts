import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { courseHead, type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'

let city: DatasetCity
let folder: string
beforeAll(async () => {
  city = await openDatasetCity()
  folder = mkdtempSync(join(tmpdir(), 'throughline-large-'))
})
afterAll(async () => {
  await city.close()
  rmSync(folder, { recursive: true, force: true })
})

// A file passes by in a stream where it is larger than what is held: here every file is.
const streamed = { heldBytes: 0 }
const shelter = 'Harbor House Shelter'
const lines = (...rows: string[]) => [courseHead, ...rows].join('\n')
const many = (day: string, wage: string) =>
  Array.from({ length: 3_000 }, (_, row) => `C-${row},${shelter},${day},Employed,yes,40,${wage}`)
const counted = () =>
  city.rows<{ rows: number; people: number; wage: number }>(
    'select count(*) as rows, count(distinct client_id) as people, sum(wage) as wage from {rows}',
  )

test('rows that pass by count as those of a file that is held', async () => {
  const taken = await city.send(lines(...many('2026-05-04', '12.50')), streamed)
  expect(taken).toMatchObject({
    state: 'done',
    findings: [],
    summary: { rowsRead: 3_000, from: '2026-05', to: '2026-05' },
  })
  expect(await counted()).toEqual([{ rows: 3_000, people: 3_000, wage: 3_750_000 }])
  expect(await city.send(lines(...many('2026-05-04', '12.50')), streamed)).toMatchObject({ state: 'unchanged' })
})

test('with an error it is sent back whole, its rows are named, and no copy of it is made', async () => {
  const taken = await city.send(
    lines(...many('2026-05-04', '13'), `C-1,Nowhere,2026-05-04,Employed,yes,-1,13`),
    streamed,
  )
  expect(taken).toMatchObject({ state: 'refused', summary: { rowsRead: 3_001, isMarked: false } })
  const { findings } = taken as { findings: { code: string; row: number | null }[] }
  expect(findings.map(({ code, row }) => [code, row])).toEqual([
    ['below-smallest', 3_002],
    ['dataset-program-unknown', 3_002],
    ['dataset-too-large-for-copy', null],
  ])
  expect(await counted()).toMatchObject([{ rows: 3_000, wage: 3_750_000 }])
})

test('a row that comes twice is found without remembering them all', async () => {
  const taken = await city.send(
    lines(...many('2026-05-04', '13'), `c-7,${shelter},5/4/2026,Employed,yes,1,13`),
    streamed,
  )
  expect(taken).toMatchObject({
    state: 'refused',
    findings: [{ code: 'row-twice', row: 3_002, expected: '9', count: 1 }, { code: 'dataset-too-large-for-copy' }],
  })
})

test('Parquet passes by through text beside it; more rows than are taken are refused with both numbers', async () => {
  const path = join(folder, 'courses.parquet')
  const engine = await openRecordEngine({ folders: [folder] })
  await engine.run(`copy (select 'P-' || n as "Client ID", '${shelter}' as "Program", date '2026-04-01' as "Left on",
    'School' as "Outcome", true as "Finished", n % 40 as "Hours", null as "Wage" from range(2500) t(n)) to '${path}'`)
  engine.close()
  const taken = await city.send(readFileSync(path), { ...streamed, name: 'courses.parquet' })
  expect(taken).toMatchObject({ state: 'done', summary: { rowsRead: 2_500, from: '2026-04' } })
  writeFileSync(path, 'PAR1 and nothing else')
  expect(await city.send(readFileSync(path), { ...streamed, name: 'courses.parquet' })).toMatchObject({
    state: 'refused',
    findings: [{ grade: 'stops', code: 'unreadable-parquet' }],
  })
})

test('no rows, and a column that is missing, stop a stream as they stop a file that is held', async () => {
  expect(await city.send(lines(), streamed)).toMatchObject({
    state: 'refused',
    findings: [{ code: 'dataset-no-rows' }],
  })
  const without = 'Client ID,Program\nA-1,Welding'
  for (const asked of [streamed, {}])
    expect(await city.send(without, asked)).toMatchObject({
      state: 'refused',
      findings: expect.arrayContaining([expect.objectContaining({ grade: 'stops', code: 'dataset-column-missing' })]),
    })
})
