import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { importStandards } from './import-standards.ts'
import { listStandards } from './list-standards.ts'
import { overrideStandard } from './override-standard.ts'
import { type Standard, type StandardOverride, standardFor } from './standard.ts'

let city: ReviewedCity
let submissionId: string

beforeAll(async () => {
  city = await openReviewedCity(1)
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'standards', fileName: 'standards.csv' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  submissionId = received.done.id
})
afterAll(() => city.close())

const newest = async () => (await city.events()).at(-1)
const standardOn = async (on: string, person: TestPerson = city.manager, contractNumber = reviewedContract) => {
  const standards = await city.as(person, (visit) => listStandards(visit.work))
  const asked = { programType: 'Enhanced shelter', population: 'Single adults', measure: 'length-of-stay', on }
  return standardFor(standards, { ...asked, contractNumber, program: 'Harbor House Shelter' })
}

describe('import standards', () => {
  const later: Standard = {
    programType: 'Enhanced shelter',
    population: null,
    measure: 'length-of-stay',
    minimum: 80,
    target: 60,
    direction: 'decrease',
    from: '2026-01-01',
  }
  const bring = (person: TestPerson, ...standards: Standard[]) =>
    city.as(person, (visit) => importStandards(visit, { standards, submissionId }))

  test('one with a new first day is added, and the one before holds until then', async () => {
    expect(await bring(city.manager, later)).toEqual({ done: { added: 1, changed: 0, unchanged: 0 } })
    expect(await newest()).toBe('standards-imported')
    expect(await standardOn('2026-01-01')).toMatchObject({ minimum: 80, target: 60 })
    expect(await standardOn('2025-12-31')).toMatchObject({ minimum: 90, target: 70 })
  })
  test('the same again changes nothing; another threshold for the same day is changed, and told', async () => {
    expect(await bring(city.terminal, later)).toEqual({ done: { added: 0, changed: 0, unchanged: 1 } })
    const tighter = { ...later, minimum: 75.5 }
    expect(await bring(city.manager, tighter)).toEqual({ done: { added: 0, changed: 1, unchanged: 0 } })
    expect((await city.events()).slice(-2)).toEqual(expect.arrayContaining(['standard-changed']))
    expect(await standardOn('2026-02-01')).toMatchObject({ minimum: 75.5, target: 60 })
  })
  test('is refused to a director and to a provider, and changes nothing', async () => {
    for (const person of [city.director, city.provider]) {
      expect(await bring(person, { ...later, minimum: 1, target: 1 })).toEqual({ refused: 'not-allowed' })
    }
    expect(await standardOn('2026-02-01')).toMatchObject({ minimum: 75.5 })
  })
})

describe('override standard', () => {
  const agreed: StandardOverride = {
    contractNumber: reviewedContract,
    program: null,
    measure: 'length-of-stay',
    minimum: 120,
    target: 100,
    direction: 'decrease',
    from: '2026-05-01',
    to: '2026-06-30',
    reason: 'The site is being rebuilt',
  }
  const override = (person: TestPerson, over: Partial<StandardOverride> = {}) =>
    city.as(person, (visit) => overrideStandard(visit, { ...agreed, ...over }, 'Dana Cole and Ana Ruiz'))

  test('holds for its contract in its days, with reason and who agreed; the program’s own comes first', async () => {
    expect(await override(city.manager)).toHaveProperty('done.id')
    expect(await newest()).toBe('standard-overridden')
    expect(await standardOn('2026-05-01')).toMatchObject({ minimum: 120, reason: 'The site is being rebuilt' })
    expect(await standardOn('2026-07-01')).toMatchObject({ minimum: 75.5 })
    expect(await standardOn('2026-05-01', city.manager, 'another')).toMatchObject({ minimum: 75.5 })
    expect(await override(city.terminal, { program: 'Harbor House Shelter', minimum: 130 })).toHaveProperty('done')
    expect(await standardOn('2026-05-01')).toMatchObject({ minimum: 130 })
    const [kept] = await city.asOwner((trx) => trx.selectFrom('standard_override').selectAll().execute())
    expect(kept).toMatchObject({ agreed_by: 'Dana Cole and Ana Ruiz', contract_id: city.contractId })
  })
  test('its provider sees it, and another provider does not', async () => {
    expect(await standardOn('2026-05-01', city.provider)).toMatchObject({ minimum: 130 })
    expect(await standardOn('2026-05-01', city.otherProvider)).toMatchObject({ minimum: 75.5 })
  })
  test('is refused without a reason, with a target on the worse side, or for what is not there', async () => {
    expect(await override(city.manager, { reason: ' ' })).toEqual({ refused: 'wrong-form' })
    expect(await override(city.manager, { target: 121 })).toEqual({ refused: 'target-on-the-worse-side' })
    expect(await override(city.manager, { direction: undefined })).toEqual({ refused: 'no-direction' })
    expect(await override(city.manager, { contractNumber: 'none' })).toEqual({ refused: 'contract-not-found' })
    expect(await override(city.manager, { program: 'Another House' })).toEqual({ refused: 'program-not-found' })
  })
  test('is refused to a director and to a provider', async () => {
    for (const person of [city.director, city.provider]) {
      expect(await override(person)).toEqual({ refused: 'not-allowed' })
    }
  })
})
