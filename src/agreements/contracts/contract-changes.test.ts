import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { changeContract } from './change-contract.ts'
import { findContractRecord } from './find-contract-record.ts'
import { setContractAmounts } from './set-contract-amounts.ts'
import { setContractStakes } from './set-contract-stakes.ts'
import { setContractStatus } from './set-contract-status.ts'
import { undoContractChange } from './undo-contract-change.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const number = reviewedContract
const record = async (person: TestPerson = city.manager, of = number) =>
  (await city.as(person, (visit) =>
    findContractRecord(visit.work, of, { today: '2026-07-15', fiscalYearStartsIn: 1 }),
  ))!
const change = (person: TestPerson, facts: unknown, was: string | null = null, of = number) =>
  city.as(person, (visit) => changeContract(visit, { number: of, was, facts }))
const setStatus = (person: TestPerson, input: Omit<Parameters<typeof setContractStatus>[1], 'number'>, of = number) =>
  city.as(person, (visit) => setContractStatus(visit, { number: of, ...input }))
const undo = (person: TestPerson, changeId: string, of = number) =>
  city.as(person, (visit) => undoContractChange(visit, { number: of, changeId }))
const idOf = (answer: { done: { changeId: string | null } } | { refused: string }): string => {
  if ('refused' in answer || !answer.done.changeId) throw new Error(JSON.stringify(answer))
  return answer.done.changeId
}
const newest = async () => (await city.events()).at(-1)

describe('the status of a contract', () => {
  test('is set with its reason and day, and goes back to what the facts say', async () => {
    expect((await record()).status).toMatchObject({ status: 'active', isSet: false })
    idOf(await setStatus(city.manager, { status: 'suspended', reason: 'The site is flooded', on: '2026-07-01' }))
    expect(await newest()).toBe('contract-status-set')
    expect(await record(city.provider)).toMatchObject({
      status: { status: 'suspended', isSet: true },
      statusReason: 'The site is flooded',
      statusOn: '2026-07-01',
    })
    idOf(await setStatus(city.terminal, { status: null }))
    expect(await record()).toMatchObject({ status: { status: 'active' }, statusReason: null, statusOn: null })
    expect(await setStatus(city.manager, { status: null })).toEqual({ done: { changeId: null } })
  })
  test('is refused without a reason, for what is no status or day, and to whoever only reads', async () => {
    expect(await setStatus(city.manager, { status: 'terminated', reason: ' ' })).toEqual({ refused: 'reason-missing' })
    const wrong = { status: 'expired' as never, reason: 'So' }
    expect(await setStatus(city.manager, wrong)).toEqual({ refused: 'wrong-form' })
    const noDay = { status: 'terminated' as const, reason: 'So', on: '2026-02-31' }
    expect(await setStatus(city.manager, noDay)).toEqual({ refused: 'wrong-form' })
    expect(await setStatus(city.manager, { status: null }, 'none')).toEqual({ refused: 'contract-not-found' })
    for (const person of [city.director, city.provider])
      expect(await setStatus(person, { status: 'terminated', reason: 'So' })).toEqual({ refused: 'not-allowed' })
  })
})

