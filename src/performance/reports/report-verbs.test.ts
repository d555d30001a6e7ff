import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { addMonths } from '../../ground/platform/day.ts'
import { readClock } from '../../ground/platform/visit.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { measureKeys } from '../measure-packs/homelessness/figure.ts'
import { listResults } from '../results/list-results.ts'
import { acceptReport } from './accept-report.ts'
import { certifyReport } from './certify-report.ts'
import { findReport } from './find-report.ts'
import { findServed } from './find-served.ts'
import { findThreeValues } from './find-three-values.ts'
import { listOwedReports } from './list-owed-reports.ts'
import { lockPeriod } from './lock-period.ts'
import { openReport } from './open-report.ts'
import { recordStep } from './record-step.ts'
import { reopenPeriod } from './reopen-period.ts'
import { returnReport } from './return-report.ts'
import { saveDraft } from './save-draft.ts'
import { sendReport } from './send-report.ts'
import { takeBackReport } from './take-back-report.ts'

let city: ReviewedCity
let programId: string
let [today, month, earlier] = ['', '', '']

beforeAll(async () => {
  city = await openReviewedCity(1)
  today = readClock(city.jurisdiction).today
  month = addMonths(today.slice(0, 7), -1)
  earlier = addMonths(month, -1)
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'programs', fileName: 'map.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const line = { contractNumber: 'HS-2024-017', program: 'Safe Home', programType: 'Shelter', population: null }
    await importProgramMap(visit, {
      lines: [{ ...line, hmisProjectId: null, from: null, to: null }],
      submissionId: received.done.id,
    })
  })
  const rows = await city.asOwner((trx) => trx.selectFrom('program').select(['id', 'name']).execute())
  programId = rows.find((row) => row.name === 'Safe Home')!.id
})
afterAll(() => city.close())

const typedOf = (counts: Record<string, [string, string]>) =>
  measureKeys.map((measure) => ({
    measure,
    numerator: counts[measure]?.[0] ?? '',
    denominator: counts[measure]?.[1] ?? '',
  }))
const counts = { 'exits-to-permanent-housing': ['4', '7'] as [string, string] }
const send = (person: TestPerson, over: Partial<Parameters<typeof sendReport>[1]> = {}) =>
  city.as(person, (visit) => sendReport(visit, { programId, month, typed: typedOf(counts), note: 'Quiet', ...over }))
const found = (at = month) => city.as(city.provider, ({ work }) => findReport(work, { programId, month: at }))
const newest = async () => (await city.events()).at(-1)
const figures = () =>
  city.as(city.manager, async ({ work }) => {
    const asked = { programIds: [programId], unit: 'households' as const, fromMonth: month, toMonth: month }
    return (await listResults(work, asked)).map(({ measure, numerator, denominator, version }) => ({
      measure,
      numerator,
      denominator,
      version,
    }))
  })

describe('a draft', () => {
  test('keeps half a count, and its beginning stands in the history once', async () => {
    const half = typedOf({ 'exits-to-permanent-housing': ['4', ''] })
    const save = () => city.as(city.provider, (visit) => saveDraft(visit, { programId, month, typed: half, note: '' }))
    expect(await save()).toHaveProperty('done.id')
    expect(await save()).toHaveProperty('done.id')
    expect(await found()).toMatchObject({
      state: 'draft',
      draft: { typed: { 'exits-to-permanent-housing': { numerator: '4', denominator: '' } } },
    })
    const events = (await city.events()).filter((event) => event.startsWith('report-'))
    expect(events).toEqual(['report-begun', 'report-draft-saved'])
  })

  test('is the provider’s own: nobody else types for it, and a strange program does not exist', async () => {
    for (const person of [city.manager, city.director]) {
      const draft = await city.as(person, (visit) => saveDraft(visit, { programId, month, typed: [], note: '' }))
      expect(draft).toEqual({ refused: 'not-allowed' })
      const opened = await city.as(person, (visit) => openReport(visit, { programId, month }))
      expect(opened).toEqual({ refused: 'not-allowed' })
    }
    expect(await send(city.otherProvider)).toEqual({ refused: 'program-not-found' })
    expect(await city.as(city.otherProvider, ({ work }) => findReport(work, { programId, month }))).toBeNull()
    expect(await send(city.provider, { month: addMonths(month, 1) })).toEqual({ refused: 'month-not-over' })
  })
})

