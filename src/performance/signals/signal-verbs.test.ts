import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity, reviewedMonth } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { addMonths } from '../../ground/platform/day.ts'
import { answerSignal } from './answer-signal.ts'
import { findSignal } from './find-signal.ts'
import { findSignalSetting } from './find-signal-setting.ts'
import { judgeMonth } from './judge-month.ts'
import { listSignals, type SignalsAsked } from './list-signals.ts'
import { listAttention } from './list-standings.ts'
import { rewriteSignals } from './rewrite-signals.ts'
import { setSignalSetting } from './set-signal-setting.ts'
import { usualSetting } from './signal-setting.ts'
import { withdrawSignalAnswer } from './withdraw-signal-answer.ts'

let city: ReviewedCity
const measure = 'exits-to-permanent-housing'
const august = addMonths(reviewedMonth, 1)

beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, (visit) => judgeMonth(visit, reviewedMonth))
})
afterAll(() => city.close())
beforeEach(() =>
  city.asOwner(async (trx) => {
    await trx.deleteFrom('signal_answer').execute()
    await trx.deleteFrom('signal_setting').execute()
  }),
)

const all = (asked: SignalsAsked = {}, person: TestPerson = city.manager) =>
  city.as(person, (visit) => listSignals(visit.work, asked))
const drop = async () => (await all({ kind: 'special-cause' }))[0]!
const answer = (person: TestPerson, id: string, kind = 'explained', words = 'A building was closed in July') =>
  city.as(person, (visit) => answerSignal(visit, { id, kind, words }))
const attention = async (month = reviewedMonth) =>
  (await city.as(city.manager, (visit) => listAttention(visit.work, month))).map(({ signal }) => signal.kind)
const judgeAugust = async (numerator: number) => {
  const month = august
  await city.record([monthlyResult({ programId: city.programs[0]!.id, measure, month, numerator, denominator: 41 })])
  await city.as(city.manager, (visit) => judgeMonth(visit, august))
}

describe('a signal', () => {
  test('is listed with its contract and program, and narrowed by what is asked', async () => {
    expect(await drop()).toMatchObject({
      ...{ contractNumber: 'HS-2024-017', program: 'Harbor House Shelter', answerState: 'open', endedMonth: null },
      ...{ firstMonth: reviewedMonth, lastMonth: reviewedMonth, signal: { measure, numerator: 9, denominator: 40 } },
    })
    expect(await all({ contract: 'HS-2024-099' })).toEqual([])
    expect(await all({ state: 'answered' })).toEqual([])
    expect((await all({ kind: 'special-cause', limit: 1 })).length).toBe(1)
  })

  test('is seen by its provider, and by no other', async () => {
    const { id } = await drop()
    expect((await all({}, city.provider)).map((one) => one.id)).toContain(id)
    expect(await all({}, city.otherProvider)).toEqual([])
    expect(await city.as(city.otherProvider, (visit) => findSignal(visit.work, id))).toBeNull()
    expect(await city.as(city.manager, (visit) => findSignal(visit.work, 'no-id'))).toBeNull()
  })
})

describe('an answer', () => {
  test('comes from the provider first, then from the government, and is kept with its history', async () => {
    const { id } = await drop()
    expect(await answer(city.manager, id)).toEqual({ refused: 'provider-answers-first' })
    expect(await answer(city.provider, id)).toHaveProperty('done')
    expect((await city.events()).at(-1)).toBe('signal-answered')
    expect(await drop()).toMatchObject({ answerState: 'with-government' })
    expect(await attention()).toContain('special-cause')
    expect(await answer(city.manager, id, 'action-agreed', 'Two landlords are called by September')).toHaveProperty(
      'done',
    )
    expect(await drop()).toMatchObject({ answerState: 'answered' })
    const found = (await city.as(city.provider, (visit) => findSignal(visit.work, id)))!
    expect(found.answers).toMatchObject([
      { side: 'provider', kind: 'explained', by: 'Dana Cole', month: reviewedMonth },
      { side: 'government', kind: 'action-agreed', by: 'Ana Ruiz' },
    ])
  })

  test('is refused to a director, to another provider, without words, of a strange kind, and twice', async () => {
    const { id } = await drop()
    expect(await answer(city.director, id)).toEqual({ refused: 'not-allowed' })
    expect(await answer(city.otherProvider, id)).toEqual({ refused: 'signal-not-found' })
    expect(await answer(city.provider, id, 'explained', '  ')).toEqual({ refused: 'answer-missing' })
    expect(await answer(city.provider, id, 'denied')).toEqual({ refused: 'wrong-form' })
    const both = await Promise.all([answer(city.provider, id), answer(city.provider, id)])
    expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'signal-answered-already' }])
  })

  test('may come from the government alone once the provider’s ten days have passed', async () => {
    const { id } = await drop()
    await city.asOwner((trx) =>
      trx.updateTable('signal_episode').set({ raised_at: '2026-01-01T00:00:00Z' }).where('id', '=', id).execute(),
    )
    expect(await answer(city.terminal, id, 'accepted', 'Nobody could be reached')).toHaveProperty('done')
    expect(await answer(city.provider, id)).toEqual({ refused: 'signal-answered-already' })
  })

  test('is taken back by whoever gave it, as long as nothing came after', async () => {
    const { id } = await drop()
    const take = (person: TestPerson, answerId: string) =>
      city.as(person, (visit) => withdrawSignalAnswer(visit, { id, answerId }))
    const first = await answer(city.provider, id)
    const firstId = 'done' in first ? first.done.id : ''
    expect(await take(city.director, firstId)).toEqual({ refused: 'not-allowed' })
    expect(await take(city.manager, firstId)).toEqual({ refused: 'not-allowed' })
    expect(await take(city.provider, id)).toEqual({ refused: 'signal-not-found' })
    await answer(city.manager, id)
    expect(await take(city.provider, firstId)).toEqual({ refused: 'answer-not-last' })
    const [, second] = (await city.as(city.manager, (visit) => findSignal(visit.work, id)))!.answers
    expect(await take(city.manager, second!.id)).toEqual({ done: { id } })
    expect((await city.events()).at(-1)).toBe('signal-answer-withdrawn')
    expect(await take(city.provider, firstId)).toEqual({ done: { id } })
    expect(await drop()).toMatchObject({ answerState: 'open' })
  })
})

