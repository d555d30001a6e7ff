import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { findNewestMonth, findResult, listResults } from './list-results.ts'
import { noteLook } from './note-look.ts'
import { type NewResult, recordResults } from './record-results.ts'

let city: ReviewedCity
let submissionId: string
let programId: string

beforeAll(async () => {
  city = await openReviewedCity(1)
  programId = city.programs[0]!.id
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'results', fileName: 'figures.json' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  submissionId = received.done.id
})
afterAll(() => city.close())

const exits = (month: string, numerator: number, denominator: number, over: Partial<NewResult> = {}): NewResult => ({
  ...monthlyResult({ programId, measure: 'exits-to-permanent-housing', month, numerator, denominator }),
  ...over,
})
const missing: Partial<NewResult> = { state: 'missing', numerator: null, denominator: null }
const record = (person: TestPerson, ...results: NewResult[]) =>
  city.as(person, (visit) => recordResults(visit, { results, submissionId, definitionVersion: 'test-1' }))
const current = () =>
  city.as(city.manager, (visit) =>
    listResults(visit.work, { programIds: 'all', unit: 'households', fromMonth: '2000-01', toMonth: '2030-12' }),
  )
const empty = () => city.asOwner((trx) => trx.deleteFrom('result').execute())

describe('record results', () => {
  beforeEach(empty)

  test('a figure that is new is kept, and told in the history', async () => {
    const details = { reason: null, place: 'a "quoted" one, {braces}, back\\slash, and ñ' }
    const total = exits('2026-07', 0, 0, { programId: null, note: 'NULL', details })
    expect(await record(city.manager, exits('2026-07', 9, 41), total)).toEqual({
      done: { added: 2, corrected: 0, unchanged: 0 },
    })
    expect((await city.events()).at(-1)).toBe('results-recorded')
    const kept = await current()
    expect(kept.find((one) => one.programId === null)).toMatchObject({
      ...{ numerator: 0, denominator: 0, state: 'value', note: 'NULL', details, version: 1 },
      ...{ definitionVersion: 'test-1', submissionId, month: '2026-07' },
    })
    expect(kept.find((one) => one.programId === programId)).toMatchObject({ numerator: 9, note: null, details: {} })
  })
  test('missing has no counts, and zero is not missing', async () => {
    await record(city.terminal, exits('2026-06', 0, 12), exits('2026-07', 0, 0, missing))
    expect((await current()).map(({ state, numerator, denominator }) => [state, numerator, denominator])).toEqual([
      ['value', 0, 12],
      ['missing', null, null],
    ])
    expect(await city.as(city.manager, (visit) => findNewestMonth(visit.work))).toBe('2026-06')
    await expect(record(city.manager, exits('2026-05', 1, 2, { state: 'missing' }))).rejects.toThrow('check constraint')
  })
  test('only what differs becomes a new version, and the old one stays readable as it was', async () => {
    await record(city.manager, exits('2026-06', 8, 40), exits('2026-07', 9, 41))
    const before = await current()
    expect(await record(city.manager, exits('2026-06', 8, 40), exits('2026-07', 10, 42))).toEqual({
      done: { added: 0, corrected: 1, unchanged: 1 },
    })
    const [june, july] = await current()
    expect(june).toEqual(before[0])
    expect(july).toMatchObject({ numerator: 10, denominator: 42, version: 2 })
    const found = await city.as(city.provider, (visit) => findResult(visit.work, july!.id))
    expect(found?.versions.map(({ version, numerator }) => [version, numerator])).toEqual([
      [2, 10],
      [1, 9],
    ])
    const old = await city.as(city.provider, (visit) => findResult(visit.work, before[1]!.id))
    expect(old?.result).toEqual(before[1])
  })
  test('a figure that goes missing, and comes back, leaves three versions', async () => {
    for (const over of [{}, missing, {}]) await record(city.manager, exits('2026-07', 9, 41, over))
    const [now] = await current()
    expect(now).toMatchObject({ version: 3, state: 'value' })
    const rows = await city.asOwner((trx) =>
      trx.selectFrom('result').select(['version', 'replaced_at']).orderBy('version').execute(),
    )
    expect(rows.map((row) => row.replaced_at === null)).toEqual([false, false, true])
  })
  test('a figure that matures is a new version even with the same counts', async () => {
    await record(city.manager, exits('2026-07', 1, 9, { state: 'immature', matureOn: '2027-01-27' }))
    expect(await record(city.manager, exits('2026-07', 1, 9, { matureOn: '2027-01-27' }))).toMatchObject({
      done: { corrected: 1 },
    })
  })
  test('nobody who works through the application overwrites or removes a figure', async () => {
    await record(city.manager, exits('2026-07', 9, 41))
    for (const person of [city.manager, city.terminal]) {
      const overwrite = city.as(person, (visit) => visit.work.updateTable('result').set({ numerator: 40 }).execute())
      await expect(overwrite).rejects.toThrow('permission denied')
      const remove = city.as(person, (visit) => visit.work.deleteFrom('result').execute())
      await expect(remove).rejects.toThrow('permission denied')
    }
  })
  test('is refused to a director and to a provider', async () => {
    for (const person of [city.director, city.provider]) {
      expect(await record(person, exits('2026-07', 9, 41))).toEqual({ refused: 'not-allowed' })
    }
    expect(await current()).toEqual([])
  })
  test('thousands of figures at once, and none at all', async () => {
    expect(await record(city.manager)).toEqual({ done: { added: 0, corrected: 0, unchanged: 0 } })
    const months = Array.from({ length: 360 }, (_, index) => `${1995 + Math.floor(index / 12)}-${(index % 12) + 1}`)
    const many = months
      .map((month) => month.replace(/-(\d)$/, '-0$1'))
      .flatMap((month, index) =>
        (['returns-within-six-months', 'length-of-stay', 'utilization'] as const).flatMap((measure) =>
          (['households', 'persons'] as const).map((unit) => exits(month, index, index + 1, { measure, unit })),
        ),
      )
    expect(await record(city.manager, ...many)).toMatchObject({ done: { added: 2160 } })
    expect(await record(city.manager, ...many.toReversed())).toMatchObject({ done: { unchanged: 2160 } })
  })
  test('in whatever order and portions figures come, the same ones count in the end', async () => {
    const figures = [1, 2, 3, 4, 5].map((month) => exits(`2026-0${month}`, month, 20 + month))
    await record(city.manager, ...figures)
    const counted = async () => (await current()).map(({ id: _, version: __, recordedAt: ___, ...one }) => one)
    const expected = await counted()
    const orders = fc.tuple(fc.shuffledSubarray(figures, { minLength: figures.length }), fc.nat(5), fc.nat(5))
    await fc.assert(
      fc.asyncProperty(orders, async ([order, cut, again]) => {
        await empty()
        await record(city.manager, ...order.slice(0, cut))
        await record(city.manager, ...order.slice(Math.min(cut, again)))
        expect(await counted()).toEqual(expected)
        expect((await current()).every((one) => one.version === 1)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })
})

describe('note look', () => {
  const look = (person: TestPerson, contractId = city.contractId) =>
    city.as(person, (visit) => noteLook(visit, { contractId, month: '2026-07' }))
  const looks = () => city.asOwner((trx) => trx.selectFrom('result_seen').selectAll().execute())
  const seen = async () => (await city.events()).filter((event) => event === 'results-seen').length

  test('the first look is told in the history, the next only moves the moment', async () => {
    expect(await look(city.provider)).toEqual({ done: true })
    const [first] = await looks()
    expect(await look(city.provider)).toEqual({ done: true })
    const [second] = await looks()
    expect(second!.seen_at >= first!.seen_at).toBe(true)
    expect(second).toMatchObject({ person_id: city.provider.personId, month: '2026-07' })
    expect(await seen()).toBe(1)
  })
  test('is refused to the government and to the terminal: nobody looks for another', async () => {
    for (const person of [city.manager, city.director, city.terminal]) {
      expect(await look(person)).toEqual({ refused: 'not-allowed' })
    }
  })
  test('is refused for the contract of another provider', async () => {
    expect(await look(city.otherProvider)).toEqual({ refused: 'contract-not-found' })
    expect(await looks()).toHaveLength(1)
  })
})
