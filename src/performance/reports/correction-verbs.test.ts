import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity, reviewedMonth } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { addMonths } from '../../ground/platform/day.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { findLocks } from '../results/list-period-locks.ts'
import { findResult, listResults } from '../results/list-results.ts'
import { recordResults } from '../results/record-results.ts'
import { acceptCorrection } from './accept-correction.ts'
import { answerQuestion } from './answer-question.ts'
import { declineCorrection } from './decline-correction.ts'
import { findCorrectionEffect } from './find-correction-effect.ts'
import { findThreeValues } from './find-three-values.ts'
import { findWithProvider } from './find-with-provider.ts'
import { findCorrection, listCorrections } from './list-corrections.ts'
import { listQuestions } from './list-questions.ts'
import { findReportDays, listReportRules } from './list-report-rules.ts'
import { lockPeriod } from './lock-period.ts'
import { proposeCorrection } from './propose-correction.ts'
import { questionFigure } from './question-figure.ts'
import { removeReportRule } from './remove-report-rule.ts'
import { reopenPeriod } from './reopen-period.ts'
import { setReportDays } from './set-report-days.ts'
import { type NewReportRule, setReportRule } from './set-report-rule.ts'
import { verifyFigure } from './verify-figure.ts'
import { withdrawCorrection } from './withdraw-correction.ts'

let city: ReviewedCity
const measure = 'exits-to-permanent-housing' as const
const program = () => city.programs[0]!.id
const newest = async () => (await city.events()).at(-1)
const figure = async (month = reviewedMonth) => {
  const asked = { programIds: [program()], unit: 'households' as const, fromMonth: month, toMonth: month, measure }
  const [found] = await city.as(city.manager, ({ work }) => listResults(work, asked))
  return found!
}

beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, (visit) => lockPeriod(visit, { month: reviewedMonth }))
})
afterAll(() => city.close())

const propose = (person: TestPerson, was: string, over: object = {}) =>
  city.as(person, (visit) =>
    proposeCorrection(visit, { was, numerator: 18, denominator: 40, reason: 'Eleven were filed late', ...over }),
  )
const idOf = (answer: object): string => (answer as { done: { id: string } }).done.id

describe('a month locked for one kind of program', () => {
  const month = addMonths(reviewedMonth, -3)
  const lock = (person: TestPerson, programType?: string) =>
    city.as(person, (visit) => lockPeriod(visit, { month, programType }))
  const isLocked = (programId: string | null) =>
    city.as(city.provider, async ({ work }) => (await findLocks(work)).isLocked(month, programId))

  test('keeps the figures of these programs, and leaves the others and the sums open', async () => {
    const rows = await city.asOwner((trx) =>
      trx.selectFrom('program').select(['id', 'program_type as type']).orderBy('name').execute(),
    )
    const { type } = rows.find(({ id }) => id === program())!
    expect(await lock(city.manager, 'Lighthouses')).toEqual({ refused: 'program-type-not-found' })
    expect(await lock(city.director, type)).toEqual({ refused: 'not-allowed' })
    // however the type is spelled
    expect(await lock(city.manager, type.toUpperCase())).toMatchObject({ done: { id: expect.any(String) } })
    expect(await newest()).toBe('period-locked')
    expect([await isLocked(program()), await isLocked(null)]).toEqual([true, false])
    // the whole month may be locked besides, and each is opened again for itself
    expect(await lock(city.manager)).toMatchObject({ done: { id: expect.any(String) } })
    expect(await lock(city.manager, type)).toEqual({ refused: 'period-locked' })
    const reopen = (programType: string | null) =>
      city.as(city.manager, (visit) => reopenPeriod(visit, { month, reason: 'Late files', programType }))
    expect(await reopen(null)).toEqual({ done: true })
    expect([await isLocked(program()), await isLocked(null)]).toEqual([true, false])
    expect(await reopen('Lighthouses')).toEqual({ refused: 'period-not-locked' })
    expect(await reopen(type.toUpperCase())).toEqual({ done: true })
    expect(await isLocked(program())).toBe(false)
  })
})

