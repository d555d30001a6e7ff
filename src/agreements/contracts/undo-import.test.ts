import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anyContracts, emptyRegister, readRegister } from '../../../tests/any-contracts.ts'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { findSubmission } from '../../ground/submissions/find-submission.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import type { Contract } from './contract.ts'
import { importContracts } from './import-contracts.ts'
import { undoImport } from './undo-import.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
beforeEach(() => city.asOwner(emptyRegister))
afterAll(() => city.close())

const contract = (number: string, over: Partial<Contract> = {}): Contract => ({
  number,
  title: `Shelter ${number}`,
  providerName: 'Harbor House',
  department: 'Human Services',
  from: null,
  to: null,
  items: [{ itemId: number, amountCents: 100_00, paidCents: null, from: null, to: null, vendorName: 'Harbor House' }],
  ...over,
})

/** Takes a list in as a submission of its own. */
async function bring(...contracts: Contract[]): Promise<string> {
  return city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'contracts.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const submissionId = received.done.id
    const done = await importContracts(visit, { contracts, submissionId })
    if ('refused' in done) throw new Error(done.refused)
    await finishSubmission(visit, { id: submissionId, state: 'done' })
    return submissionId
  })
}
const undo = (submissionId: string, person: TestPerson = city.manager) =>
  city.as(person, (visit) => undoImport(visit, { submissionId }))
const register = () => city.asOwner(readRegister)

test('what an import added goes, with the providers that came with it; what it changed is as before', async () => {
  await bring(contract('C-1'), contract('C-2', { providerName: 'Pier 9 Outreach' }))
  const before = await register()
  const second = await bring(
    contract('C-1', { title: 'Another title', providerUei: 'ABCDEFGH1234', masterNumber: 'C-3' }),
    contract('C-3', { providerName: 'Casa Peña', predecessorNumbers: ['C-2'] }),
  )
  expect(await register()).not.toEqual(before)
  expect(await undo(second)).toEqual({ done: { removed: 1, restored: 1, providersRemoved: 1 } })
  expect(await register()).toEqual(before)
  expect((await city.events()).slice(-4)).toEqual(
    expect.arrayContaining(['contract-removed', 'contract-restored', 'submission-undone', 'providers-taken-back']),
  )
  expect(await city.as(city.manager, ({ work }) => findSubmission(work, second))).toMatchObject({
    undoneAt: expect.any(String),
  })
})

test('imports are taken back one after the other, the last first', async () => {
  const empty = await register()
  const first = await bring(contract('C-1'))
  const between = await register()
  const second = await bring(contract('C-1', { title: 'Another' }), contract('C-2'))
  expect(await undo(first)).toEqual({
    refused: 'import-built-on',
    obstacles: [{ kind: 'changed-since', contracts: 1, number: 'C-1' }],
  })
  expect(await undo(second)).toHaveProperty('done')
  expect(await register()).toEqual(between)
  expect(await undo(first)).toEqual({ done: { removed: 1, restored: 0, providersRemoved: 1 } })
  expect(await register()).toEqual(empty)
})

test('a change that somebody made since stays in the way, and nothing is written', async () => {
  await bring(contract('C-1'))
  const second = await bring(contract('C-1', { title: 'Another' }))
  await city.asOwner((trx) => trx.updateTable('contract').set({ department: 'Health' }).execute())
  const before = await register()
  expect(await undo(second)).toMatchObject({ obstacles: [{ kind: 'changed-since', number: 'C-1' }] })
  expect(await register()).toEqual(before)
})

test('whatever refers to an added contract is in the way and is named; a provider that is used stays', async () => {
  const id = await bring(contract('C-1'), contract('C-2', { providerName: 'Pier 9 Outreach' }))
  const row = await city.asOwner((trx) =>
    trx.selectFrom('contract').selectAll().where('number', '=', 'C-1').executeTakeFirstOrThrow(),
  )
  const program = { id: randomUUID(), provider_id: row.provider_id, name: 'Nights', program_type: 'Shelter' }
  await city.asOwner(async (trx) => {
    await trx.insertInto('program').values(program).execute()
    const line = { id: randomUUID(), contract_id: row.id, program_id: program.id, submission_id: id }
    await trx.insertInto('program_map').values(line).execute()
    await trx
      .insertInto('contract_stake')
      .values({ contract_id: row.id, fiscal_year: 2026, measure: 'exits', amount_cents: 1 })
      .execute()
  })
  expect(await undo(id)).toEqual({
    refused: 'import-built-on',
    obstacles: [
      { kind: 'contract_stake', contracts: 1, number: 'C-1' },
      { kind: 'program_map', contracts: 1, number: 'C-1' },
    ],
  })
  await city.asOwner(async (trx) => {
    await trx.deleteFrom('program_map').execute()
    await trx.deleteFrom('contract_stake').execute()
  })
  expect(await undo(id)).toEqual({ done: { removed: 2, restored: 0, providersRemoved: 1 } })
  await city.asOwner((trx) => trx.deleteFrom('program').execute())
})

test('a part and a successor that came later are in the way', async () => {
  const first = await bring(contract('C-1'))
  await bring(contract('C-2', { masterNumber: 'C-1', predecessorNumbers: ['C-1'] }))
  const refused = await undo(first)
  expect('obstacles' in refused && refused.obstacles.map(({ kind }) => kind)).toEqual([
    'contract',
    'contract_succession',
  ])
})

test('is refused a second time, for what never came in or changed nothing, and to a director and a provider', async () => {
  const id = await bring(contract('C-1'))
  const same = await bring(contract('C-1'))
  expect(await undo(same)).toEqual({ refused: 'not-an-import' })
  expect(await undo(randomUUID())).toEqual({ refused: 'submission-not-found' })
  expect(await undo('no-number')).toEqual({ refused: 'submission-not-found' })
  expect(await undo(id, city.director)).toEqual({ refused: 'not-allowed' })
  const { provider_id } = await city.asOwner((trx) => trx.selectFrom('contract').selectAll().executeTakeFirstOrThrow())
  const provider = await city.addProviderPerson(provider_id)
  expect(await undo(id, provider)).toEqual({ refused: 'not-allowed' })
  // Its person keeps the provider, who came with the list, in the register.
  expect(await undo(id, city.terminal)).toEqual({ done: { removed: 1, restored: 0, providersRemoved: 0 } })
  expect(await undo(id)).toEqual({ refused: 'import-undone-already' })
  await city.asOwner((trx) => trx.deleteFrom('person').where('id', '=', provider.personId!).execute())
})

test('an import that is taken back leaves the register as it was, whatever the lists say', async () => {
  await fc.assert(
    fc.asyncProperty(anyContracts, anyContracts, async (first, second) => {
      await city.asOwner(emptyRegister)
      await bring(...first)
      const before = await register()
      const id = await bring(...second)
      const undone = await undo(id)
      if ('refused' in undone) expect(undone).toEqual({ refused: 'not-an-import' })
      expect(await register()).toEqual(before)
    }),
    { numRuns: 25 },
  )
})
