import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { amendContract } from './amend-contract.ts'
import type { Contract } from './contract.ts'
import { findContract, listContractItems, listContracts } from './find-contract.ts'
import { importContracts } from './import-contracts.ts'

let city: TestCity
let submissionId: string

beforeAll(async () => {
  city = await openTestCity()
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'contracts', fileName: 'contracts.csv' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  submissionId = received.done.id
})
beforeEach(() =>
  city.asOwner(async (trx) => {
    await trx.deleteFrom('contract_item').execute()
    await trx.deleteFrom('contract').execute()
  }),
)
afterAll(() => city.close())

const contract = (number: string, over: Partial<Contract> = {}, amountCents: number | null = 100_00): Contract => ({
  number,
  title: `Shelter ${number}`,
  providerName: 'Harbor House',
  department: 'Human Services',
  from: '2025-07-01',
  to: '2026-06-30',
  items: [
    { itemId: number, amountCents, paidCents: null, from: '2025-07-01', to: '2026-06-30', vendorName: 'Harbor House' },
  ],
  ...over,
})
const bring = (person: TestPerson, ...contracts: Contract[]) =>
  city.as(person, (visit) => importContracts(visit, { contracts, submissionId }))
const imported = async (...contracts: Contract[]) => {
  const done = await bring(city.manager, ...contracts)
  if ('refused' in done) throw new Error(done.refused)
  return done.done
}
const register = () =>
  city.as(city.manager, async ({ work }) => {
    const contracts = await listContracts(work)
    return Promise.all(
      contracts.map(async ({ id, providerId: _, ...one }) => ({ ...one, items: await listContractItems(work, id) })),
    )
  })
const changes = () =>
  city.asOwner((trx) =>
    trx
      .selectFrom('history')
      .innerJoin('history_content', 'history_id', 'id')
      .where('event', '=', 'contract-changed')
      .selectAll()
      .execute(),
  )

test('new contracts come in with their items, and a ceiling that is the sum of what is readable', async () => {
  const items = (amounts: (number | null)[]) =>
    amounts.map((amountCents, index) => ({ ...contract('C-1').items[0]!, itemId: `C-1.${index}`, amountCents }))
  const done = await imported(contract('C-1', { items: items([100_00, -25_00, null]) }), contract('C-2', {}, null))
  expect(done).toMatchObject({ added: 2, changed: 0, unchanged: 0 })
  expect((await city.events()).at(-1)).toBe('contracts-imported')
  const [one, two] = await register()
  expect(one).toMatchObject({ number: 'C-1', ceilingCents: 75_00, paidCents: null, to: '2026-06-30' })
  expect(one!.items.map((item) => item.amountCents)).toEqual([100_00, -25_00, null])
  expect(two).toMatchObject({ number: 'C-2', ceilingCents: null })
})

test('the same list twice changes nothing', async () => {
  const list = [contract('C-1'), contract('C-2')]
  await imported(...list)
  const before = await register()
  const told = (await changes()).length
  expect(await imported(...list)).toEqual({ added: 0, changed: 0, unchanged: 2, providersAdded: 0 })
  expect(await register()).toEqual(before)
  expect(await changes()).toHaveLength(told)
})

test('a changed amount changes one contract, and the history of that contract tells it', async () => {
  await imported(contract('C-1'), contract('C-2'))
  const told = (await changes()).length
  expect(await imported(contract('C-1'), contract('C-2', {}, 250_00))).toMatchObject({ changed: 1, unchanged: 1 })
  const found = await city.as(city.manager, (visit) => findContract(visit.work, 'C-2'))
  expect(found).toMatchObject({ ceilingCents: 250_00 })
  const after = await changes()
  expect(after).toHaveLength(told + 1)
  expect(after.find((one) => one.subject_id === found!.id)).toMatchObject({
    provider_id: found!.providerId,
    content: { number: 'C-2', ceiling_cents: 250_00 },
  })
})

test('many changed contracts are each told', async () => {
  const many = Array.from({ length: 40 }, (_, index) => `C-${index}`)
  await imported(...many.map((number) => contract(number)))
  const told = (await changes()).length
  await imported(...many.map((number) => contract(number, { to: '2027-06-30' })))
  expect(new Set((await changes()).slice(told).map((one) => one.subject_id)).size).toBe(40)
})

