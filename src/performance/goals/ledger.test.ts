import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { agreeStandard } from './agree-standard.ts'
import { importStandards } from './import-standards.ts'
import { listLedger } from './list-ledger.ts'
import { listStandards } from './list-standards.ts'
import { overrideStandard } from './override-standard.ts'
import { type AgreedStandard, type Standard, type StandardOverride, standardFor } from './standard.ts'
import { standardSteps } from './standard-steps.ts'
import { withdrawStandard } from './withdraw-standard.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const agreed: AgreedStandard = {
  ...{ programType: 'Enhanced shelter', population: null, measure: 'utilization' },
  ...{ minimum: 0.88, target: 0.97, direction: 'increase', from: '2026-03-01' },
  ...{ reason: 'A year of full houses', agreedBy: 'Both funders' },
  baseline: { value: 0.83, on: '2025-12-31' },
  expected: [
    { on: '2026-12-31', value: 0.92 },
    { on: '2026-06-30', value: 0.9 },
  ],
}
const agree = (person: TestPerson, over: object = {}) =>
  city.as(person, (visit) => agreeStandard(visit, { ...agreed, ...over }))
const withdraw = (person: TestPerson, id: string) => city.as(person, (visit) => withdrawStandard(visit, id))
const ledger = (person = city.director, measure = 'utilization') =>
  city.as(person, ({ work }) => listLedger(work, measure))
const newest = async () => (await city.events()).at(-1)
const minimumOn = async (on: string) => {
  const standards = await city.as(city.manager, ({ work }) => listStandards(work))
  const asked = { programType: 'enhanced shelter', population: 'Families', measure: 'utilization', on }
  return standardFor(standards, asked)?.minimum
}

describe('agree a standard', () => {
  test('is refused to a director and to a provider', async () => {
    for (const person of [city.director, city.provider]) {
      expect(await agree(person)).toEqual({ refused: 'not-allowed' })
      expect(await withdraw(person, crypto.randomUUID())).toEqual({ refused: 'not-allowed' })
    }
  })
  test('is refused without a direction, with the minimum beyond the target, without a reason or who agreed', async () => {
    expect(await agree(city.manager, { direction: '' })).toEqual({ refused: 'no-direction' })
    expect(await agree(city.manager, { target: 0.8 })).toEqual({ refused: 'target-on-the-worse-side' })
    expect(await agree(city.manager, { direction: 'decrease' })).toEqual({ refused: 'target-on-the-worse-side' })
    for (const over of [{ reason: ' ' }, { agreedBy: '' }, { minimum: Number.NaN }, { from: 'soon' }])
      expect(await agree(city.manager, over)).toEqual({ refused: 'wrong-form' })
  })
  test('it holds from its day on, the one before stays, and the ledger says why and by whom', async () => {
    expect(await agree(city.manager)).toHaveProperty('done.id')
    expect(await newest()).toBe('standard-agreed')
    expect([await minimumOn('2026-02-28'), await minimumOn('2026-03-01')]).toEqual([0.85, 0.88])
    const [now, before] = await ledger()
    expect(now).toMatchObject({
      minimum: 0.88,
      reason: 'A year of full houses',
      agreedBy: 'Both funders',
      goneAt: null,
    })
    expect(now?.baseline).toEqual({ value: 0.83, on: '2025-12-31' })
    expect(now?.expected.map(({ on }) => on)).toEqual(['2026-06-30', '2026-12-31'])
    expect(before).toMatchObject({ minimum: 0.85, from: '2024-01-01', reason: '', baseline: null })
    expect(await agree(city.terminal)).toEqual({ refused: 'standard-exists' })
  })
  test('taken back, what held before holds again, and it stays to be read', async () => {
    const [now] = await ledger()
    expect(await withdraw(city.manager, now!.id)).toEqual({ done: { measure: 'utilization' } })
    expect(await newest()).toBe('standard-withdrawn')
    expect(await minimumOn('2026-05-01')).toBe(0.85)
    expect((await ledger()).find(({ id }) => id === now!.id)?.goneAt).not.toBeNull()
    expect(await withdraw(city.manager, now!.id)).toEqual({ refused: 'already-withdrawn' })
    expect(await withdraw(city.manager, crypto.randomUUID())).toEqual({ refused: 'standard-not-found' })
    expect(await withdraw(city.manager, 'x')).toEqual({ refused: 'standard-not-found' })
    expect(await agree(city.manager)).toHaveProperty('done')
  })
})

test('a list that changes a standard keeps the one before in the ledger', async () => {
  const one: Standard = { ...agreed, reason: undefined, agreedBy: 'The board', minimum: 0.9, from: '2024-01-01' }
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'standards', fileName: 'standards.csv' })
    if ('refused' in received) throw new Error(received.refused)
    await importStandards(visit, { standards: [one], submissionId: received.done.id })
  })
  const first = (await ledger()).filter(({ from }) => from === '2024-01-01')
  expect(first.map(({ minimum, goneAt, agreedBy }) => [minimum, goneAt === null, agreedBy])).toEqual(
    expect.arrayContaining([
      [0.9, true, 'The board'],
      [0.85, false, ''],
    ]),
  )
  expect(await minimumOn('2025-01-01')).toBe(0.9)
})
test('what one contract was promised instead is in the ledger, for its own provider alone, and can be taken back', async () => {
  const own = { contractNumber: reviewedContract, program: null, to: null, ...agreed, minimum: 0.5, from: '2026-04-01' }
  const done = await city.as(city.manager, (visit) => overrideStandard(visit, own, 'Ana Ruiz'))
  if ('refused' in done) throw new Error(done.refused)
  const isListed = async (person: TestPerson) => (await ledger(person)).some(({ id }) => id === done.done.id)
  expect([await isListed(city.provider), await isListed(city.otherProvider)]).toEqual([true, false])
  expect(await withdraw(city.manager, done.done.id)).toEqual({ done: { measure: 'utilization' } })
  const standards = await city.as(city.manager, ({ work }) => listStandards(work))
  expect(standards.some((one) => 'contractNumber' in one)).toBe(false)
})

describe('steps of a chart', () => {
  const base = { programType: 'Shelter', population: null, measure: 'm', direction: 'increase' as const }
  const first: Standard = { ...base, minimum: 0.4, target: 0.5, from: '2024-01-01' }
  const later: Standard = { ...base, minimum: 0.45, target: 0.5, from: '2026-03-15' }
  const own = { ...base, contractNumber: 'C-1', program: null, minimum: 0.2, target: 0.5, reason: 'New' }
  const asked = { programType: 'shelter', population: null, measure: 'm', contractNumber: 'C-1', program: 'East' }
  const steps = (...standards: (Standard | StandardOverride)[]) =>
    standardSteps({ standards, bound: new Map() }, asked, { from: '2025-08', to: '2026-07' }).map(
      ({ from, minimum }) => [from, minimum],
    )

  test('one that always held is one step', () => expect(steps(first)).toEqual([['2025-08', 0.4]]))
  test('a change steps in the month of its day', () =>
    expect(steps(first, later)).toEqual([
      ['2025-08', 0.4],
      ['2026-03', 0.45],
    ]))
  test('a promise of its own steps down and, after its last day, up again', () =>
    expect(steps(first, { ...own, from: '2025-10-01', to: '2026-01-31' })).toEqual([
      ['2025-08', 0.4],
      ['2025-10', 0.2],
      ['2026-02', 0.4],
    ]))
  test('before the first nothing held', () =>
    expect(steps(later)).toEqual([
      ['2025-08', null],
      ['2026-03', 0.45],
    ]))
})
