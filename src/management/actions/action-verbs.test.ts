import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { type OpenMeeting, openMeeting } from '../meetings/open-meeting.ts'
import { agreeAction } from './agree-action.ts'
import { closeAction } from './close-action.ts'
import { countLateActions, listActions } from './list-actions.ts'
import { reopenAction } from './reopen-action.ts'

let city: ReviewedCity
let meeting: OpenMeeting
const month = '2026-06'
const guarantee = {
  what: 'Pilot a two-month guarantee',
  ownerSide: 'government' as 'government' | 'provider',
  ownerName: 'Ana Ruiz',
  dueOn: '2026-08-01',
  measure: 'exits-to-permanent-housing',
  expectedEffect: '8 more households in six months',
}

const agree = (person: TestPerson, over: Partial<typeof guarantee> = {}, at = meeting) =>
  city.as(person, (visit) => agreeAction(visit, at, { ...guarantee, ...over }))
const close = (person: TestPerson, id: string, state: 'done' | 'dropped' = 'done', outcome = 'Four leases signed') =>
  city.as(person, (visit) => closeAction(visit, { id, state, outcome }))
const reopen = (person: TestPerson, id: string) => city.as(person, (visit) => reopenAction(visit, id))
const list = (person = city.manager) => city.as(person, (visit) => listActions(visit.work, city.contractId))
const one = async (id: string) => (await list()).find((action) => action.id === id)
const newest = async () => (await city.events()).at(-1)
const agreed = async (over: Partial<typeof guarantee> = {}) => {
  const done = await agree(city.manager, over)
  if ('refused' in done) throw new Error(done.refused)
  return done.done.id
}

beforeAll(async () => {
  city = await openReviewedCity(1)
  const opened = await city.as(city.manager, (visit) => openMeeting(visit, { contractId: city.contractId, month }))
  if ('refused' in opened) throw new Error(opened.refused)
  meeting = opened.done
})
afterAll(() => city.close())

describe('agree action', () => {
  test('a contract manager and a director write down who does what by when', async () => {
    for (const person of [city.manager, city.director]) {
      const done = await agree(person)
      expect(await newest()).toBe('action-agreed')
      expect(await one('done' in done ? done.done.id : '')).toMatchObject({
        ...guarantee,
        meetingMonth: month,
        state: 'open',
        closedOn: null,
      })
    }
  })
  test('is refused to providers and to the terminal', async () => {
    for (const person of [city.provider, city.otherProvider, city.terminal]) {
      expect(await agree(person)).toEqual({ refused: 'not-allowed' })
    }
  })
  test('is refused without what, who or a real day', async () => {
    for (const wrong of [
      { what: ' ' },
      { ownerName: '' },
      { dueOn: '2026-02-30' },
      { ownerSide: 'nobody' as 'provider' },
    ]) {
      expect(await agree(city.manager, wrong)).toEqual({ refused: 'wrong-form' })
    }
  })
})

describe('close action', () => {
  test('the government closes for either side, with what followed', async () => {
    for (const [person, side] of [
      [city.manager, 'government'],
      [city.director, 'provider'],
    ] as const) {
      const id = await agreed({ ownerSide: side })
      expect(await close(person, id)).toEqual({ done: true })
      expect(await one(id)).toMatchObject({ state: 'done', closedOn: '2026-08-10', outcome: 'Four leases signed' })
      expect(await newest()).toBe('action-done')
    }
  })
  test('a provider closes what it owes itself, and history tells it', async () => {
    const id = await agreed({ ownerSide: 'provider' })
    expect(await close(city.provider, id)).toEqual({ done: true })
    expect(await newest()).toBe('action-done')
  })
  test('dropping is told apart from doing', async () => {
    const id = await agreed()
    expect(await close(city.manager, id, 'dropped', 'No landlord was willing')).toEqual({ done: true })
    expect(await one(id)).toMatchObject({ state: 'dropped' })
    expect(await newest()).toBe('action-dropped')
  })
  test('is refused to a provider for what the government owes, and to the terminal', async () => {
    const id = await agreed({ ownerSide: 'government' })
    expect(await close(city.provider, id)).toEqual({ refused: 'not-allowed' })
    expect(await close(city.terminal, id)).toEqual({ refused: 'not-allowed' })
    expect(await one(id)).toMatchObject({ state: 'open' })
  })
  test('is refused to a provider of another contract, for whom it does not stand', async () => {
    expect(await close(city.otherProvider, await agreed({ ownerSide: 'provider' }))).toEqual({
      refused: 'action-not-found',
    })
  })
  test('is refused when it is closed already, does not stand, or has no id', async () => {
    const id = await agreed()
    await close(city.manager, id)
    expect(await close(city.manager, id)).toEqual({ refused: 'action-closed' })
    expect(await close(city.manager, randomUUID())).toEqual({ refused: 'action-not-found' })
    expect(await close(city.manager, 'no id')).toEqual({ refused: 'wrong-form' })
  })
})

describe('reopen action', () => {
  test('takes closing back: the action is open as it was agreed', async () => {
    for (const [person, side] of [
      [city.manager, 'government'],
      [city.director, 'government'],
      [city.provider, 'provider'],
    ] as const) {
      const id = await agreed({ ownerSide: side })
      await close(person, id)
      expect(await reopen(person, id)).toEqual({ done: true })
      expect(await one(id)).toMatchObject({ state: 'open', closedOn: null, outcome: '' })
      expect(await newest()).toBe('action-reopened')
    }
  })
  test('is refused to a provider for what the government owes, and to the terminal', async () => {
    const id = await agreed()
    await close(city.manager, id)
    expect(await reopen(city.provider, id)).toEqual({ refused: 'not-allowed' })
    expect(await reopen(city.terminal, id)).toEqual({ refused: 'not-allowed' })
    expect(await reopen(city.otherProvider, id)).toEqual({ refused: 'action-not-found' })
  })
  test('is refused for an open action, and for what does not stand', async () => {
    expect(await reopen(city.manager, await agreed())).toEqual({ refused: 'action-not-found' })
    expect(await reopen(city.manager, randomUUID())).toEqual({ refused: 'action-not-found' })
    expect(await reopen(city.manager, 'no id')).toEqual({ refused: 'action-not-found' })
  })
})

test('late actions are counted by contract: open, and past their day', async () => {
  const before = await city.as(city.manager, (visit) => countLateActions(visit.work, visit.today))
  await agreed({ dueOn: '2026-08-10' })
  await agreed({ dueOn: '2026-08-09' })
  const after = await city.as(city.manager, (visit) => countLateActions(visit.work, visit.today))
  expect(after.get(city.contractId)).toBe((before.get(city.contractId) ?? 0) + 1)
})

test('a provider lists the actions of its own contract and of no other', async () => {
  expect((await list(city.provider)).length).toBeGreaterThan(0)
  expect(await list(city.otherProvider)).toEqual([])
})