describe('a report', () => {
  test('is refused with a fault or with nothing in it', async () => {
    const over = typedOf({ 'exits-to-permanent-housing': ['8', '7'] })
    expect(await send(city.provider, { typed: over })).toEqual({ refused: 'wrong-form' })
    expect(await send(city.provider, { typed: typedOf({}) })).toEqual({ refused: 'nothing-counted' })
    expect(await send(city.manager)).toEqual({ refused: 'not-allowed' })
  })

  test('sent twice is sent once; other counts have to wait until it is taken back', async () => {
    expect(await send(city.provider)).toMatchObject({ done: { isNew: true } })
    expect(await send(city.provider)).toMatchObject({ done: { isNew: false } })
    const other = typedOf({ 'exits-to-permanent-housing': ['5', '7'] })
    expect(await send(city.provider, { typed: other })).toEqual({ refused: 'report-sent-already' })
    expect((await found())?.steps.map((step) => step.kind)).toEqual(['sent'])
    expect(await figures()).toEqual([])
    const { id } = (await found())!
    expect(await city.as(city.manager, (visit) => takeBackReport(visit, { id }))).toEqual({ refused: 'not-allowed' })
    expect(await city.as(city.provider, (visit) => takeBackReport(visit, { id }))).toHaveProperty('done')
    expect(await city.as(city.provider, (visit) => takeBackReport(visit, { id }))).toEqual({
      refused: 'report-not-sent',
    })
    expect(await send(city.provider, { typed: other })).toMatchObject({ done: { isNew: true } })
    expect(await found()).toMatchObject({ state: 'sent', sending: 2, claims: [{ numerator: 5, denominator: 7 }] })
  })

  test('is returned with reasons by the government, and comes again', async () => {
    const { id } = (await found())!
    const back = (person: TestPerson, reasons: string) =>
      city.as(person, (visit) => returnReport(visit, { id, reasons }))
    expect(await back(city.manager, '  ')).toEqual({ refused: 'reason-missing' })
    expect(await back(city.provider, 'No')).toEqual({ refused: 'not-allowed' })
    expect(await back(city.director, 'No')).toEqual({ refused: 'not-allowed' })
    expect(await back(city.manager, 'Seven left, not five?')).toHaveProperty('done')
    expect(await newest()).toBe('report-returned')
    expect(await back(city.manager, 'Again')).toEqual({ refused: 'report-not-sent' })
    expect((await found())?.steps.at(-1)).toMatchObject({ kind: 'returned', words: 'Seven left, not five?' })
    expect(await send(city.provider)).toMatchObject({ done: { isNew: true } })
  })

  test('becomes figures when it is accepted, once, and only as it was seen', async () => {
    const { id, sending } = (await found())!
    const accept = (person: TestPerson, seen = sending) =>
      city.as(person, (visit) => acceptReport(visit, { id, sending: seen }))
    expect(await accept(city.provider)).toEqual({ refused: 'not-allowed' })
    expect(await accept(city.manager, sending - 1)).toEqual({ refused: 'report-changed-meanwhile' })
    expect(await accept(city.manager)).toHaveProperty('done')
    expect(await newest()).toBe('report-accepted')
    expect(await accept(city.manager)).toEqual({ refused: 'report-not-sent' })
    expect(await figures()).toEqual([
      { measure: 'exits-to-permanent-housing', numerator: 4, denominator: 7, version: 1 },
    ])
    const place = { programId, measure: 'exits-to-permanent-housing' as const, unit: 'households' as const, month }
    const values = await city.as(city.provider, ({ work }) => findThreeValues(work, place))
    expect(values).toMatchObject({ claimed: { numerator: 4, denominator: 7, by: 'Dana Cole', why: 'Quiet' } })
    expect(values).toMatchObject({ corrected: null, verified: null })
  })

  test('is certified by its provider with the sentence, once', async () => {
    const { id, sending } = (await found())!
    const certify = (person: TestPerson, sentence = 'I certify that these counts are complete and right.') =>
      city.as(person, (visit) => certifyReport(visit, { id, sentence, sending }))
    expect(await certify(city.manager)).toEqual({ refused: 'not-allowed' })
    expect(await certify(city.otherProvider)).toEqual({ refused: 'report-not-found' })
    expect(await certify(city.provider, ' ')).toEqual({ refused: 'wrong-form' })
    expect(await certify(city.provider)).toHaveProperty('done')
    expect(await newest()).toBe('report-certified')
    expect(await certify(city.provider)).toEqual({ refused: 'report-certified-already' })
    expect(await found()).toMatchObject({ state: 'certified' })
  })

  test('a step of the government is not the provider’s to write', async () => {
    const report = { id: (await found())!.id, providerId: city.providerId, month, sending: 9 }
    const step = await city.as(city.provider, (visit) => recordStep(visit, report, { kind: 'accepted' }))
    expect(step).toEqual({ refused: 'not-allowed' })
  })
})

