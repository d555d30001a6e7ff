import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { addFundingSource } from './add-funding-source.ts'
import { composeDataSheet } from './compose-data-sheet.ts'
import { determineSubrecipient } from './determine-subrecipient.ts'
import { findDataSheet } from './find-data-sheet.ts'
import { findSubaward } from './find-subaward.ts'
import { fundContract } from './fund-contract.ts'
import { recordSubaward } from './record-subaward.ts'
import { writeDataSheet } from './write-data-sheet.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const newest = async () => (await city.events()).at(-1)
const determine = (person: TestPerson, over: Record<string, unknown> = {}) =>
  city.as(person, (visit) =>
    determineSubrecipient(visit, {
      contractNumber: reviewedContract,
      determination: 'subrecipient',
      reason: 'It decides which households are eligible',
      determinedOn: '2026-01-15',
      ...over,
    }),
  )
const record = (person: TestPerson, over: Record<string, unknown> = {}) =>
  city.as(person, (visit) =>
    recordSubaward(visit, { contractNumber: reviewedContract, obligatedByActionCents: 50_000_00, ...over }),
  )
const sheet = async (person: TestPerson) => {
  const found = await city.as(person, ({ work, jurisdiction }) => findDataSheet(work, reviewedContract, jurisdiction))
  if (!found) throw new Error('There is no sheet.')
  return found
}
const composed = async () => composeDataSheet(await sheet(city.manager), wordsOf('en'), 'en')
const fieldsOf = (made: Awaited<ReturnType<typeof composed>>) =>
  Object.fromEntries(made.parts.flatMap((part) => part.fields).map((field) => [field.label, field.text]))

describe('the data sheet before anybody wrote anything', () => {
  test('says of every field that it is not yet recorded, and leaves none blank', async () => {
    const made = await composed()
    expect(made.lead).toContain('No federal source')
    expect(made.missing).toBeGreaterThan(8)
    const fields = made.parts.flatMap((part) => part.fields)
    expect(fields.filter((field) => field.text === '')).toEqual([])
    expect(fields.filter((field) => field.isMissing).every((field) => field.text === 'not yet recorded')).toBe(true)
    expect(fieldsOf(made)).toMatchObject({ 'Unique Entity ID': 'not yet recorded', 'Pass-through entity': 'Testville' })
  })
})

describe('determine subrecipient', () => {
  test('is refused without a reason, for a day to come, for no contract, and to who may only read', async () => {
    expect(await determine(city.manager, { reason: ' ' })).toEqual({ refused: 'wrong-form' })
    expect(await determine(city.manager, { determination: 'vendor' })).toEqual({ refused: 'wrong-form' })
    expect(await determine(city.manager, { determinedOn: '2199-01-01' })).toEqual({ refused: 'day-to-come' })
    expect(await determine(city.manager, { contractNumber: 'none' })).toEqual({ refused: 'contract-not-found' })
    for (const person of [city.director, city.provider]) {
      expect(await determine(person)).toEqual({ refused: 'not-allowed' })
    }
  })
  test('until it is determined, and for a contractor, there is no subaward to describe', async () => {
    expect(await record(city.manager)).toEqual({ refused: 'not-determined' })
    expect(await determine(city.terminal, { determination: 'contractor' })).toHaveProperty('done')
    expect(await record(city.manager)).toEqual({ refused: 'is-a-contractor' })
    expect((await composed()).lead).toContain('No federal source')
  })
  test('determined again it replaces what was said, which the history keeps', async () => {
    expect(await determine(city.manager)).toHaveProperty('done')
    expect(await newest()).toBe('subrecipient-determined')
    const now = await city.as(city.director, ({ work }) => findSubaward(work, city.contractId))
    expect(now).toMatchObject({ determination: 'subrecipient', determinedBy: 'Ana Ruiz', obligatedByActionCents: null })
    const { content } = await city.asOwner((trx) =>
      trx
        .selectFrom('history_content')
        .innerJoin('history', 'history.id', 'history_id')
        .orderBy('history.id', 'desc')
        .select('content')
        .executeTakeFirstOrThrow(),
    )
    expect(content).toMatchObject({ before: { determination: 'contractor' } })
  })
})

