import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { importContracts } from '../contracts/import-contracts.ts'
import { addMapLine } from './add-map-line.ts'
import { endMapLine } from './end-map-line.ts'
import { listProgramMap } from './list-program-map.ts'
import { removeMapLine } from './remove-map-line.ts'

let city: TestCity
let dana: TestPerson

const contract = (number: string, providerName: string) => ({
  number,
  title: 'Shelter',
  providerName,
  department: null,
  from: '2026-01-01',
  to: '2026-12-31',
  items: [{ itemId: number, amountCents: 100_00, paidCents: null, from: null, to: null, vendorName: providerName }],
})

beforeAll(async () => {
  city = await openTestCity()
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'list.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const contracts = [contract('C-1', 'Harbor House'), contract('C-2', 'Pier 9')]
    await importContracts(visit, { contracts, submissionId: received.done.id })
  })
  const provider = await city.asOwner((trx) => trx.selectFrom('provider').select('id').executeTakeFirstOrThrow())
  dana = await city.addProviderPerson(provider.id)
})
afterAll(() => city.close())
beforeEach(() => city.asOwner((trx) => trx.deleteFrom('program_map').execute()))

const nights: Parameters<typeof addMapLine>[1] = {
  contractNumber: 'C-1',
  program: 'Harbor nights',
  programType: 'Emergency shelter',
  population: 'Families',
  hmisProjectId: '17',
  from: '2026-01-01',
  to: null,
}
const add = (line: Partial<typeof nights>, person = city.manager) =>
  city.as(person, (visit) => addMapLine(visit, { ...nights, ...line }))
const map = () => city.as(city.manager, ({ work }) => listProgramMap(work))
const addedId = async () => {
  const added = await add({})
  if ('refused' in added) throw new Error(added.refused)
  return added.done.id
}

test('a line is added with its program, as a submission of its own, and history says so', async () => {
  expect(await add({})).toMatchObject({ done: { isProgramNew: true } })
  expect(await map()).toMatchObject([
    { contractNumber: 'C-1', program: 'Harbor nights', hmisProjectId: '17', to: null },
  ])
  const came = await city.asOwner((trx) =>
    trx.selectFrom('submission').selectAll().where('kind', '=', 'programs').execute(),
  )
  expect(came).toMatchObject([{ file_name: 'C-1, Harbor nights', state: 'done' }])
  expect(await city.events()).toContain('map-line-added')
})

test('a program that is known needs no type, and keeps its own', async () => {
  expect(await add({ program: 'harbor NIGHTS', programType: '', population: '', hmisProjectId: '18' })).toMatchObject({
    done: { isProgramNew: false },
  })
  expect(await map()).toMatchObject([
    { program: 'Harbor nights', programType: 'Emergency shelter', population: 'Families' },
  ])
  expect(await add({ programType: 'Rapid re-housing' })).toEqual({ refused: 'program-described-twice' })
  expect(await add({ population: 'Youth' })).toEqual({ refused: 'program-described-twice' })
})

test('what cannot be kept is refused, and leaves nothing', async () => {
  expect(await add({ contractNumber: 'C-9' })).toEqual({ refused: 'contract-not-found' })
  expect(await add({ program: '  ' })).toEqual({ refused: 'wrong-form' })
  expect(await add({ from: '2026-02-30' })).toEqual({ refused: 'wrong-form' })
  expect(await add({ to: '2025-12-31' })).toEqual({ refused: 'end-before-start' })
  expect(await add({ contractNumber: 'C-2', program: 'Outreach', programType: '' })).toEqual({
    refused: 'no-program-type',
  })
  expect(await add({}, city.director)).toEqual({ refused: 'not-allowed' })
  expect(await add({}, dana)).toEqual({ refused: 'not-allowed' })
  expect(await map()).toEqual([])
})

test('the same program and project may follow itself, and not overlap', async () => {
  await add({ to: '2026-06-30' })
  expect(await add({ from: '2026-06-30' })).toEqual({ refused: 'overlapping-days' })
  expect(await add({ from: '2026-07-01' })).toMatchObject({ done: {} })
  const [first] = await map()
  const end = (endOn: string) => city.as(city.manager, (visit) => endMapLine(visit, { id: first!.id, endOn }))
  expect(await end('2026-07-15')).toEqual({ refused: 'overlapping-days' })
  expect(await end('2026-05-31')).toEqual({ done: { id: first!.id } })
})

test('a line is ended on a day that it has', async () => {
  const id = await addedId()
  const end = (endOn: string, person = city.manager) => city.as(person, (visit) => endMapLine(visit, { id, endOn }))
  expect(await end('2025-12-31')).toEqual({ refused: 'end-before-start' })
  expect(await end('soon')).toEqual({ refused: 'wrong-form' })
  expect(await end('2026-06-30', city.director)).toEqual({ refused: 'not-allowed' })
  expect(await end('2026-06-30')).toEqual({ done: { id } })
  expect((await map())[0]).toMatchObject({ from: '2026-01-01', to: '2026-06-30' })
  expect(await city.events()).toContain('map-line-ended')
  const unknown = await city.as(city.manager, (visit) => endMapLine(visit, { id: randomUUID(), endOn: '2026-06-30' }))
  expect(unknown).toEqual({ refused: 'map-line-not-found' })
})

test('a line that was a mistake is removed once, and its program stays', async () => {
  const id = await addedId()
  const remove = (person = city.manager) => city.as(person, (visit) => removeMapLine(visit, { id }))
  expect(await remove(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await remove()).toEqual({ done: { id } })
  expect(await remove()).toEqual({ refused: 'map-line-not-found' })
  expect(await map()).toEqual([])
  expect(await city.events()).toContain('map-line-removed')
  const programs = await city.asOwner((trx) => trx.selectFrom('program').select('name').execute())
  expect(programs).toContainEqual({ name: 'Harbor nights' })
})