describe('what is owed', () => {
  test('names the month, how it stands, and whom it serves', async () => {
    const owed = await city.as(city.provider, ({ work }) => listOwedReports(work, { today }))
    expect(owed.map((one) => [one.month, one.state])).toEqual([
      [addMonths(month, 1), 'not-begun'],
      [month, 'certified'],
    ])
    const seen = await city.as(city.otherProvider, ({ work }) => listOwedReports(work, { today }))
    expect(seen).toEqual([])
    const served = await city.as(city.provider, ({ work }) => findServed(work, { programId, month }))
    expect(served).toEqual([{ contractId: city.contractId, contractNumber: 'HS-2024-017', funders: [] }])
  })
})

describe('a locked month', () => {
  const lock = (person: TestPerson, at = earlier) => city.as(person, (visit) => lockPeriod(visit, { month: at }))
  const reopen = (person: TestPerson, reason: string) =>
    city.as(person, (visit) => reopenPeriod(visit, { month: earlier, reason }))

  test('is locked once, by who keeps the register, when it is over', async () => {
    for (const person of [city.provider, city.director]) expect(await lock(person)).toEqual({ refused: 'not-allowed' })
    expect(await lock(city.manager, addMonths(month, 1))).toEqual({ refused: 'month-not-over' })
    expect(await lock(city.manager)).toHaveProperty('done')
    expect(await newest()).toBe('period-locked')
    expect(await lock(city.manager)).toEqual({ refused: 'period-locked' })
  })

  test('takes no report; opened again with a reason it does', async () => {
    expect(await send(city.provider, { month: earlier })).toEqual({ refused: 'period-locked' })
    expect(await reopen(city.provider, 'x')).toEqual({ refused: 'not-allowed' })
    expect(await reopen(city.manager, '')).toEqual({ refused: 'reason-missing' })
    expect(await reopen(city.manager, 'Safe Home had no power for a week')).toEqual({ done: true })
    expect(await newest()).toBe('period-reopened')
    expect(await reopen(city.manager, 'x')).toEqual({ refused: 'period-not-locked' })
    expect(await send(city.provider, { month: earlier })).toMatchObject({ done: { isNew: true } })
    await lock(city.manager)
    const { id, sending } = (await found(earlier))!
    const accepted = await city.as(city.manager, (visit) => acceptReport(visit, { id, sending }))
    expect(accepted).toEqual({ refused: 'period-locked' })
  })
})
