import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { agreeMeasure } from './agree-measure.ts'
import type { MeasureBinding } from './binding-words.ts'
import { commentOnMeasure } from './comment-on-measure.ts'
import { endMeasure } from './end-measure.ts'
import { listBindings } from './list-bindings.ts'
import { listInheritedMeasures } from './list-inherited-measures.ts'
import { proposeMeasure } from './propose-measure.ts'
import { reopenMeasure } from './reopen-measure.ts'
import { withdrawMeasure } from './withdraw-measure.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const exits = {
  contractNumber: reviewedContract,
  measure: 'exits-to-permanent-housing',
  cardVersion: 'card-1',
  question: 'better-off',
  timing: 'lagging',
  stage: 'outcome',
  from: '2026-01-01',
}
const propose = (person: TestPerson, over: object = {}) =>
  city.as(person, (visit) => proposeMeasure(visit, { ...exits, ...over }))
const proposed = async (over: object = {}): Promise<string> => {
  const made = await propose(city.manager, over)
  if ('refused' in made) throw new Error(made.refused)
  return made.done.id
}
const comment = (person: TestPerson, id: string, text = 'Our evening staff start in May.') =>
  city.as(person, (visit) => commentOnMeasure(visit, { id, text }))
const agree = (person: TestPerson, id: string, saidBy?: string) =>
  city.as(person, (visit) => agreeMeasure(visit, saidBy === undefined ? { id } : { id, saidBy }))
const find = async (id: string, person: TestPerson = city.manager): Promise<MeasureBinding | undefined> =>
  (await city.as(person, (visit) => listBindings(visit.work, { today: visit.today, id })))[0]
const newest = async () => (await city.events()).at(-1)
const nowhere = crypto.randomUUID()

describe('what stands without agreement', () => {
  test('a contract inherits the measures for which its program type has a standard', async () => {
    const all = await city.as(city.manager, (visit) => listInheritedMeasures(visit.work, { today: visit.today }))
    expect(all.map((one) => one.measure)).toHaveLength(5)
    expect(new Set(all.map((one) => one.contractNumber))).toEqual(new Set([reviewedContract]))
    expect(all[0]!.programTypes).toEqual(['Enhanced shelter'])
  })
})

describe('propose, comment, agree', () => {
  test('binds after the provider commented and agreed, and the government agreed', async () => {
    const id = await proposed()
    expect(await newest()).toBe('measure-proposed')
    expect(await propose(city.manager)).toEqual({ refused: 'measure-proposed-already' })
    expect(await find(id)).toMatchObject({ state: 'proposed', proposedBy: 'Ana Ruiz' })
    expect(await comment(city.provider, id)).toHaveProperty('done.id')
    expect(await newest()).toBe('measure-commented-on')
    expect(await comment(city.director, id, 'Then from June.')).toHaveProperty('done.id')
    expect(await comment(city.provider, id, '  ')).toEqual({ refused: 'words-missing' })
    expect(await agree(city.director, id)).toEqual({ refused: 'provider-has-not-agreed' })
    expect(await agree(city.provider, id)).toEqual({ done: { binds: false } })
    expect(await newest()).toBe('measure-agreed')
    expect(await find(id)).toMatchObject({ state: 'provider-agreed' })
    expect(await agree(city.provider, id)).toEqual({ refused: 'agreed-already' })
    expect(await agree(city.director, id)).toEqual({ done: { binds: true } })
    const bound = await find(id, city.provider)
    expect(bound).toMatchObject({ state: 'binding', cardVersion: 'card-1' })
    expect(bound!.agreements.map(({ side, by }) => [side, by])).toEqual([
      ['provider', 'Dana Cole'],
      ['government', 'Lee Okafor'],
    ])
    expect(bound!.comments.map((one) => one.side)).toEqual(['provider', 'government'])
    expect(await comment(city.provider, id)).toEqual({ refused: 'measure-decided' })
    expect(await agree(city.manager, id)).toEqual({ refused: 'measure-decided' })
    expect(await propose(city.manager)).toEqual({ refused: 'measure-binds-already' })
  })

  test('the government records who agreed for the provider; a later card takes the place of the one before', async () => {
    const id = await proposed({ cardVersion: 'card-2', from: '2026-03-01' })
    expect(await agree(city.terminal, id, 'Dana Cole, by letter')).toEqual({ done: { binds: true } })
    const bound = await find(id)
    expect(bound!.agreements[0]).toMatchObject({ side: 'provider', by: 'Terminal', saidBy: 'Dana Cole, by letter' })
    const all = await city.as(city.manager, (visit) =>
      listBindings(visit.work, { today: visit.today, contractId: city.contractId }),
    )
    expect(all.find((one) => one.cardVersion === 'card-1')).toMatchObject({ endedOn: '2026-02-28', state: 'ended' })
    expect(await newest()).toBe('measure-ended')
  })

  test('more than five measures ask for a reason', async () => {
    const sixth = { measure: 'employment', cardVersion: 'workforce-1' }
    expect(await propose(city.manager, sixth)).toEqual({ refused: 'many-measures-need-a-reason' })
    const id = await proposed({ ...sixth, reason: 'The state pays for it.' })
    expect(await find(id)).toMatchObject({ reason: 'The state pays for it.' })
    // The other contract inherits nothing: five fit without a reason, and the sixth does not.
    for (const measure of ['a', 'b', 'c', 'd', 'e']) await proposed({ contractNumber: otherContract, measure })
    expect(await propose(city.manager, { contractNumber: otherContract, measure: 'f' })).toEqual({
      refused: 'many-measures-need-a-reason',
    })
  })

  test('one that begins later is agreed and does not bind yet', async () => {
    const id = await proposed({ measure: 'utilization', from: '2099-01-01', reason: 'x' })
    await agree(city.manager, id, 'Dana Cole')
    expect(await find(id)).toMatchObject({ state: 'upcoming' })
  })
})