describe('a locked month', () => {
  test('keeps its figures when a source counts otherwise, and says how many', async () => {
    const counts = { programId: program(), measure, numerator: 1, denominator: 41 }
    const [locked, open] = [reviewedMonth, addMonths(reviewedMonth, -1)].map((month) =>
      monthlyResult({ ...counts, month }),
    )
    const recorded = await city.as(city.manager, async (visit) => {
      const received = await receiveSubmission(visit, { kind: 'counts', fileName: 'again.csv' })
      if ('refused' in received) throw new Error(received.refused)
      const given = { submissionId: received.done.id, definitionVersion: 'test-1' }
      return recordResults(visit, { results: [locked!, open!], ...given })
    })
    expect(recorded).toEqual({ done: { added: 0, corrected: 1, unchanged: 0, keptByLock: 1 } })
    expect(await figure()).toMatchObject({ numerator: 9, version: 1 })
  })
})

describe('a correction', () => {
  test('is refused without a reason, without a change, for a strange or an older figure', async () => {
    const { id } = await figure()
    expect(await propose(city.director, id)).toEqual({ refused: 'not-allowed' })
    expect(await propose(city.otherProvider, id)).toEqual({ refused: 'figure-not-found' })
    expect(await propose(city.provider, id, { reason: '' })).toEqual({ refused: 'reason-missing' })
    expect(await propose(city.provider, id, { numerator: 42 })).toEqual({ refused: 'wrong-form' })
    expect(await propose(city.provider, id, { numerator: 9 })).toEqual({ refused: 'nothing-to-correct' })
    const june = await figure(addMonths(reviewedMonth, -1))
    const { versions } = (await city.as(city.manager, ({ work }) => findResult(work, june.id)))!
    expect(await propose(city.provider, versions[1]!.id)).toEqual({ refused: 'figure-changed-meanwhile' })
  })

  test('of two at once the second sees the first', async () => {
    const { id } = await figure()
    const both = await Promise.all([propose(city.provider, id), propose(city.manager, id, { numerator: 21 })])
    const refused = both.filter((one) => 'refused' in one)
    expect(refused).toEqual([{ refused: 'correction-open-already' }])
    expect(await city.as(city.provider, ({ work }) => listCorrections(work, 'proposed'))).toHaveLength(1)
    const [open] = await city.as(city.manager, ({ work }) => listCorrections(work, 'proposed'))
    const owner = open!.proposedBy === 'Dana Cole' ? city.provider : city.manager
    const other = owner === city.provider ? city.manager : city.provider
    const withdraw = (person: TestPerson) => city.as(person, (visit) => withdrawCorrection(visit, { id: open!.id }))
    expect(await withdraw(city.director)).toEqual({ refused: 'not-allowed' })
    expect(await withdraw(other)).toEqual({ refused: 'not-allowed' })
    expect(await withdraw(owner)).toEqual({ done: true })
    expect(await newest()).toBe('correction-withdrawn')
    expect(await withdraw(owner)).toEqual({ refused: 'correction-answered-already' })
  })

  test('shows before it is accepted what would read otherwise, and changes nothing by that', async () => {
    const id = idOf(await propose(city.provider, (await figure()).id))
    expect(await newest()).toBe('correction-proposed')
    const effect = await city.as(city.provider, async ({ work }) =>
      findCorrectionEffect(work, (await findCorrection(work, id))!),
    )
    expect(effect.readings).toMatchObject([
      {
        contractNumber: 'HS-2024-017',
        month: reviewedMonth,
        before: { judgment: 'below-minimum', window: { numerator: 9, denominator: 40 } },
        after: { judgment: 'between', window: { numerator: 18, denominator: 40 } },
      },
    ])
    expect(effect).toMatchObject({ judgmentsChanged: 1, signalsChanged: 1 })
    expect(await figure()).toMatchObject({ numerator: 9 })
  })

  test('is accepted by the government alone, in a locked month too, as a new version', async () => {
    const [open] = await city.as(city.manager, ({ work }) => listCorrections(work, 'proposed'))
    const id = open!.id
    const accept = (person: TestPerson) =>
      city.as(person, (visit) => acceptCorrection(visit, { id, answer: 'Seen the files' }))
    for (const person of [city.provider, city.director])
      expect(await accept(person)).toEqual({ refused: 'not-allowed' })
    expect(await accept(city.manager)).toHaveProperty('done.resultId')
    expect(await newest()).toBe('correction-accepted')
    expect(await accept(city.manager)).toEqual({ refused: 'correction-answered-already' })
    expect(await figure()).toMatchObject({ numerator: 18, denominator: 40, version: 2, note: 'Eleven were filed late' })
  })

  test('is declined with a reason, and stays readable', async () => {
    const id = idOf(await propose(city.provider, (await figure()).id, { numerator: 30 }))
    const decline = (person: TestPerson, reason: string) =>
      city.as(person, (visit) => declineCorrection(visit, { id, reason }))
    expect(await decline(city.provider, 'No')).toEqual({ refused: 'not-allowed' })
    expect(await decline(city.manager, ' ')).toEqual({ refused: 'reason-missing' })
    expect(await decline(city.manager, 'The files show eighteen')).toEqual({ done: true })
    expect(await newest()).toBe('correction-declined')
    expect(await decline(city.manager, 'Again')).toEqual({ refused: 'correction-answered-already' })
    const kept = await city.as(city.provider, ({ work }) => findCorrection(work, id))
    expect(kept).toMatchObject({ state: 'declined', answer: 'The files show eighteen', was: { numerator: 18 } })
  })

  test('claimed, corrected and verified stay apart, with who and when', async () => {
    const { id } = await figure()
    const verify = (person: TestPerson, over: object = {}) =>
      city.as(person, (visit) =>
        verifyFigure(visit, { resultId: id, numerator: 17, denominator: 40, how: 'Read 40 files on site', ...over }),
      )
    for (const person of [city.provider, city.director])
      expect(await verify(person)).toEqual({ refused: 'not-allowed' })
    expect(await verify(city.manager, { how: '' })).toEqual({ refused: 'reason-missing' })
    expect(await verify(city.manager, { numerator: 99 })).toEqual({ refused: 'wrong-form' })
    expect(await verify(city.manager)).toHaveProperty('done')
    expect(await newest()).toBe('figure-verified')
    const result = await figure()
    const values = await city.as(city.provider, ({ work }) => findThreeValues(work, result))
    expect(values).toMatchObject({
      claimed: null,
      corrected: { numerator: 18, by: 'Dana Cole' },
      verified: { numerator: 17, by: 'Ana Ruiz', why: 'Read 40 files on site' },
    })
    expect(result.numerator).toBe(18)
  })
})

