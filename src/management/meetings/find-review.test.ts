import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  monthlyResult,
  openReviewedCity,
  otherContract,
  type ReviewedCity,
  reviewedContract,
  reviewedMonth,
} from '../../../tests/reviewed-city.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { noteLook } from '../../performance/results/note-look.ts'
import type { NewResult } from '../../performance/results/record-results.ts'
import { agreeAction } from '../actions/agree-action.ts'
import { findReview } from './find-review.ts'
import { openMeeting } from './open-meeting.ts'
import { isUnseen } from './review.ts'
import { withdrawNote } from './withdraw-note.ts'
import { writeNote } from './write-note.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
})
afterAll(() => city.close())

const find = (person = city.manager, month: Month = reviewedMonth, number = reviewedContract) =>
  city.as(person, (visit) => findReview(visit, number, month))
const review = async (month: Month = reviewedMonth) => {
  const found = await find(city.manager, month)
  if (!found) throw new Error('no review')
  return found
}
const exits = (month: Month, numerator: number, denominator: number, over: Partial<NewResult> = {}): NewResult => ({
  ...monthlyResult({
    ...{ programId: city.programs[1]!.id, measure: 'exits-to-permanent-housing', month, numerator, denominator },
  }),
  ...over,
})
const write = (month: Month, text: string) =>
  city.as(city.manager, async (visit) => {
    const meeting = await openMeeting(visit, { contractId: city.contractId, month })
    if ('refused' in meeting) throw new Error(meeting.refused)
    const note = await writeNote(visit, meeting.done, { kind: 'note', text })
    if ('refused' in note) throw new Error(note.refused)
    return { meeting: meeting.done, noteId: note.done.id }
  })

describe('the review', () => {
  test('stands for those who may see the contract, and for a real month', async () => {
    expect(await find(city.provider)).toMatchObject({ contract: { number: reviewedContract } })
    expect(await find(city.otherProvider)).toBeNull()
    expect(await find(city.manager, '2026-13')).toBeNull()
    expect(await find(city.manager, reviewedMonth, 'none')).toBeNull()
    expect(await find(city.manager, reviewedMonth, otherContract)).toMatchObject({ programs: [], signals: [] })
  })
  test('has at most three signals, the gravest first, and counts the rest', async () => {
    const { signals, moreSignals } = await review()
    expect(signals[0]).toMatchObject({ kind: 'special-cause', program: 'Harbor House Shelter' })
    expect(signals.length).toBeLessThanOrEqual(3)
    expect(moreSignals).toBeGreaterThanOrEqual(0)
  })
  test('is unseen until somebody of the provider has looked', async () => {
    expect(isUnseen(await review())).toBe(true)
    await city.as(city.provider, (visit) => noteLook(visit, { contractId: city.contractId, month: reviewedMonth }))
    expect(isUnseen(await review())).toBe(false)
  })
})

describe('corrections', () => {
  test('there are none before a figure has changed', async () => {
    expect((await review()).corrections).toEqual([])
  })
  test('a changed figure is shown with what it was, one that only matured is not', async () => {
    const may = '2026-05'
    const [before] = await city.asOwner((trx) =>
      trx
        .selectFrom('result')
        .select(['numerator', 'denominator'])
        .where('from_on', '=', `${may}-01`)
        .where('program_id', '=', city.programs[1]!.id)
        .where('measure', '=', 'exits-to-permanent-housing')
        .execute(),
    )
    await city.record([exits(may, 2, 9)])
    const returns = { measure: 'returns-within-six-months', matureOn: '2026-08-01' } as const
    await city.record([exits('2026-04', 1, 9, { ...returns, state: 'immature' })])
    await city.record([exits('2026-04', 2, 9, returns)])
    const { corrections } = await review()
    expect(corrections.map((one) => `${one.month} ${one.measure}`)).toEqual(['2026-05 exits-to-permanent-housing'])
    expect(corrections[0]).toMatchObject({
      program: city.programs[1]!.name,
      before: { ...before, state: 'value' },
      after: { numerator: 2, denominator: 9, state: 'value' },
    })
  })
  test('a figure that went missing is one, and one of a later month than the review is not', async () => {
    await city.record([
      exits('2026-06', 0, 0, { state: 'missing', numerator: null, denominator: null }),
      exits(addMonths(reviewedMonth, 1), 3, 6),
    ])
    await city.record([exits(addMonths(reviewedMonth, 1), 4, 6)])
    const { corrections } = await review()
    expect(corrections.map((one) => one.month)).not.toContain(addMonths(reviewedMonth, 1))
    expect(corrections.find((one) => one.month === '2026-06')?.after).toEqual({
      ...{ numerator: null, denominator: null, state: 'missing' },
    })
  })
})

describe('the last meeting', () => {
  test('is the newest before this month in which anybody wrote; an empty one is none', async () => {
    expect((await review()).lastMeeting).toBeNull()
    await write('2026-03', 'Vacancies were discussed.')
    await write('2026-05', 'A pilot was agreed.')
    await city.as(city.manager, (visit) => openMeeting(visit, { contractId: city.contractId, month: '2026-06' }))
    await write(reviewedMonth, 'Today.')
    const { lastMeeting, meeting } = await review()
    expect(lastMeeting).toMatchObject({ month: '2026-05', notes: [{ text: 'A pilot was agreed.' }] })
    expect(meeting?.notes.map((note) => note.text)).toEqual(['Today.'])
    expect((await review('2026-05')).lastMeeting).toMatchObject({ month: '2026-03' })
  })
  test('what was withdrawn was not written', async () => {
    const { noteId } = await write('2026-06', 'Wrong month.')
    expect((await review()).lastMeeting).toMatchObject({ month: '2026-06' })
    await city.as(city.manager, (visit) => withdrawNote(visit, noteId))
    expect((await review()).lastMeeting).toMatchObject({ month: '2026-05' })
  })
  test('its actions stand in the next review while they are open, the late ones first', async () => {
    const { meeting } = await write('2026-05', 'Two things.')
    const owner = { ownerSide: 'provider' as const, ownerName: 'Dana Cole' }
    await city.as(city.manager, async (visit) => {
      await agreeAction(visit, meeting, { what: 'Later', ...owner, dueOn: '2026-12-01' })
      await agreeAction(visit, meeting, { what: 'Late', ...owner, dueOn: '2026-06-01' })
    })
    const { agreed, newActions } = await review()
    expect(agreed.map((action) => action.what)).toEqual(['Late', 'Later'])
    expect(newActions).toEqual([])
    expect((await review('2026-05')).newActions).toHaveLength(2)
  })
})
