import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointments, insertCard, repairDays } from '../../../tests/own-measure.ts'
import { openReviewedCity, otherContract, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { addMonths, monthsBetween } from '../../ground/platform/day.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { withMeasureWords } from '../../ground/words/words-of-measures.ts'
import { importStandards } from '../../performance/goals/import-standards.ts'
import { tellMeasure } from '../../performance/measures/measure.ts'
import { importCounts } from '../../performance/reporting/import-counts.ts'
import { listHeadlines } from '../../performance/signals/list-headlines.ts'
import { describeCourse } from './describe-course.ts'
import { describeSignal } from './describe-signal.ts'
import { findReview } from './find-review.ts'
import { freezeReview } from './freeze-review.ts'
import type { Review } from './review.ts'
import { writePacket } from './write-packet.ts'

const month = '2026-07'
let city: ReviewedCity
let review: Review

/** A clinic under the other provider's contract: no HMIS project, one share and one length, counted by hand. */
beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, async (visit) => {
    await insertCard(visit, 'kept-appointments', appointments)
    await insertCard(visit, 'repair-days', repairDays)
    const received = await receiveSubmission(visit, { kind: 'counts', fileName: 'clinic.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const submissionId = received.done.id
    const place = { contractNumber: otherContract, program: 'Clinic', programType: 'Clinic', population: null }
    await importProgramMap(visit, { lines: [{ ...place, hmisProjectId: null, from: null, to: null }], submissionId })
    const standard = { programType: 'Clinic', population: null, minimum: 0.6, target: 0.8, from: '2024-01-01' }
    const standards = [{ ...standard, measure: 'kept-appointments', direction: 'increase' as const }]
    await importStandards(visit, { standards, submissionId })
    const lines = monthsBetween(addMonths(month, -13), month).flatMap((period, at) => {
      const line = { row: at, program: 'Clinic', period, note: null }
      const kept = period === month ? 14 : 28 + (at % 3)
      return [
        { ...line, measure: 'kept-appointments', numerator: kept, denominator: 40 },
        { ...line, measure: 'repair-days', numerator: 90 + (at % 4), denominator: 30 },
      ]
    })
    await importCounts(visit, { lines, fileName: 'clinic.csv', submissionId })
  })
  review = (await city.as(city.manager, (visit) => findReview(visit, otherContract, month)))!
})
afterAll(() => city.close())

const wordsIn = (language: 'en' | 'es') =>
  withMeasureWords(
    wordsOf(language),
    review.ownMeasures.map((one) => tellMeasure(one, language)),
  )

test('a review of another field shows its own measures, in their own unit, and none of the pack', () => {
  const [program] = review.programs
  expect(program?.courses.map(({ measure, unit }) => [measure, unit])).toEqual([
    ['repair-days', 'repairs'],
    ['kept-appointments', 'cases'],
  ])
  expect(review.ownMeasures).toHaveLength(2)
})
test('a program of the pack keeps its five, whatever else the city counts', async () => {
  const other = await city.as(city.manager, (visit) => findReview(visit, 'HS-2024-017', month))
  expect(other?.programs[0]?.courses).toHaveLength(5)
  expect(other?.ownMeasures).toEqual([])
})
test('it is judged, charted and told as every other, in both languages', () => {
  const course = review.programs[0]!.courses[1]!
  expect(course).toMatchObject({ judgment: 'below-minimum', window: { numerator: 14, denominator: 40, months: 1 } })
  expect(course.signal).toMatchObject({ kind: 'special-cause', weight: 4, valueFormat: 'share' })
  const said = describeCourse(course, wordsIn('en'), 'en')
  expect(said.title).toBe('Kept appointments')
  expect(said.countsText).toBe('14 of 40 cases')
  expect(said.signalSentence).toBe(
    'Kept appointments: worse than usual since July 2026: 35%, 14 of 40 cases, this month.',
  )
  expect(said.chart?.points).toHaveLength(14)
  expect(describeCourse(course, wordsIn('es'), 'es').signalSentence).toBe(
    'Citas cumplidas: peor de lo habitual desde julio de 2026: 35%, 14 de 40 casos, este mes.',
  )
  expect(describeSignal(course.signal!, wordsIn('en'), 'en').sentence).toBe(said.signalSentence)
})
test('a length is told in days over its own cases', () => {
  const said = describeCourse(review.programs[0]!.courses[0]!, wordsIn('en'), 'en')
  expect(said.countsText).toBe('91 days over 30 repairs')
  expect(said.figures[1]).toEqual({ figure: '3', explanation: 'days on average' })
  expect(said.judgmentWord).toBe('no standard agreed')
})
test('its program is judged with the city, under a headline of its own', async () => {
  const headlines = await city.as(city.manager, ({ work }) => listHeadlines(work, month))
  const clinic = headlines.find((one) => one.programId === review.programs[0]!.programId)
  expect(clinic?.measures.toSorted()).toEqual(['kept-appointments', 'repair-days'])
  expect(clinic?.measure).toBe('repair-days')
})
test('a packet keeps what its measures are called, so that it can be read when the card has changed', async () => {
  const packet = freezeReview(review, { edition: 'working', number: 1, frozenAt: '2026-08-05T00:00:00.000Z' })
  expect(packet.ownMeasures?.map(({ title }) => title.en)).toEqual(['Days to repair', 'Kept appointments'])
  expect(packet.definitionVersions).toEqual(['kept-appointments-v1', 'repair-days-v1'])
  expect((await writePacket(packet, 'es')).length).toBeGreaterThan(10_000)
  const released = freezeReview(review, { edition: 'releasable', number: 1, frozenAt: '2026-08-05T00:00:00.000Z' })
  expect(released.programs[0]?.courses.map(({ state }) => state)).not.toContain('suppressed')
})
