import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { importContracts } from '../contracts/import-contracts.ts'
import { importProgramMap } from './import-program-map.ts'
import { listProgramMap } from './list-program-map.ts'
import type { ProgramMapLine } from './program-map.ts'

let city: TestCity
let provider: TestPerson
let submissionId: string

beforeAll(async () => {
  city = await openTestCity()
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'contracts.csv' })
    if ('refused' in received) throw new Error(received.refused)
    submissionId = received.done.id
    const contract = (number: string, providerName: string) => ({
      ...{ number, title: number, providerName, department: null, from: null, to: null },
      items: [{ itemId: number, amountCents: 1, paidCents: null, from: null, to: null, vendorName: providerName }],
    })
    const contracts = [contract('C-1', 'Harbor House'), contract('C-2', 'Harbor House'), contract('D-1', 'Pier 9')]
    await importContracts(visit, { contracts, submissionId })
  })
  const house = await city.asOwner((trx) =>
    trx.selectFrom('provider').select('id').where('name', '=', 'Harbor House').executeTakeFirstOrThrow(),
  )
  provider = await city.addProviderPerson(house.id)
})
beforeEach(() =>
  city.asOwner(async (trx) => {
    await trx.deleteFrom('program_map').execute()
    await trx.deleteFrom('program').execute()
  }),
)
afterAll(() => city.close())

type Line = Omit<ProgramMapLine, 'row'>
const line = (contractNumber: string, over: Partial<Line> = {}): Line => ({
  contractNumber,
  program: 'Family Shelter',
  programType: 'Emergency shelter',
  population: 'Families',
  hmisProjectId: '17',
  from: null,
  to: null,
  ...over,
})
const bring = (person: TestPerson, ...lines: Line[]) =>
  city.as(person, (visit) => importProgramMap(visit, { lines, submissionId }))
const map = () => city.as(city.manager, (visit) => listProgramMap(visit.work))
const newest = async () => (await city.events()).at(-1)
const told = async () =>
  (await map()).map(({ contractNumber, program, hmisProjectId, from, to }) =>
    [contractNumber, program, hmisProjectId, from ?? '', to ?? ''].join(' ').trim(),
  )

test('a program under two contracts of one provider is one program; the same name elsewhere is another', async () => {
  expect(await bring(city.manager, line('C-1'), line('C-2', { program: 'family shelter' }), line('D-1'))).toEqual({
    done: { programsAdded: 2, linesAdded: 3, linesRemoved: 0, unchanged: 0 },
  })
  expect(await newest()).toBe('program-map-imported')
  const [one, two, other] = await map()
  expect(one!.programId).toBe(two!.programId)
  expect(other!.programId).not.toBe(one!.programId)
})
test('the same map twice changes nothing', async () => {
  const lines = [line('C-1'), line('C-1', { hmisProjectId: '18', to: '2026-06-30' })]
  await bring(city.manager, ...lines)
  const before = await map()
  expect(await bring(city.manager, ...lines)).toEqual({
    done: { programsAdded: 0, linesAdded: 0, linesRemoved: 0, unchanged: 2 },
  })
  expect(await map()).toEqual(before)
})
test('the lines of the contracts that it names are replaced, those of others stay', async () => {
  await bring(city.manager, line('C-1'), line('C-1', { hmisProjectId: '18' }), line('D-1'))
  expect(await bring(city.manager, line('C-1', { hmisProjectId: '19' }), line('C-1'))).toMatchObject({
    done: { linesAdded: 1, linesRemoved: 1, unchanged: 1 },
  })
  expect(await told()).toEqual(['C-1 Family Shelter 17', 'C-1 Family Shelter 19', 'D-1 Family Shelter 17'])
})
test('a program that is described anew keeps its identity', async () => {
  await bring(city.manager, line('C-1'))
  const [before] = await map()
  await bring(city.terminal, line('C-1', { programType: 'Rapid re-housing', population: null }))
  expect(await map()).toMatchObject([{ programId: before!.programId, programType: 'Rapid re-housing' }])
})
test('is refused whole when one contract is unknown, and to a director and a provider', async () => {
  expect(await bring(city.manager, line('C-1'), line('X-1'))).toEqual({ refused: 'contract-not-found' })
  for (const person of [city.director, provider]) {
    expect(await bring(person, line('C-1'))).toEqual({ refused: 'not-allowed' })
  }
  expect(await map()).toEqual([])
})
