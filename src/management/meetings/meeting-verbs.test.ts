import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { describeMeeting } from './describe-meeting.ts'
import { findMeeting } from './find-meeting.ts'
import { type OpenMeeting, openMeeting } from './open-meeting.ts'
import { withdrawNote } from './withdraw-note.ts'
import { writeNote } from './write-note.ts'

let city: ReviewedCity
let meeting: OpenMeeting
const month = '2026-06'

const open = (person: TestPerson, over: { contractId?: string; month?: string } = {}) =>
  city.as(person, (visit) => openMeeting(visit, { contractId: city.contractId, month, ...over }))
const write = (person: TestPerson, input: Parameters<typeof writeNote>[2], at = meeting) =>
  city.as(person, (visit) => writeNote(visit, at, input))
const withdraw = (person: TestPerson, id: string) => city.as(person, (visit) => withdrawNote(visit, id))
const find = (person = city.manager) => city.as(person, (visit) => findMeeting(visit.work, city.contractId, month))
const newest = async () => (await city.events()).at(-1)

beforeAll(async () => {
  city = await openReviewedCity(1)
  const opened = await open(city.manager)
  if ('refused' in opened) throw new Error(opened.refused)
  meeting = opened.done
})
afterAll(() => city.close())

describe('open meeting', () => {
  test('the first who writes opens it, the next finds it; the history tells it once', async () => {
    expect(await open(city.director)).toEqual({ done: meeting })
    expect(await open(city.provider)).toEqual({ done: meeting })
    expect((await city.events()).filter((event) => event === 'meeting-opened')).toHaveLength(1)
  })
  test('a provider opens one of its own contract, and the terminal any', async () => {
    expect(await open(city.provider, { month: '2026-04' })).toMatchObject({ done: { providerId: city.providerId } })
    expect(await newest()).toBe('meeting-opened')
    expect(await open(city.terminal, { month: '2026-03' })).toHaveProperty('done')
  })
  test('is refused to a provider of another contract, for whom it does not stand', async () => {
    expect(await open(city.otherProvider)).toEqual({ refused: 'contract-not-found' })
  })
  test('is refused without such a contract, or for what is no month', async () => {
    expect(await open(city.manager, { contractId: randomUUID() })).toEqual({ refused: 'contract-not-found' })
    expect(await open(city.manager, { month: '2026-13' })).toEqual({ refused: 'wrong-form' })
  })
  test('two who open it at once meet in one', async () => {
    const both = await Promise.all([
      open(city.manager, { month: '2026-01' }),
      open(city.director, { month: '2026-01' }),
    ])
    expect(both[0]).toEqual(both[1])
  })
})

describe('describe meeting', () => {
  const facts = { heldOn: '2026-07-16', attendees: 'Dana Cole, Ana Ruiz' }
  const describeIt = (person: TestPerson, input = facts) =>
    city.as(person, (visit) => describeMeeting(visit, meeting, input))

  test('a contract manager and a director say when it was held and who was there', async () => {
    for (const person of [city.director, city.manager]) {
      expect(await describeIt(person)).toEqual({ done: true })
      expect(await newest()).toBe('meeting-described')
    }
    expect(await find()).toMatchObject(facts)
  })
  test('is refused to providers and to the terminal, who do not keep the minutes', async () => {
    for (const person of [city.provider, city.otherProvider, city.terminal]) {
      expect(await describeIt(person)).toEqual({ refused: 'not-allowed' })
    }
  })
  test('is refused for a day that is none', async () => {
    expect(await describeIt(city.manager, { ...facts, heldOn: '2026-02-31' })).toEqual({ refused: 'wrong-form' })
  })
})

