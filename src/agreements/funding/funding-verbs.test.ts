import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { addFundingSource } from './add-funding-source.ts'
import { changeFundingSource } from './change-funding-source.ts'
import { findFundingSource } from './find-funding-source.ts'
import { fundContract } from './fund-contract.ts'
import type { FundingSourceInput } from './funding-source.ts'
import { listContractFunding } from './list-contract-funding.ts'
import { listFundingSources } from './list-funding-sources.ts'
import { removeFundingSource } from './remove-funding-source.ts'
import { unfundContract } from './unfund-contract.ts'

let city: ReviewedCity
let grant: string
beforeAll(async () => {
  city = await openReviewedCity(1)
  grant = await added({
    name: 'Continuum of Care',
    kind: 'federal',
    ceilingCents: 300_000_00,
    assistanceListing: '14.267',
  })
})
afterAll(() => city.close())

const add = (person: TestPerson, source: Partial<FundingSourceInput>) =>
  city.as(person, (visit) => addFundingSource(visit, source))
async function added(source: FundingSourceInput): Promise<string> {
  const outcome = await add(city.manager, source)
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.done.id
}
const newest = async () => (await city.events()).at(-1)
const find = (id: string, person = city.manager) => city.as(person, ({ work }) => findFundingSource(work, id))

describe('add funding source', () => {
  test('keeps the listing as text, and tells it in the history', async () => {
    expect(await newest()).toBe('funding-source-added')
    expect(await find(grant)).toMatchObject({ assistanceListing: '14.267', committedCents: 0, contracts: 0 })
  })
  test('is refused where the name is known, a period runs backwards, or the form is not filled in', async () => {
    expect(await add(city.terminal, { name: 'Continuum of Care', kind: 'state' })).toEqual({
      refused: 'funding-source-exists',
    })
    const backwards = { name: 'X', kind: 'state', awardFrom: '2026-02-01', awardTo: '2026-01-31' } as const
    expect(await add(city.manager, backwards)).toEqual({ refused: 'end-before-start' })
    expect(await add(city.manager, { name: 'X', kind: 'state', awardTo: '2026-02-31' })).toEqual({
      refused: 'wrong-form',
    })
    expect(await add(city.manager, { name: ' ', kind: 'state' })).toEqual({ refused: 'wrong-form' })
    expect(await add(city.manager, { name: 'X', kind: 'state', ceilingCents: -1 })).toEqual({ refused: 'wrong-form' })
  })
  test('is refused to a director and to a provider', async () => {
    for (const person of [city.director, city.provider]) {
      expect(await add(person, { name: 'Theirs', kind: 'local' })).toEqual({ refused: 'not-allowed' })
    }
  })
})

describe('change funding source', () => {
  const change = (person: TestPerson, id: string, source: Partial<FundingSourceInput>) =>
    city.as(person, (visit) => changeFundingSource(visit, id, source))

  test('tells before and after of what differs; the same again changes nothing', async () => {
    const id = await added({ name: 'ESG', kind: 'federal', fundCode: '100' })
    const now = { name: 'Emergency Solutions Grant', kind: 'federal', fundCode: '101' } as const
    expect(await change(city.manager, id, now)).toEqual({ done: { changed: ['name', 'fundCode'] } })
    const events = (await city.events()).length
    expect(await change(city.terminal, id, now)).toEqual({ done: { changed: [] } })
    expect((await city.events()).length).toBe(events)
    const content = await city.asOwner((trx) =>
      trx
        .selectFrom('history_content')
        .innerJoin('history', 'history.id', 'history_id')
        .where('event', '=', 'funding-source-changed')
        .select('content')
        .executeTakeFirst(),
    )
    expect(content?.content).toEqual({
      before: { name: 'ESG', fundCode: '100' },
      after: { name: 'Emergency Solutions Grant', fundCode: '101' },
    })
  })
  test('is refused for another source’s name, for none, backwards, and to who may only read', async () => {
    const named = { name: 'Emergency Solutions Grant', kind: 'federal' } as const
    expect(await change(city.manager, grant, named)).toEqual({ refused: 'funding-source-exists' })
    expect(await change(city.manager, 'nobody', named)).toEqual({ refused: 'funding-source-not-found' })
    expect(await change(city.manager, crypto.randomUUID(), named)).toEqual({ refused: 'funding-source-not-found' })
    expect(await change(city.manager, grant, { name: '' })).toEqual({ refused: 'wrong-form' })
    const backwards = { ...named, budgetFrom: '2026-02-01', budgetTo: '2026-01-01' }
    expect(await change(city.manager, grant, backwards)).toEqual({ refused: 'end-before-start' })
    for (const person of [city.director, city.provider]) {
      expect(await change(person, grant, named)).toEqual({ refused: 'not-allowed' })
    }
  })
})