describe('a question', () => {
  test('is asked by one side and answered by the other', async () => {
    const { id: resultId } = await figure()
    const ask = (person: TestPerson, text = 'Why so few?') =>
      city.as(person, (visit) => questionFigure(visit, { resultId, text }))
    expect(await ask(city.otherProvider)).toEqual({ refused: 'figure-not-found' })
    expect(await ask(city.terminal)).toEqual({ refused: 'not-allowed' })
    expect(await ask(city.provider, ' ')).toEqual({ refused: 'question-missing' })
    const id = idOf(await ask(city.director))
    expect(await newest()).toBe('figure-questioned')
    const answer = (person: TestPerson, kind = 'explained', text = 'Two landlords left.') =>
      city.as(person, (visit) => answerQuestion(visit, { id, kind, answer: text }))
    expect(await answer(city.manager)).toEqual({ refused: 'not-allowed' })
    expect(await answer(city.otherProvider)).toEqual({ refused: 'question-not-found' })
    expect(await answer(city.provider, 'no')).toEqual({ refused: 'wrong-form' })
    expect(await answer(city.provider, 'explained', '')).toEqual({ refused: 'answer-missing' })
    expect(await answer(city.provider)).toHaveProperty('done')
    expect(await newest()).toBe('question-answered')
    expect(await answer(city.provider)).toEqual({ refused: 'question-answered-already' })
    const asked = await city.as(city.manager, ({ work }) => listQuestions(work, { programIds: [program()] }))
    expect(asked).toMatchObject([{ askedSide: 'government', answerKind: 'explained', answeredBy: 'Dana Cole' }])
    const theirs = idOf(await ask(city.provider, 'Which exits do you count?'))
    const given = await city.as(city.manager, (visit) =>
      answerQuestion(visit, { id: theirs, kind: 'mended', answer: 'The map named a wrong project.' }),
    )
    expect(given).toHaveProperty('done')
  })
})