describe('the facts of a contract', () => {
  const facts = {
    scope: 'Sixty beds for single adults, open every night.',
    procurementMethod: 'Competitive',
    matchCents: 120_000_00,
    indirectRate: 0.15,
    renewalsLeft: 2,
    neededOn: '2024-01-10',
    signedOn: '2024-08-04',
  }
  test('are written down with what stood before; the others stay as they are', async () => {
    idOf(await change(city.manager, facts))
    expect(await newest()).toBe('contract-facts-changed')
    const { facts: known, lateness, steps, recordsSignatures } = await record(city.director)
    expect(known).toMatchObject({ ...facts, department: 'Human Services', awardedOn: null })
    expect(lateness.signedAfterStart).toBe(34)
    expect(steps).toMatchObject([{ from: 'needed', to: 'signed', days: 207, without: 2 }])
    expect(recordsSignatures).toBe(true)
    expect(await change(city.terminal, facts)).toEqual({ done: { changeId: null } })
  })
  test('another contract of a department that records signatures runs unsigned, and says since when', async () => {
    const other = await record(city.manager, otherContract)
    expect(other.status).toMatchObject({ status: 'awaiting-signature', isRunningUnsigned: true, daysUnsigned: 744 })
  })
  test('a part stands under its master agreement, never in a circle', async () => {
    idOf(await change(city.manager, { masterNumber: otherContract }))
    expect((await record()).facts.masterNumber).toBe(otherContract)
    expect((await record(city.manager, otherContract)).parts).toEqual([
      { number, title: 'Enhanced shelter for single adults' },
    ])
    expect(await change(city.manager, { masterNumber: 'none' })).toEqual({ refused: 'master-not-found' })
    expect(await change(city.manager, { masterNumber: number })).toEqual({ refused: 'master-in-circle' })
    const circle = await change(city.manager, { masterNumber: number }, null, otherContract)
    expect(circle).toEqual({ refused: 'master-in-circle' })
    idOf(await change(city.manager, { masterNumber: null }))
    expect((await record()).facts.masterNumber).toBeNull()
  })
  test('steps that are out of order are kept and found', async () => {
    const id = idOf(await change(city.manager, { awardedOn: '2024-09-01' }))
    expect((await record()).findings).toMatchObject([{ code: 'steps-out-of-order', column: 'awarded signed' }])
    await undo(city.manager, id)
    expect((await record()).findings).toEqual([])
  })
  test('are refused from an older form, when wrong, and to whoever only reads', async () => {
    const { stamps } = await record()
    idOf(await change(city.manager, { renewalsLeft: 1 }, stamps.facts))
    expect(await change(city.manager, { renewalsLeft: 3 }, stamps.facts)).toEqual({
      refused: 'contract-changed-meanwhile',
    })
    for (const wrong of [{ indirectRate: 1.5 }, { signedOn: '2024-02-31' }, { title: ' ' }, { ceilingCents: 1 }])
      expect(await change(city.manager, wrong)).toEqual({ refused: 'wrong-form' })
    expect(await change(city.manager, {}, null, 'none')).toEqual({ refused: 'contract-not-found' })
    for (const person of [city.director, city.provider, city.otherProvider])
      expect(await change(person, { renewalsLeft: 9 })).toEqual({ refused: 'not-allowed' })
    expect((await record()).facts.renewalsLeft).toBe(1)
  })
})

describe('undoing a change', () => {
  test('gives back facts, status, amounts and stakes exactly', async () => {
    const { stamps: _, status: __, ...before } = await record()
    const year = { fiscalYear: 2026 }
    const ids = [
      idOf(await change(city.manager, { scope: 'Another scope', indirectRate: null })),
      idOf(await setStatus(city.manager, { status: 'closed-out', reason: 'All is paid' })),
      idOf(
        await city.as(city.manager, (visit) =>
          setContractAmounts(visit, { number, was: null, amounts: [{ ...year, kind: 'ceiling', amountCents: 5 }] }),
        ),
      ),
      idOf(
        await city.as(city.manager, (visit) =>
          setContractStakes(visit, {
            number,
            was: null,
            stakes: [{ ...year, measure: 'utilization', amountCents: 1 }],
          }),
        ),
      ),
    ]
    expect((await record()).held.share).toBe(0.2)
    for (const id of ids) expect(await undo(city.manager, id)).toHaveProperty('done')
    expect(await newest()).toBe('contract-change-undone')
    const { stamps: ___, status: ____, ...after } = await record()
    expect(after).toEqual(before)
  })
  test('is refused once somebody wrote another value, for what is no such change, and to whoever only reads', async () => {
    const id = idOf(await change(city.manager, { renewalsLeft: 5 }))
    for (const person of [city.director, city.provider])
      expect(await undo(person, id)).toEqual({ refused: 'not-allowed' })
    idOf(await change(city.manager, { renewalsLeft: 6 }))
    expect(await undo(city.manager, id)).toEqual({ refused: 'contract-changed-meanwhile' })
    expect(await undo(city.manager, city.contractId)).toEqual({ refused: 'change-not-found' })
    expect(await undo(city.manager, 'nonsense')).toEqual({ refused: 'change-not-found' })
    expect(await undo(city.manager, id, otherContract)).toEqual({ refused: 'change-not-found' })
    expect(await undo(city.manager, id, 'none')).toEqual({ refused: 'contract-not-found' })
  })
})
