import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract } from '../../../../tests/reviewed-city.ts'
import { fillContract } from '../../../../tests/two-providers.ts'
import { recordHistory } from '../../../ground/history/record-history.ts'
import { listWholeContracts } from './list-whole-contracts.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
  await fillContract(city, reviewedContract, city.contractId, city.provider)
})
afterAll(() => city.close())

const list = (person: ReviewedCity['manager']) => city.as(person, ({ work }) => listWholeContracts(work))
const find = async () => (await list(city.manager)).find(({ number }) => number === reviewedContract)!

test('a contract stands with its items, amounts, amendments and predecessors', async () => {
  const contract = await find()
  expect(contract.items.length).toBeGreaterThan(0)
  expect(contract.amounts).toEqual([{ fiscalYear: 2026, kind: 'ceiling', amountCents: 100 }])
  expect(contract.amendments).toEqual([{ number: '1', on: '2026-02-01', kinds: ['money'], rationale: 'A new site' }])
  expect(contract.predecessorNumbers).toEqual([`${reviewedContract}-before`])
})

test('an amendment that was taken back is not told', async () => {
  await city.asOwner((trx) => trx.updateTable('amendment').set({ undone_at: '2026-03-01T00:00:00Z' }).execute())
  expect((await find()).amendments).toEqual([])
})

test('its last change is what the history says, or the moment it came in', async () => {
  const before = await find()
  await city.as(city.manager, (visit) =>
    recordHistory(
      { ...visit, now: '2031-05-06T07:08:09.000Z' },
      { event: 'contract-changed', subject: 'contract', subjectId: before.id },
    ),
  )
  expect(Date.parse((await find()).lastChangedAt)).toBe(Date.parse('2031-05-06T07:08:09.000Z'))
  expect(Date.parse(before.lastChangedAt)).toBeGreaterThan(0)
})

test('a provider sees its own contracts only', async () => {
  const all = await list(city.director)
  const own = await list(city.provider)
  expect(own.length).toBeLessThan(all.length)
  expect(new Set(own.map(({ providerId }) => providerId))).toEqual(new Set([city.providerId]))
})