describe('withdraw, end, and back', () => {
  test('a proposal is withdrawn with a reason, and stands again', async () => {
    const id = await proposed({ measure: 'length-of-stay', reason: 'x' })
    const withdraw = (person: TestPerson, of = id, reason = 'Proposed too early') =>
      city.as(person, (visit) => withdrawMeasure(visit, { id: of, reason }))
    expect(await withdraw(city.manager, id, '')).toEqual({ refused: 'reason-missing' })
    expect(await withdraw(city.manager, nowhere)).toEqual({ refused: 'measure-not-found' })
    expect(await withdraw(city.manager)).toEqual({ done: { id } })
    expect(await newest()).toBe('measure-withdrawn')
    expect(await withdraw(city.manager)).toEqual({ refused: 'measure-decided' })
    const reopen = (person: TestPerson, of = id) => city.as(person, (visit) => reopenMeasure(visit, of))
    const second = await proposed({ measure: 'length-of-stay', reason: 'x' })
    expect(await reopen(city.manager)).toEqual({ refused: 'measure-proposed-already' })
    await withdraw(city.manager, second)
    expect(await reopen(city.manager)).toEqual({ done: { id } })
    expect(await newest()).toBe('measure-reopened')
    expect(await find(id)).toMatchObject({ state: 'proposed' })
    expect(await reopen(city.manager)).toEqual({ refused: 'measure-not-found' })
  })

  test('a measure that binds is ended on a day with a reason, and the ending is taken back', async () => {
    const id = await proposed({ measure: 'entries-from-homelessness', reason: 'x' })
    const end = (person: TestPerson, over: object = {}) =>
      city.as(person, (visit) => endMeasure(visit, { id, endedOn: '2026-06-30', reason: 'Too few entries', ...over }))
    expect(await end(city.manager)).toEqual({ refused: 'measure-does-not-bind' })
    await agree(city.manager, id, 'Dana Cole')
    expect(await end(city.manager, { endedOn: 'soon' })).toEqual({ refused: 'wrong-form' })
    expect(await end(city.manager, { reason: '' })).toEqual({ refused: 'reason-missing' })
    expect(await end(city.manager, { endedOn: '2025-12-31' })).toEqual({ refused: 'end-before-start' })
    expect(await end(city.manager, { id: nowhere })).toEqual({ refused: 'measure-not-found' })
    expect(await end(city.manager)).toEqual({ done: { id } })
    expect(await find(id)).toMatchObject({ state: 'ended', endedReason: 'Too few entries' })
    expect(await city.as(city.terminal, (visit) => reopenMeasure(visit, id))).toEqual({ done: { id } })
    expect(await find(id)).toMatchObject({ state: 'binding', endedOn: null })
  })
})

