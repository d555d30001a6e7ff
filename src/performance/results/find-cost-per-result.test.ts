import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { findCostPerResult } from './find-cost-per-result.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
})
afterAll(() => city.close())

const ask = (person: TestPerson, contractId = city.contractId) =>
  city.as(person, (visit) => findCostPerResult({ ...visit, today: '2026-08-15' }, contractId))
/** exits to permanent housing of both programs in the twelve months, as the record has them */
const successes = async () => {
  const rows = await city.asOwner((trx) =>
    trx
      .selectFrom('result')
      .where('measure', '=', 'exits-to-permanent-housing')
      .where('unit', '=', 'households')
      .where('from_on', '>=', '2025-08-01')
      .where('program_id', 'is not', null)
      .select('numerator')
      .execute(),
  )
  return rows.reduce((sum, row) => sum + Number(row.numerator), 0)
}

test('without amounts by year, what was paid is spread over the term up to today', async () => {
  const cost = await ask(city.manager)
  // 1,200,000 over the 26 months from July 2024 to August 2026, of which twelve are asked about.
  expect(cost).toMatchObject({ from: '2025-08', to: '2026-07', sources: ['whole-term'], monthsCounted: 12 })
  expect(cost!.spendingCents).toBe(Math.round((120_000_000 / 26) * 12))
  expect(cost!.successes).toBe(await successes())
  expect(cost!.programs).toHaveLength(2)
  expect(cost!.alike).toEqual({ programType: 'Enhanced shelter', population: 'Single adults' })
  // One contract is no range.
  expect(cost!.range).toBeNull()
})

test('the director and the provider itself see the same figure; another provider sees none of it', async () => {
  const { costCents } = (await ask(city.manager))!
  expect((await ask(city.director))!.costCents).toBe(costCents)
  expect((await ask(city.provider))!.costCents).toBe(costCents)
  expect(await ask(city.otherProvider)).toBeNull()
})

test('a contract that carries no program has no cost per result', async () => {
  expect(await ask(city.manager, city.otherContractId)).toBeNull()
})

test('amounts by year come first; permanent housing counts the months in which households kept their home', async () => {
  await city.asOwner(async (trx) => {
    await trx
      .insertInto('contract_amount')
      .values([
        { contract_id: city.contractId, fiscal_year: 2026, kind: 'paid', amount_cents: 24_000_000 },
        { contract_id: city.contractId, fiscal_year: 2027, kind: 'paid', amount_cents: 4_000_000 },
      ])
      .execute()
    await trx
      .updateTable('result')
      .set({
        state: 'not-applicable',
        numerator: null,
        denominator: null,
        details: JSON.stringify({ reason: 'permanent-housing' }),
      })
      .where('measure', '=', 'length-of-stay')
      .execute()
  })
  // 11 of the 12 months of one fiscal year, and half of the two months that the next has had.
  expect(await ask(city.manager)).toMatchObject({
    ...{ sources: ['by-year'], spendingCents: 22_000_000 + 2_000_000 },
    ...{ kind: 'kept-housed', interval: null, state: 'value' },
  })
})
