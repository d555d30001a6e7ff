import { afterAll, beforeAll, expect, test } from 'vitest'
import { column, courses } from '../../../tests/dataset-city.ts'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import { declareDataset } from './declare-dataset.ts'
import { findDataset, listDatasetSenders, listDatasets, listDatasetVersions } from './list-datasets.ts'
import { receiveDatasetFile } from './receive-dataset-file.ts'
import { recordDatasetParts } from './record-dataset-parts.ts'
import { reviseDataset } from './revise-dataset.ts'
import { setDatasetSenders } from './set-dataset-senders.ts'
import { undoDatasetFile } from './undo-dataset-file.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const declare = (declared: unknown, person = city.manager) =>
  city.as(person, (visit) => declareDataset(visit, declared))

test('a form is declared once; staff and the terminal may, directors and providers may not', async () => {
  for (const person of [city.director, city.provider])
    expect(await declare(courses, person)).toEqual({ refused: 'not-allowed' })
  expect(await declare(courses)).toEqual({ done: { key: 'courses' } })
  expect(await declare(courses, city.terminal)).toEqual({ refused: 'dataset-known-already' })
  expect(await city.as(city.provider, ({ work }) => listDatasets(work))).toEqual([{ ...courses, version: 1 }])
  expect(await city.events()).toContain('dataset-declared')
})

test.each([
  ['wrong-form', { ...courses, key: 'Two Words' }],
  ['wrong-form', { ...courses, columns: [column('a', 'text', { smallest: 1 })] }],
  ['dataset-column-twice', { columns: [column('a', 'text'), column('b', 'text', { name: 'A' })] }],
  ['dataset-column-taken', { columns: [column('row_no', 'number')] }],
  ['dataset-choice-without-values', { columns: [column('a', 'choice')] }],
  ['dataset-choice-without-values', { columns: [column('a', 'text', { values: ['x'] })] }],
  ['dataset-range-upside-down', { columns: [column('a', 'number', { smallest: 2, largest: 1 })] }],
  ['dataset-role-of-wrong-type', { columns: [column('a', 'text')], dayColumn: 'a' }],
  ['dataset-role-of-wrong-type', { columns: [column('a', 'text')], uniqueBy: ['b'] }],
  [
    'dataset-refers-to-nothing',
    { columns: [column('a', 'text', { refersTo: { dataset: 'courses', column: 'client_id' } })] },
  ],
])('a form that cannot work is refused: %s', async (refused, part) => {
  const none = { uniqueBy: [], programColumn: null, dayColumn: null, personColumn: null }
  expect(await declare({ ...courses, ...none, key: 'other', ...part })).toEqual({ refused })
})

test('a revision is a new version with its reason, refused to who looked at an older one', async () => {
  const revise = (was: number, reason: string, person = city.manager, key = 'courses') =>
    city.as(person, (visit) => reviseDataset(visit, { ...courses, key, name: 'All courses' }, { was, reason }))
  expect(await revise(1, 'Clearer', city.director)).toEqual({ refused: 'not-allowed' })
  expect(await revise(1, ' ')).toEqual({ refused: 'wrong-form' })
  expect(await revise(1, 'Clearer', city.manager, 'none')).toEqual({ refused: 'dataset-not-found' })
  expect(await revise(1, 'Clearer')).toEqual({ done: { version: 2 } })
  expect(await revise(1, 'Clearer')).toEqual({ refused: 'dataset-revised-meanwhile' })
  const [newest, first, versions] = await city.as(city.manager, async ({ work }) => [
    await findDataset(work, 'courses'),
    await findDataset(work, 'courses', 1),
    await listDatasetVersions(work, 'courses'),
  ])
  expect([newest?.name, first?.name]).toEqual(['All courses', 'Courses'])
  expect(versions).toMatchObject([{ version: 2, reason: 'Clearer', madeBy: 'Ana Ruiz' }, { version: 1 }])
  expect(await city.events()).toContain('dataset-revised')
})

test('who sends it is set and changed; a provider sees itself alone', async () => {
  const other = city.otherProvider.providerId!
  const set = (providerIds: string[]) =>
    city.as(city.manager, (visit) => setDatasetSenders(visit, { key: 'courses', providerIds }))
  expect(await set([city.providerId, other])).toEqual({ done: { added: 2, removed: 0 } })
  expect(await set([city.providerId, '00000000-0000-4000-8000-000000000000'])).toEqual({
    refused: 'provider-not-found',
  })
  const senders = (person: typeof city.manager) => city.as(person, ({ work }) => listDatasetSenders(work, 'courses'))
  expect(await senders(city.manager)).toHaveLength(2)
  expect(await senders(city.provider)).toEqual([{ providerId: city.providerId, name: 'Harbor House' }])
  expect(await set([other])).toEqual({ done: { added: 0, removed: 1 } })
})

test('what speaks against a file before it is read', async () => {
  const receive = (more: object, person = city.manager) =>
    city.as(person, (visit) =>
      receiveDatasetFile(visit, { key: 'courses', providerId: null, fileName: 'a.csv', from: null, to: null, ...more }),
    )
  expect(await receive({ key: 'none' })).toEqual({ refused: 'dataset-not-found' })
  expect(await receive({ providerId: '00000000-0000-4000-8000-000000000000' })).toEqual({
    refused: 'provider-not-found',
  })
  expect(await receive({ from: '2026-01' })).toEqual({ refused: 'months-unclear' })
  expect(await receive({ from: '2026-02', to: '2026-01' })).toEqual({ refused: 'months-unclear' })
  expect(await receive({ providerId: city.providerId }, city.provider)).toEqual({ refused: 'not-a-sender' })
  expect(await receive({}, city.director)).toEqual({ refused: 'not-allowed' })
  const undo = (submissionId: string) => city.as(city.manager, (visit) => undoDatasetFile(visit, { submissionId }))
  const received = await receive({})
  if ('refused' in received) throw new Error(received.refused)
  // what is still read, or was no dataset's, cannot be taken back
  expect(await undo(received.done.id)).toEqual({ refused: 'submission-not-found' })
  const parts = { key: 'courses', senderId: null, parts: [], digest: 'd', findings: [], summary: {} }
  const record = (person: typeof city.manager, submissionId: string) =>
    city.as(person, (visit) => recordDatasetParts(visit, { ...parts, submissionId }))
  expect(await record(city.director, received.done.id)).toEqual({ refused: 'not-allowed' })
  expect(await record(city.manager, '00000000-0000-4000-8000-000000000000')).toEqual({
    refused: 'submission-not-found',
  })
  expect(await record(city.manager, received.done.id)).toEqual({ done: { parts: 0 } })
})