describe('record subaward', () => {
  test('writes what the sheet needs; the same again leaves no trace', async () => {
    const terms = { totalObligatedCents: 0, awardingOfficial: 'Lee Okafor, lee@example.gov' }
    expect(await record(city.manager, terms)).toHaveProperty('done')
    expect(await newest()).toBe('subaward-recorded')
    const events = (await city.events()).length
    expect(await record(city.terminal, terms)).toHaveProperty('done')
    expect((await city.events()).length).toBe(events)
    const fields = fieldsOf(await composed())
    expect(fields['Federal funds obligated by this action']).toBe('$50,000')
    expect(fields['Federal funds obligated in all'], 'zero is a value, not a gap').toBe('$0')
    expect(fields['Federal award committed in all']).toBe('not yet recorded')
  })
  test('is refused for what is no form, for no contract, and to who may only read', async () => {
    expect(await record(city.manager, { obligatedByActionCents: 0.5 })).toEqual({ refused: 'wrong-form' })
    expect(await record(city.manager, { contractNumber: 'none' })).toEqual({ refused: 'contract-not-found' })
    for (const person of [city.director, city.provider])
      expect(await record(person)).toEqual({ refused: 'not-allowed' })
  })
})

describe('the data sheet of two awards', () => {
  beforeAll(async () => {
    const award = { kind: 'federal', assistanceListing: '14.267', assistanceListingTitle: 'Continuum of Care Program' }
    for (const [name, fain, amountCents] of [
      ['CoC 2025', 'WA0012', 100_000_00],
      ['CoC 2026', null, 140_000_50],
    ] as const) {
      const added = await city.as(city.manager, (visit) => addFundingSource(visit, { name, fain, ...award }))
      if ('refused' in added) throw new Error(added.refused)
      await city.as(city.manager, (visit) =>
        fundContract(visit, { contractNumber: reviewedContract, fundingSourceId: added.done.id, amountCents }),
      )
    }
    await city.as(city.manager, async (visit) => {
      const local = await addFundingSource(visit, { name: 'General fund', kind: 'local' })
      if ('refused' in local) throw new Error(local.refused)
      await fundContract(visit, {
        contractNumber: reviewedContract,
        fundingSourceId: local.done.id,
        amountCents: 9_999_00,
      })
    })
  })

  test('has a part for each federal award and adds dollars up by listing; other money is left out', async () => {
    const made = await composed()
    expect(made.parts.map((part) => part.title)).toEqual(expect.arrayContaining(['CoC 2025', 'CoC 2026']))
    expect(made.parts.map((part) => part.title)).not.toContain('General fund')
    expect(made.listings).toEqual({
      rows: [{ listing: '14.267', title: 'Continuum of Care Program', amount: '$240,000.50' }],
      total: '$240,000.50',
    })
  })
  test('its provider reads the same sheet, and another provider none', async () => {
    const own = await sheet(city.provider)
    expect(own.awards.map((one) => one.name)).toEqual(['CoC 2026', 'CoC 2025'])
    const other = await city.as(city.otherProvider, ({ work, jurisdiction }) =>
      findDataSheet(work, reviewedContract, jurisdiction),
    )
    expect(other).toBeNull()
  })
  test('is a tagged PDF in both languages, the same bytes on the same day', async () => {
    const found = await sheet(city.manager)
    for (const language of ['en', 'es'] as const) {
      const asked = { language, today: '2026-08-10', isDemo: false }
      const pdf = await writeDataSheet(found, asked)
      expect(Buffer.from(pdf).toString('latin1')).toContain('/Marked true')
      expect(await writeDataSheet(found, asked)).toEqual(pdf)
    }
  })
})