describe('days and rules', () => {
  test('days hold for the whole city; figures are with the provider alone for some of them', async () => {
    const set = (person: TestPerson, dueDays = 10) =>
      city.as(person, (visit) => setReportDays(visit, { dueDays, providerDays: 7, answerDays: 3 }))
    expect(await set(city.provider)).toEqual({ refused: 'not-allowed' })
    expect(await set(city.manager, 999)).toEqual({ refused: 'wrong-form' })
    expect(await set(city.manager)).toEqual({ done: true })
    expect(await newest()).toBe('report-days-set')
    const days = await city.as(city.provider, ({ work }) => findReportDays(work))
    expect(days).toEqual({ dueDays: 10, providerDays: 7, answerDays: 3 })
    const until = (today: string) =>
      city.as(city.director, ({ work }) =>
        findWithProvider(work, { programIds: [program()], month: reviewedMonth, today }),
      )
    expect(await until('2000-01-01')).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(await until('2199-01-01')).toBeNull()
  })

  test('a contract or a program may have its own, with a reason; it can be taken away', async () => {
    const rule: NewReportRule = {
      of: { contractNumber: 'HS-2024-017' },
      rhythm: 'quarter',
      dueDays: 20,
      isTotalsOnly: true,
      reason: 'As the funder asks',
    }
    const set = (person: TestPerson, over: Partial<NewReportRule> = {}) =>
      city.as(person, (visit) => setReportRule(visit, { ...rule, ...over }))
    expect(await set(city.director)).toEqual({ refused: 'not-allowed' })
    expect(await set(city.manager, { reason: '' })).toEqual({ refused: 'reason-missing' })
    expect(await set(city.manager, { dueDays: -1 })).toEqual({ refused: 'wrong-form' })
    expect(await set(city.manager, { of: { contractNumber: '?' } })).toEqual({ refused: 'contract-not-found' })
    expect(await set(city.manager, { of: { programId: '?' } })).toEqual({ refused: 'program-not-found' })
    await set(city.manager, { of: { programId: program() }, dueDays: 5 })
    await set(city.manager)
    const id = idOf(await set(city.manager, { dueDays: 30 }))
    expect(await newest()).toBe('report-rule-set')
    const rules = await city.as(city.provider, ({ work }) => listReportRules(work))
    expect(rules.map((one) => [one.name, one.dueDays])).toEqual([
      ['HS-2024-017', 30],
      ['Harbor House Shelter', 5],
    ])
    expect(await city.as(city.otherProvider, ({ work }) => listReportRules(work))).toEqual([])
    const remove = (person: TestPerson) => city.as(person, (visit) => removeReportRule(visit, { id }))
    expect(await remove(city.provider)).toEqual({ refused: 'not-allowed' })
    expect(await remove(city.manager)).toEqual({ done: true })
    expect(await remove(city.manager)).toEqual({ refused: 'report-rule-not-found' })
  })
})
