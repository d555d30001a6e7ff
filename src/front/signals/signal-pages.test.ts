import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedMonth } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import '../../ground/words/know-all-languages.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { answerSignal } from '../../performance/signals/answer-signal.ts'
import { judgeMonth } from '../../performance/signals/judge-month.ts'
import { findSignalPage } from './find-signal-page.ts'
import { findSignalsPage, signalsAsked } from './find-signals-page.ts'
import { signalsTable } from './signals-table.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, (visit) => judgeMonth(visit, reviewedMonth))
})
afterAll(() => city.close())

const list = (person: TestPerson, query = '') =>
  city.as(person, (visit) => findSignalsPage(visit, signalsAsked(new URLSearchParams(query))))
const open = (person: TestPerson, id: string) => city.as(person, (visit) => findSignalPage(visit, id))

test('an address narrows the list, and what it does not know it passes over', () => {
  expect(signalsAsked(new URLSearchParams('kind=special-cause&state=open&contract= HS-1 &ended=yes'))).toEqual({
    ...{ kind: 'special-cause', state: 'open', contract: 'HS-1', withEnded: true },
  })
  expect(signalsAsked(new URLSearchParams('kind=worse&state=&contract='))).toEqual({})
})

test('the list says how many chance alone would raise, by kind, and how many were raised', async () => {
  const { expected, all, contracts, maySet, month } = await list(city.manager)
  expect([contracts, maySet, month]).toEqual([['HS-2024-017'], true, reviewedMonth])
  const seen = expected.reduce((sum, one) => sum + one.seen, 0)
  expect(seen).toBe(all)
  const warning = expected.find(({ kind }) => kind === 'early-warning')!
  // three shares with a baseline, each warned of in about one month of sixty
  expect(warning.expected).toBeGreaterThan(0.02)
  expect(warning.expected).toBeLessThan(0.15)
  expect(expected.every((one) => one.expected > 0)).toBe(true)
  expect((await list(city.otherProvider)).all).toBe(0)
  expect((await list(city.provider)).maySet).toBe(false)
})

test('one signal has its chart, what settles it, and the form of whoever speaks next', async () => {
  const { signals } = await list(city.manager, 'kind=special-cause')
  const { id } = signals[0]!
  const forProvider = (await open(city.provider, id))!
  expect(forProvider).toMatchObject({ side: 'provider', mayAnswer: true, mayWithdraw: null })
  expect(forProvider.course!.points.at(-1)!.month).toBe(reviewedMonth)
  expect(forProvider.settling.nextOn).toBe('2026-09-01')
  // from about half to 9 of 40
  expect(forProvider.settling.cases).toBeGreaterThan(10)
  expect(forProvider.settling.cases).toBeLessThan(60)
  expect(await open(city.manager, id)).toMatchObject({ mayAnswer: false, waitsUntil: expect.any(String) })
  expect(await open(city.director, id)).toMatchObject({ mayAnswer: false })
  expect(await open(city.otherProvider, id)).toBeNull()
  await city.as(city.provider, (visit) => answerSignal(visit, { id, kind: 'explained', words: 'Repairs' }))
  expect(await open(city.manager, id)).toMatchObject({ mayAnswer: true, waitsUntil: null, mayWithdraw: null })
  expect(await open(city.provider, id)).toMatchObject({ mayAnswer: false, mayWithdraw: expect.any(String) })
})

test('as a file, each with its sentence in the reader’s language', async () => {
  const { signals } = await list(city.manager)
  const { columns, rows } = signalsTable(signals, wordsOf('es'), 'es')
  const at = (name: string) => rows[0]![columns.findIndex((column) => column.name === name)]
  expect([at('contract'), at('kind'), at('answer')]).toEqual(['HS-2024-017', 'special-cause', 'with-government'])
  expect(at('sentence')).toMatch(/^Menos hogares consiguen o conservan vivienda permanente desde/)
  expect(at('rules')).toBe('signals-2026.1')
})
