import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { amountFindings, amountsByYear, fiscalYearOf, heldToOutcomes, type YearAmount } from './contract-amounts.ts'
import { findContractRecord } from './find-contract-record.ts'
import { findHeldByDepartment } from './find-held-by-department.ts'
import { setContractAmounts } from './set-contract-amounts.ts'
import { setContractStakes } from './set-contract-stakes.ts'

const amount = (fiscalYear: number, kind: YearAmount['kind'], amountCents: number): YearAmount => ({
  fiscalYear,
  kind,
  amountCents,
})
const stake = (fiscalYear: number, amountCents: number, measure = 'exits-to-permanent-housing') => ({
  fiscalYear,
  measure,
  amountCents,
})

test('a year without an amount is not known, and never zero', () => {
  expect(amountsByYear([amount(2027, 'paid', 0), amount(2026, 'ceiling', 100)], [stake(2026, 5)])).toEqual([
    {
      fiscalYear: 2026,
      ceilingCents: 100,
      obligatedCents: null,
      invoicedCents: null,
      paidCents: null,
      atStakeCents: 5,
    },
    {
      fiscalYear: 2027,
      ceilingCents: null,
      obligatedCents: null,
      invoicedCents: null,
      paidCents: 0,
      atStakeCents: null,
    },
  ])
})

test('what goes above the ceiling of its year is found; without a ceiling there is nothing to go above', () => {
  const years = amountsByYear(
    [amount(2026, 'ceiling', 100), amount(2026, 'paid', 101), amount(2026, 'invoiced', 100), amount(2027, 'paid', 5)],
    [stake(2026, 60), stake(2026, 50, 'length-of-stay')],
  )
  expect(
    amountFindings(years, 'C-7').map(({ code, column, found, expected }) => [code, column, found, expected]),
  ).toEqual([
    ['paid-above-ceiling', '2026', '101', '100'],
    ['stakes-above-ceiling', '2026', '110', '100'],
  ])
})

test('the share held to outcomes is summed over summed, and says what it leaves out', () => {
  expect(
    heldToOutcomes([
      { ceilingCents: 100, atStakeCents: 10 },
      { ceilingCents: 300, atStakeCents: null },
      { ceilingCents: null, atStakeCents: 99 },
    ]),
  ).toEqual({
    atStakeCents: 10,
    ceilingCents: 400,
    share: 0.025,
    contractsWithStakes: 1,
    contractsWithoutStakes: 1,
    contractsWithoutCeiling: 1,
  })
  expect(heldToOutcomes([{ ceilingCents: 100, atStakeCents: null }]).share).toBeNull()
  expect(heldToOutcomes([{ ceilingCents: 100, atStakeCents: 0 }]).share).toBe(0)
  expect(heldToOutcomes([]).share).toBeNull()
})

test('it stays between zero and one while no contract stakes more than its ceiling', () => {
  const contract = fc
    .tuple(fc.integer({ min: 1, max: 1e12 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([ceilingCents, part]) => ({ ceilingCents, atStakeCents: Math.floor(ceilingCents * part) }))
  fc.assert(
    fc.property(fc.array(contract, { minLength: 1 }), (contracts) => {
      const { share } = heldToOutcomes(contracts)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})

test('a fiscal year is named by the year in which it ends', () => {
  expect(fiscalYearOf('2026-06-30', 7)).toBe(2026)
  expect(fiscalYearOf('2026-07-01', 7)).toBe(2027)
  expect(fiscalYearOf('2026-12-31', 1)).toBe(2026)
})

describe('amounts and stakes of a contract', () => {
  let city: ReviewedCity
  beforeAll(async () => {
    city = await openReviewedCity(1)
  })
  afterAll(() => city.close())

  const amounts = (person: TestPerson, list: unknown, was: string | null = null, number = reviewedContract) =>
    city.as(person, (visit) => setContractAmounts(visit, { number, was, amounts: list }))
  const stakes = (person: TestPerson, list: unknown, was: string | null = null, number = reviewedContract) =>
    city.as(person, (visit) => setContractStakes(visit, { number, was, stakes: list }))
  const held = (person: TestPerson) => city.as(person, (visit) => findHeldByDepartment(visit.work, 2026))
  const heldOfContract = (person: TestPerson) =>
    city.as(person, async ({ work }) => {
      const asked = { today: '2026-06-30', fiscalYearStartsIn: 7 } as const
      return (await findContractRecord(work, reviewedContract, asked))?.held
    })

  test('are written down whole, with their history; above the ceiling is told and not refused', async () => {
    const list = [amount(2026, 'ceiling', 1000), amount(2026, 'paid', 1200)]
    expect(await amounts(city.manager, list)).toMatchObject({
      done: { changeId: expect.any(String), findings: [{ code: 'paid-above-ceiling' }] },
    })
    expect((await city.events()).at(-1)).toBe('contract-amounts-set')
    expect(await amounts(city.terminal, list.toReversed())).toMatchObject({ done: { changeId: null } })
    expect(await stakes(city.manager, [stake(2026, 80)])).toMatchObject({ done: { findings: [{ column: '2026' }] } })
    expect((await city.events()).at(-1)).toBe('contract-stakes-set')
    expect(await stakes(city.terminal, [stake(2026, 80)])).toMatchObject({ done: { changeId: null } })
  })

  test('the share held to outcomes is that of the contract, of the department and of all', async () => {
    await amounts(city.manager, [amount(2026, 'ceiling', 3000)], null, otherContract)
    expect(await heldOfContract(city.director)).toMatchObject({ share: 0.08, fiscalYear: 2026 })
    const { all, byDepartment } = await held(city.director)
    expect(all).toMatchObject({ share: 0.02, contractsWithoutStakes: 1 })
    expect(Object.keys(byDepartment)).toEqual(['Human Services'])
    expect(byDepartment['Human Services']).toMatchObject({ share: 0.02, contractsWithoutStakes: 1 })
    // A provider's own contracts are all that it sees.
    expect((await held(city.provider)).all).toMatchObject({ share: 0.08, contractsWithoutStakes: 0 })
  })

  test('are refused to whoever only reads, for what is no amount, twice the same, or an older form', async () => {
    for (const person of [city.director, city.provider]) {
      expect(await amounts(person, [])).toEqual({ refused: 'not-allowed' })
      expect(await stakes(person, [])).toEqual({ refused: 'not-allowed' })
    }
    expect(await amounts(city.manager, [amount(2026, 'paid', 0.5)])).toEqual({ refused: 'wrong-form' })
    const twice = [amount(2026, 'paid', 1), amount(2026, 'paid', 2)]
    expect(await amounts(city.manager, twice)).toEqual({ refused: 'wrong-form' })
    expect(await stakes(city.manager, [stake(2026, -1)])).toEqual({ refused: 'wrong-form' })
    expect(await stakes(city.manager, [stake(2026, 1), stake(2026, 2)])).toEqual({ refused: 'wrong-form' })
    expect(await amounts(city.manager, [], null, 'none')).toEqual({ refused: 'contract-not-found' })
    expect(await stakes(city.manager, [], null, 'none')).toEqual({ refused: 'contract-not-found' })
    expect(await amounts(city.manager, [], 'older')).toEqual({ refused: 'contract-changed-meanwhile' })
    expect(await stakes(city.manager, [], 'older')).toEqual({ refused: 'contract-changed-meanwhile' })
    expect(await heldOfContract(city.manager)).toMatchObject({ share: 0.08 })
  })
})