describe('fund contract, and take it back', () => {
  const fund = (person: TestPerson, over: Record<string, unknown> = {}) =>
    city.as(person, (visit) =>
      fundContract(visit, {
        contractNumber: reviewedContract,
        fundingSourceId: grant,
        amountCents: 200_000_00,
        ...over,
      }),
    )
  const unfund = (person: TestPerson, id: string, contractNumber = reviewedContract) =>
    city.as(person, (visit) => unfundContract(visit, { id, contractNumber }))
  const linesSeenBy = (person: TestPerson) =>
    city.as(person, ({ work }) => listContractFunding(work, { fundingSourceId: grant }))

  test('adds up what is promised of a source, even above what it holds', async () => {
    expect(await fund(city.manager)).toHaveProperty('done.id')
    expect(await newest()).toBe('contract-funded')
    const second = { contractNumber: otherContract, amountCents: 150_000_00, from: '2026-01-01', to: '2026-12-31' }
    expect(await fund(city.terminal, second)).toHaveProperty('done.id')
    expect(await find(grant)).toMatchObject({ committedCents: 350_000_00, contracts: 2 })
    expect(await linesSeenBy(city.director)).toMatchObject([
      { contractNumber: reviewedContract, amountCents: 200_000_00, from: null },
      { contractNumber: otherContract, amountCents: 150_000_00, to: '2026-12-31' },
    ])
  })
  test('a provider sees the source and the line of its own contract, and nothing of another’s', async () => {
    expect(await linesSeenBy(city.provider)).toMatchObject([{ contractNumber: reviewedContract }])
    const seen = await city.as(city.provider, ({ work }) => listFundingSources(work))
    expect(seen.map((one) => one.name)).toEqual(['Continuum of Care'])
  })
  test('a source that pays a contract is not removed', async () => {
    expect(await city.as(city.manager, (visit) => removeFundingSource(visit, grant))).toEqual({
      refused: 'funding-source-in-use',
    })
  })
  test('is refused for what is not there, backwards, without an amount, and to who may only read', async () => {
    expect(await fund(city.manager, { contractNumber: 'none' })).toEqual({ refused: 'contract-not-found' })
    expect(await fund(city.manager, { fundingSourceId: crypto.randomUUID() })).toEqual({
      refused: 'funding-source-not-found',
    })
    expect(await fund(city.manager, { from: '2026-02-01', to: '2026-01-01' })).toEqual({ refused: 'end-before-start' })
    expect(await fund(city.manager, { amountCents: null })).toEqual({ refused: 'wrong-form' })
    for (const person of [city.director, city.provider]) {
      expect(await fund(person)).toEqual({ refused: 'not-allowed' })
    }
  })
  test('taken out, it answers what it said, so that it can stand again as it was', async () => {
    const [, line] = await linesSeenBy(city.manager)
    for (const person of [city.director, city.otherProvider]) {
      expect(await unfund(person, line!.id, otherContract)).toEqual({ refused: 'not-allowed' })
    }
    expect(await unfund(city.manager, line!.id)).toEqual({ refused: 'contract-funding-not-found' })
    expect(await unfund(city.manager, 'x')).toEqual({ refused: 'contract-funding-not-found' })
    const taken = await unfund(city.manager, line!.id, otherContract)
    if ('refused' in taken) throw new Error(taken.refused)
    expect(await newest()).toBe('contract-unfunded')
    expect(await find(grant)).toMatchObject({ committedCents: 200_000_00, contracts: 1 })
    expect(await city.as(city.manager, (visit) => fundContract(visit, taken.done))).toHaveProperty('done.id')
    const [, again] = await linesSeenBy(city.manager)
    expect({ ...again, id: null }).toEqual({ ...line, id: null })
  })
})

describe('remove funding source', () => {
  const remove = (person: TestPerson, id: string) => city.as(person, (visit) => removeFundingSource(visit, id))

  test('takes away one that pays nothing, and tells what it was', async () => {
    const id = await added({ name: 'A mistake', kind: 'other' })
    for (const person of [city.director, city.provider])
      expect(await remove(person, id)).toEqual({ refused: 'not-allowed' })
    expect(await remove(city.manager, id)).toEqual({ done: { id } })
    expect(await newest()).toBe('funding-source-removed')
    expect(await remove(city.manager, id)).toEqual({ refused: 'funding-source-not-found' })
  })
})
