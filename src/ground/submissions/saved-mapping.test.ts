import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { findNamedMapping, findSavedMapping, listSavedMappings } from './find-saved-mapping.ts'
import { receiveSubmission } from './receive-submission.ts'
import { removeMapping } from './remove-mapping.ts'
import { saveMapping } from './save-mapping.ts'
import { undoSubmission } from './undo-submission.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

const header = ['PO', 'Vendor', 'Total']
const mapping = { number: 'PO', provider: 'Vendor' }
const save = (name: string, over: Partial<Parameters<typeof saveMapping>[1]> = {}, person: TestPerson = city.manager) =>
  city.as(person, (visit) => saveMapping(visit, { kind: 'contracts', name, header, mapping, ...over }))
const remove = (name: string, person: TestPerson = city.manager) =>
  city.as(person, (visit) => removeMapping(visit, { kind: 'contracts', name }))
const find = (columns: string[]) => city.as(city.director, ({ work }) => findSavedMapping(work, 'contracts', columns))

test('columns are found again by their names, in whatever order and spelling', async () => {
  expect(await save('Finance list')).toHaveProperty('done')
  expect((await city.events()).at(-1)).toBe('mapping-saved')
  expect(await find(header)).toEqual({ name: 'Finance list', mapping })
  expect(await find(['TOTAL', 'vendor', 'po'])).toEqual({
    name: 'Finance list',
    mapping: { number: 'po', provider: 'vendor' },
  })
  expect(await find(['PO', 'Vendor'])).toBeNull()
  expect(await city.as(city.manager, ({ work }) => findNamedMapping(work, 'contracts', 'Finance list'))).toMatchObject({
    mapping,
  })
})

test('the same list corrects its mapping; another list needs another name; a name is needed', async () => {
  const corrected = { ...mapping, amount: 'Total' }
  expect(await save('Finance list', { mapping: corrected })).toHaveProperty('done')
  expect(await find(header)).toEqual({ name: 'Finance list', mapping: corrected })
  expect(await save('Finance list', { header: ['A', 'B'] })).toEqual({ refused: 'mapping-name-taken' })
  expect(await save('  ')).toEqual({ refused: 'mapping-without-name' })
  const saved = await city.as(city.manager, ({ work }) => listSavedMappings(work, 'contracts'))
  expect(saved.map(({ name }) => name)).toEqual(['Finance list'])
})

test('is kept and forgotten by contract managers and the terminal alone', async () => {
  const row = { id: crypto.randomUUID(), name: 'Harbor House', normal_name: 'harbor house' }
  await city.asOwner((trx) => trx.insertInto('provider').values(row).execute())
  const provider = await city.addProviderPerson(row.id)
  for (const person of [city.director, provider]) {
    expect(await save('Another', {}, person)).toEqual({ refused: 'not-allowed' })
    expect(await remove('Finance list', person)).toEqual({ refused: 'not-allowed' })
  }
  expect(await remove('Finance list', city.terminal)).toEqual({ done: { name: 'Finance list' } })
  expect((await city.events()).at(-1)).toBe('mapping-removed')
  expect(await remove('Finance list')).toEqual({ refused: 'mapping-not-found' })
  expect(await find(header)).toBeNull()
})

test('a submission is taken back once, and by whom may bring data in', async () => {
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'contracts', fileName: 'a' }),
  )
  const id = 'done' in received ? received.done.id : ''
  const undo = (person: TestPerson, which = id) => city.as(person, (visit) => undoSubmission(visit, { id: which }))
  expect(await undo(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await undo(city.manager, crypto.randomUUID())).toEqual({ refused: 'submission-not-found' })
  expect(await undo(city.manager)).toEqual({ done: { id } })
  expect((await city.events()).at(-1)).toBe('submission-undone')
  expect(await undo(city.terminal)).toEqual({ refused: 'import-undone-already' })
})
