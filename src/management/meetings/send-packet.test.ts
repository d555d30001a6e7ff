import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  monthlyResult,
  openReviewedCity,
  otherContract,
  type ReviewedCity,
  reviewedContract,
  reviewedMonth,
} from '../../../tests/reviewed-city.ts'
import { agreeAction } from '../actions/agree-action.ts'
import { findPacket, listPackets } from './find-packet.ts'
import { openMeeting } from './open-meeting.ts'
import { digestOfPacket, type Edition } from './packet.ts'
import { type PacketAsked, sendPacket } from './send-packet.ts'
import { writeNote } from './write-note.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
  await city.as(city.manager, async (visit) => {
    const earlier = await openMeeting(visit, { contractId: city.contractId, month: '2026-05' })
    const now = await openMeeting(visit, { contractId: city.contractId, month: reviewedMonth })
    if ('refused' in earlier || 'refused' in now) throw new Error('refused')
    const owed = { ownerSide: 'government' as const, ownerName: 'Ana Ruiz', dueOn: '2026-06-30' }
    await agreeAction(visit, earlier.done, { what: 'Answer the lease-guarantee question', ...owed })
    await writeNote(visit, now.done, {
      kind: 'statement',
      measure: 'exits-to-permanent-housing',
      text: 'Seven vouchers wait for a unit.',
      saidBy: 'Dana Cole',
    })
    await writeNote(visit, now.done, { kind: 'decision', text: 'Pilot a guarantee.' })
  })
})
afterAll(() => city.close())

const asked = (over: Partial<PacketAsked> = {}): PacketAsked => ({
  contractNumber: reviewedContract,
  month: reviewedMonth,
  edition: 'working',
  ...over,
})
const send = (person = city.manager, over: Partial<PacketAsked> = {}) =>
  city.as(person, (visit) => sendPacket(visit, asked(over)))
const find = (edition: Edition = 'working', person = city.manager) =>
  city.as(person, (visit) => findPacket(visit.work, city.contractId, reviewedMonth, edition))

describe('a packet that is sent', () => {
  test('is kept with its number, its sender, its digest and a line of history', async () => {
    const sent = await send()
    expect(sent).toMatchObject({ done: { number: 1 } })
    const found = await find()
    expect(found).toMatchObject({ number: 1, edition: 'working', month: reviewedMonth, sentBy: 'Ana Ruiz' })
    expect(found?.digest).toBe(digestOfPacket(found!.packet))
    expect((await city.events()).at(-1)).toBe('packet-sent')
  })

  test('holds the whole review: signals, what is late, what was said, and every result with its version', async () => {
    const { packet } = (await find())!
    expect(packet.signals.map((signal) => signal.kind)).toContain('special-cause')
    expect(packet.agreed).toEqual([
      expect.objectContaining({ what: 'Answer the lease-guarantee question', daysLate: 41 }),
    ])
    expect(packet.notes.map((note) => note.text)).toEqual(['Seven vouchers wait for a unit.', 'Pilot a guarantee.'])
    const points = packet.programs.flatMap((program) => program.courses.flatMap((course) => course.points))
    expect(points).toHaveLength(2 * 5 * 24)
    expect(points.every((point) => point.resultId !== null && point.version === 1)).toBe(true)
    expect(packet.definitionVersions).toEqual(['homelessness-2026.1'])
  })

  test('stays as it was when a result is corrected later; the next packet shows the correction', async () => {
    const before = await find()
    const [program] = city.programs
    await city.record([
      monthlyResult({
        programId: program!.id,
        measure: 'exits-to-permanent-housing',
        month: reviewedMonth,
        numerator: 20,
        denominator: 40,
      }),
    ])
    expect(await find()).toEqual(before)
    expect(await send()).toMatchObject({ done: { number: 2 } })
    const after = (await find())!.packet
    const course = after.programs.find((one) => one.programId === program!.id)!.courses[0]!
    expect(course.points.at(-1)).toMatchObject({ numerator: 20, version: 2 })
    expect(after.corrections[0]).toMatchObject({ before: { numerator: 9 }, after: { numerator: 20 } })
  })

  test('can be listed, newest first', async () => {
    const listed = await city.as(city.manager, (visit) => listPackets(visit.work, city.contractId))
    expect(listed.map((one) => [one.edition, one.number])).toEqual([
      ['working', 2],
      ['working', 1],
    ])
  })

  test('may be sent from the terminal, which is no person', async () => {
    expect(await send(city.terminal)).toMatchObject({ done: { number: 3 } })
    expect((await find())?.sentBy).toBeNull()
  })

  test('is read by its own provider and by no other', async () => {
    expect((await find('working', city.provider))?.number).toBe(3)
    expect(await find('working', city.otherProvider)).toBeNull()
  })
})

describe('the releasable edition', () => {
  test('has numbers of its own and holds no small count, no text of a person and no name', async () => {
    expect(await send(city.manager, { edition: 'releasable' })).toMatchObject({ done: { number: 1 } })
    const { packet } = (await find('releasable'))!
    const text = JSON.stringify(packet)
    for (const hidden of ['vouchers', 'guarantee', 'Dana Cole', 'Ana Ruiz', 'missingDestinations', 'medianNights']) {
      expect(text).not.toContain(hidden)
    }
    expect(packet.agreedCounts).toMatchObject({ open: 1, late: 1 })
    const small = packet.programs.find((program) => program.program === 'Harbor Rapid Re-housing')!
    const households = small.courses.filter((course) => course.measure !== 'utilization')
    expect(households.map((course) => course.state)).toEqual(['suppressed', 'suppressed', 'suppressed', 'suppressed'])
    const counts = [...text.matchAll(/"(numerator|denominator)":(\d+)/g)].map(([, , count]) => Number(count))
    expect(counts.length).toBeGreaterThan(20)
    expect(counts.filter((count) => count > 0 && count < 11)).toEqual([])
  })

  test('raises no signal on a figure that it does not show', async () => {
    const { packet } = (await find('releasable'))!
    for (const signal of packet.signals) {
      const courses = packet.programs.find((program) => program.programId === signal.programId)!.courses
      expect(courses.find((course) => course.measure === signal.measure)?.state).toBe('value')
    }
  })
})

describe('a packet is refused', () => {
  test('to a director and to a provider, who do not answer for it', async () => {
    for (const person of [city.director, city.provider, city.otherProvider]) {
      expect(await send(person)).toEqual({ refused: 'not-allowed' })
    }
  })
  test('for a contract that does not stand', async () => {
    expect(await send(city.manager, { contractNumber: 'HS-0' })).toEqual({ refused: 'contract-not-found' })
  })
  test('for a month that has no figure, and for a contract without programs', async () => {
    expect(await send(city.manager, { month: '2020-01' })).toEqual({ refused: 'nothing-to-send' })
    expect(await send(city.manager, { contractNumber: otherContract })).toEqual({ refused: 'nothing-to-send' })
  })
  test('for what is no month or no edition', async () => {
    expect(await send(city.manager, { month: 'July' })).toEqual({ refused: 'wrong-form' })
    expect(await send(city.manager, { edition: 'secret' as Edition })).toEqual({ refused: 'wrong-form' })
  })
  test('and then leaves no trace', async () => {
    const before = await city.events()
    await send(city.manager, { month: '2020-01' })
    expect(await city.events()).toEqual(before)
  })
})