describe('an answered signal', () => {
  const settle = async () => {
    const { id } = await drop()
    await answer(city.provider, id)
    await answer(city.manager, id)
    return id
  }
  test('keeps its address and stays quiet the next month, and is another matter no more', async () => {
    const id = await settle()
    expect(await attention()).not.toContain('special-cause')
    await judgeAugust(8)
    expect(await drop()).toMatchObject({ id, firstMonth: reviewedMonth, lastMonth: august, answerState: 'answered' })
    expect(await attention(august)).not.toContain('special-cause')
  })
  test('is raised again when it goes further, and ends when it no longer stands', async () => {
    const id = await settle()
    await city.asOwner((trx) => trx.updateTable('signal_answer').set({ stage: 1 }).execute())
    expect(await drop()).toMatchObject({ id, stage: 3, answerState: 'open' })
    expect(await attention()).toContain('special-cause')
    await judgeAugust(20)
    expect(await all({ kind: 'special-cause' })).toEqual([])
    expect(await all({ kind: 'special-cause', withEnded: true })).toMatchObject([{ id, endedMonth: august }])
  })
})

test('what is found anew of one kind leaves what was found of the others', async () => {
  const [one, ...others] = await all({ withEnded: true })
  const found = { month: reviewedMonth, kinds: ['data-missing' as const], isUnknown: () => false }
  const { contractId, programId, signal } = one!
  const signals = [{ contractId, programId, signal: { ...signal, kind: 'data-missing' as const, measure: null } }]
  await city.as(city.manager, (visit) => rewriteSignals(visit, { ...found, signals }))
  expect(await all({ kind: 'data-missing' })).toHaveLength(1)
  await city.as(city.manager, (visit) => rewriteSignals(visit, { ...found, signals: [] }))
  expect(await all({ kind: 'data-missing' })).toEqual([])
  expect(await all({ withEnded: true })).toHaveLength(others.length + 2)
})

test('a signal that a correction mends keeps its address and its answer', async () => {
  const september = addMonths(reviewedMonth, 2)
  const judge = async (numerator: number) => {
    const figure = { programId: city.programs[0]!.id, measure, month: september, numerator, denominator: 41 }
    await city.record([monthlyResult(figure)])
    await city.as(city.manager, (visit) => judgeMonth(visit, september))
  }
  await judge(15)
  const [below] = await all({ kind: 'below-minimum' })
  await answer(city.provider, below!.id, 'data-fixed', 'Six exits were filed late')
  await judge(25)
  expect(await all({ kind: 'below-minimum' })).toEqual([])
  expect(await attention(september)).not.toContain('below-minimum')
  const found = await city.as(city.provider, (visit) => findSignal(visit.work, below!.id))
  expect(found).toMatchObject({ endedMonth: september, answers: [{ kind: 'data-fixed' }] })
})

describe('how early warnings are tuned', () => {
  const set = (person: TestPerson, over: object = {}) =>
    city.as(person, (visit) =>
      setSignalSetting(visit, { oddsRatio: 1.5, falseAlarms: 0.02, seed: 7, reason: 'Fewer meetings', ...over }),
    )
  const find = () => city.as(city.provider, (visit) => findSignalSetting(visit.work))

  test('is set with a reason, holds from then on, and stands in the history', async () => {
    expect(await find()).toEqual(usualSetting)
    expect(await set(city.manager)).toHaveProperty('done')
    expect(await find()).toEqual({ oddsRatio: 1.5, falseAlarms: 0.02, seed: 7 })
    expect((await city.events()).at(-1)).toBe('signal-setting-changed')
    await city.as(city.manager, (visit) => judgeMonth(visit, august))
    expect(await set(city.terminal, { oddsRatio: 2 })).toHaveProperty('done')
    expect(await find()).toMatchObject({ oddsRatio: 2 })
  })
  test('is refused to others, without a reason, and beyond what makes sense', async () => {
    expect(await set(city.director)).toEqual({ refused: 'not-allowed' })
    expect(await set(city.provider)).toEqual({ refused: 'not-allowed' })
    expect(await set(city.manager, { reason: ' ' })).toEqual({ refused: 'reason-missing' })
    expect(await set(city.manager, { oddsRatio: 1 })).toEqual({ refused: 'wrong-form' })
    expect(await set(city.manager, { falseAlarms: Number.NaN })).toEqual({ refused: 'wrong-form' })
  })
})