describe('write note', () => {
  test('minutes and decisions come from the government; the writer is who said it unless another is named', async () => {
    expect(await write(city.manager, { kind: 'note', text: '  Vacancies were discussed. ' })).toHaveProperty('done')
    expect(await newest()).toBe('note-written')
    expect(
      await write(city.director, { kind: 'decision', text: 'Pilot a guarantee.', saidBy: 'The council' }),
    ).toHaveProperty('done')
    expect(await newest()).toBe('decision-written')
    const found = await find()
    expect(found?.notes.map(({ kind, text, saidBy, writtenBy }) => [kind, text, saidBy, writtenBy])).toEqual([
      ['note', 'Vacancies were discussed.', 'Ana Ruiz', 'Ana Ruiz'],
      ['decision', 'Pilot a guarantee.', 'The council', 'Lee Okafor'],
    ])
  })
  test('a statement comes from the provider itself, or from the government with who said it', async () => {
    expect(
      await write(city.provider, { kind: 'statement', measure: 'utilization', text: 'Two units are closed.' }),
    ).toHaveProperty('done')
    expect(await newest()).toBe('statement-written')
    expect(await write(city.manager, { kind: 'statement', text: 'By telephone.', saidBy: 'Dana Cole' })).toHaveProperty(
      'done',
    )
    const statements = (await find(city.provider))?.notes.filter((note) => note.kind === 'statement')
    expect(statements?.map(({ saidBy, measure }) => [saidBy, measure])).toEqual([
      ['Dana Cole', 'utilization'],
      ['Dana Cole', null],
    ])
  })
  test('is refused to a provider who writes minutes or decisions, and to the terminal', async () => {
    for (const kind of ['note', 'decision'] as const) {
      expect(await write(city.provider, { kind, text: 'Mine.' })).toEqual({ refused: 'not-allowed' })
    }
    expect(await write(city.terminal, { kind: 'note', text: 'Nobody.' })).toEqual({ refused: 'not-allowed' })
  })
  test('is refused without a text, and a blank one is none', async () => {
    expect(await write(city.manager, { kind: 'note', text: '   ' })).toEqual({ refused: 'wrong-form' })
    expect(await write(city.manager, { kind: 'rumour' as 'note', text: 'x' })).toEqual({ refused: 'wrong-form' })
  })
  test('a provider of another contract can neither write into this meeting nor read it', async () => {
    expect(await write(city.otherProvider, { kind: 'statement', text: 'Not mine.' })).toEqual({
      refused: 'meeting-not-found',
    })
    expect(await find(city.otherProvider)).toBeNull()
    expect((await find())?.notes.some((note) => note.text === 'Not mine.')).toBe(false)
  })
})

describe('withdraw note', () => {
  const written = async (person: TestPerson, kind: 'note' | 'statement') => {
    const added = await write(person, { kind, text: 'To be withdrawn.' })
    if ('refused' in added) throw new Error(added.refused)
    return added.done.id
  }
  test('who wrote it takes it back: it leaves the meeting and stays in the history', async () => {
    for (const [person, kind] of [
      [city.manager, 'note'],
      [city.director, 'note'],
      [city.provider, 'statement'],
    ] as const) {
      expect(await withdraw(person, await written(person, kind))).toEqual({ done: true })
      expect(await newest()).toBe('note-withdrawn')
    }
    expect((await find())?.notes.some((note) => note.text === 'To be withdrawn.')).toBe(false)
  })
  test('is refused for what another wrote, and for what does not stand', async () => {
    const id = await written(city.manager, 'note')
    for (const person of [city.director, city.provider, city.otherProvider]) {
      expect(await withdraw(person, id)).toEqual({ refused: 'note-not-found' })
    }
    expect(await withdraw(city.manager, randomUUID())).toEqual({ refused: 'note-not-found' })
    expect(await withdraw(city.manager, 'no id')).toEqual({ refused: 'note-not-found' })
  })
  test('is refused a second time', async () => {
    const id = await written(city.manager, 'note')
    await withdraw(city.manager, id)
    expect(await withdraw(city.manager, id)).toEqual({ refused: 'note-withdrawn' })
  })
  test('is refused to the terminal, which wrote nothing', async () => {
    expect(await withdraw(city.terminal, await written(city.manager, 'note'))).toEqual({ refused: 'not-allowed' })
  })
})