test('an item and a contract that a list does not name stay', async () => {
  const [first] = contract('C-1').items
  await imported(contract('C-1', { items: [first!, { ...first!, itemId: 'C-1.2' }] }), contract('C-2'))
  await imported(contract('C-1'))
  const [one, two] = await register()
  expect(one).toMatchObject({ ceilingCents: 200_00, items: [{ item: 'C-1' }, { item: 'C-1.2' }] })
  expect(two).toMatchObject({ number: 'C-2', ceilingCents: 100_00 })
})

test('two spellings of a provider are one, and a contract that changes hands follows', async () => {
  await imported(contract('C-1'), contract('C-2', { providerName: 'HARBOR HOUSE, INC.' }))
  const before = await city.as(city.manager, (visit) => listContracts(visit.work))
  expect(new Set(before.map((one) => one.providerId)).size).toBe(1)
  expect(await imported(contract('C-2', { providerName: 'Pier 9 Outreach' }))).toMatchObject({ changed: 1 })
  expect(await city.as(city.manager, (visit) => findContract(visit.work, 'C-2'))).toMatchObject({
    providerName: 'Pier 9 Outreach',
  })
})

test('is refused to a director and to a provider, and leaves nothing', async () => {
  await imported(contract('C-1'))
  const [{ providerId } = { providerId: '' }] = await city.as(city.manager, (visit) => listContracts(visit.work))
  const provider = await city.addProviderPerson(providerId)
  const before = await city.events()
  for (const person of [city.director, provider]) {
    expect(await bring(person, contract('C-9'))).toEqual({ refused: 'not-allowed' })
  }
  expect(await city.events()).toEqual(before)
  expect(await register()).toHaveLength(1)
  expect(await bring(city.terminal, contract('C-9'))).toHaveProperty('done.added', 1)
})

test('the order of the list does not matter', async () => {
  const list = ['C-1', 'C-2', 'C-3', 'C-4'].map((number, index) =>
    contract(number, { providerName: index % 2 ? 'Pier 9 Outreach' : 'Harbor House' }, index * 10_00),
  )
  await imported(...list)
  const expected = await register()
  const orders = fc.shuffledSubarray(list, { minLength: list.length })
  await fc.assert(
    fc.asyncProperty(orders, fc.nat(4), async (order, cut) => {
      await city.asOwner(async (trx) => {
        await trx.deleteFrom('contract_item').execute()
        await trx.deleteFrom('contract').execute()
      })
      await imported(...order.slice(0, cut))
      await imported(...order)
      expect(await register()).toEqual(expected)
    }),
    { numRuns: 6 },
  )
})

test('a later list that names only the renewal leaves the original item, and sums both', async () => {
  const item = (itemId: string, amountCents: number, from: string, to: string) => ({
    itemId,
    amountCents,
    paidCents: 10_00,
    from,
    to,
    vendorName: 'Harbor House',
  })
  const original = item('HS-9', 100_00, '2024-07-01', '2025-06-30')
  const renewal = item('HS-9-01', 40_00, '2025-07-01', '2026-06-30')
  await imported(contract('HS-9', { items: [original], from: original.from, to: original.to }))
  await imported(contract('HS-9', { items: [renewal], from: renewal.from, to: renewal.to }))
  const [known] = await register()
  expect(known).toMatchObject({ ceilingCents: 140_00, paidCents: 20_00, from: '2024-07-01', to: '2026-06-30' })
  expect(known!.items.map((one) => one.item)).toEqual(['HS-9', 'HS-9-01'])
  expect(await imported(contract('HS-9', { items: [renewal], from: renewal.from, to: renewal.to }))).toMatchObject({
    changed: 0,
    unchanged: 1,
  })
})

test('what an amendment set is not put back by an older list; all else is brought up to date', async () => {
  const listed = contract('HS-11', { to: '2026-06-30' }, 100_00)
  await imported(listed)
  const terms = { to: '2026-12-31', ceilingCents: 180_00 }
  const amendment = { number: '1', effectiveOn: '2026-07-01', signedOn: null, rationale: 'Another half year.', terms }
  const amended = await city.as(city.manager, (visit) =>
    amendContract(visit, { number: 'HS-11', was: null, amendment }),
  )
  expect(amended).toHaveProperty('done')
  expect(await imported(listed)).toMatchObject({ changed: 0, unchanged: 1 })
  expect(await imported({ ...listed, department: 'Office of Housing' })).toMatchObject({ changed: 1 })
  const known = (await register()).find((one) => one.number === 'HS-11')
  expect(known).toMatchObject({ to: '2026-12-31', ceilingCents: 180_00, department: 'Office of Housing' })
})