describe('who may not', () => {
  test('a director and a provider propose, withdraw, end and reopen nothing', async () => {
    const id = await proposed({ contractNumber: reviewedContract, measure: 'returns-within-six-months', reason: 'x' })
    for (const person of [city.director, city.provider]) {
      expect(await propose(person)).toEqual({ refused: 'not-allowed' })
      for (const verb of [
        city.as(person, (visit) => withdrawMeasure(visit, { id, reason: 'No' })),
        city.as(person, (visit) => endMeasure(visit, { id, endedOn: '2026-06-30', reason: 'No' })),
        city.as(person, (visit) => reopenMeasure(visit, id)),
      ])
        expect(await verb).toEqual({ refused: 'not-allowed' })
    }
    expect(await propose(city.manager, { question: 'why' })).toEqual({ refused: 'wrong-form' })
    expect(await propose(city.manager, { contractNumber: 'none' })).toEqual({ refused: 'contract-not-found' })
  })

  test("another provider neither sees a contract's measures nor says or agrees anything", async () => {
    const [mine] = await city.as(city.manager, (visit) =>
      listBindings(visit.work, { today: visit.today, contractId: city.contractId }),
    )
    expect(await find(mine!.id, city.otherProvider)).toBeUndefined()
    expect(await comment(city.otherProvider, mine!.id)).toEqual({ refused: 'measure-not-found' })
    expect(await agree(city.otherProvider, mine!.id)).toEqual({ refused: 'measure-not-found' })
    expect(await agree(city.manager, 'nothing')).toEqual({ refused: 'measure-not-found' })
  })

  test('the policies refuse a provider that agrees for the government', async () => {
    const id = await proposed({ measure: 'length-of-stay', cardVersion: 'card-9', reason: 'x' }).catch(() => null)
    const target =
      id ?? (await city.as(city.manager, (visit) => listBindings(visit.work, { today: visit.today })))[0]!.id
    const values = { binding_id: target, contract_id: city.contractId, agreed_at: '2026-01-01T00:00:00Z' }
    const forged = city.as(city.provider, ({ work }) =>
      work
        .insertInto('measure_agreement')
        .values({ ...values, side: 'government', agreed_by: city.provider.personId, agreed_by_name: 'Lee Okafor' })
        .execute(),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})

describe('its own minimum and target', () => {
  const terms = { minimum: 0.6, target: 0.7, direction: 'increase' }

  test('are agreed with the measure, and another minimum is another agreement with the same card', async () => {
    const reason = 'The county asks for it'
    const id = await proposed({ contractNumber: otherContract, terms, reason })
    expect((await find(id))!.terms).toEqual(terms)
    await agree(city.manager, id, 'Sam Pike, by letter')
    const again = { contractNumber: otherContract, from: '2026-06-15', reason }
    expect(await propose(city.manager, { ...again, terms })).toEqual({ refused: 'measure-binds-already' })
    const amended = await proposed({ ...again, terms: { ...terms, minimum: 0.65 } })
    await agree(city.manager, amended, 'Sam Pike, by letter')
    expect(await find(id)).toMatchObject({ endedOn: '2026-06-14' })
  })

  test('are refused on the worse side, and without a direction', async () => {
    const other = { contractNumber: otherContract, measure: 'length-of-stay' }
    expect(await propose(city.manager, { ...other, terms: { ...terms, target: 0.5 } })).toEqual({
      refused: 'target-on-the-worse-side',
    })
    const { direction: _, ...without } = terms
    expect(await propose(city.manager, { ...other, terms: without })).toEqual({ refused: 'no-direction' })
  })

  test('what ended is no longer inherited, although its program type has a standard', async () => {
    const asked = async () =>
      (await city.as(city.manager, (visit) => listInheritedMeasures(visit.work, { today: visit.today }))).map(
        (one) => one.measure,
      )
    expect(await asked()).toContain('entries-from-homelessness')
    const { id } = (await city.as(city.manager, (visit) => listBindings(visit.work, { today: visit.today }))).find(
      (one) => one.measure === 'entries-from-homelessness' && one.state === 'binding',
    )!
    await city.as(city.manager, (visit) => endMeasure(visit, { id, endedOn: '2026-02-01', reason: 'Not ours' }))
    expect(await asked()).not.toContain('entries-from-homelessness')
  })
})
