import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { type PathwayStep, pathwaySteps } from '../../performance/measure-packs/homelessness/pathway/count-pathway.ts'
import { type NewPathwayStep, recordPathways } from '../../performance/results/record-pathways.ts'
import { findProgramPathway } from './find-program-pathway.ts'

let city: ReviewedCity
let programId = ''
const steps = (from: string, to: string, counts: number[], immature: PathwayStep[] = []): NewPathwayStep[] =>
  pathwaySteps.map((step, at) => ({
    ...{ programId, from, to, step, count: counts[at]!, medianDays: 7, ninthDays: 20 },
    ...{ state: immature.includes(step) ? 'immature' : 'value', matureOn: null },
  }))
const record = (rows: NewPathwayStep[]) =>
  city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' })
    if ('refused' in received) throw new Error(received.refused)
    await recordPathways(visit, { submissionId: received.done.id, steps: rows })
  })
const found = (person: TestPerson) => city.as(person, (visit) => findProgramPathway(visit, programId))
beforeAll(async () => {
  city = await openReviewedCity(1)
  programId = city.programs[0]!.id
})
afterAll(() => city.close())

test('nobody was referred: null', async () => {
  expect(await found(city.manager)).toBe(null)
})

test('a year that is over and the newest months; a director sees no step from the first small count on', async () => {
  const year = steps('2025-01-01', '2025-12-31', [100, 60, 40, 35])
  await record([...year, ...steps('2026-07-01', '2026-07-31', [9, 4, 1, 0], ['entered', 'housed'])])
  const told = (await found(city.manager))!
  expect(told.year!.steps.map(({ count, share }) => [count, share])).toEqual([
    [100, null],
    [60, 0.6],
    [40, 2 / 3],
    [35, 0.875],
  ])
  expect(told.months).toEqual([
    {
      month: '2026-07',
      steps: [
        { step: 'referred', count: 9, isImmature: false },
        { step: 'accepted', count: 4, isImmature: false },
        { step: 'entered', count: 1, isImmature: true },
        { step: 'housed', count: 0, isImmature: true },
      ],
    },
  ])
  // 40 less 35 are five who did not move in
  const released = (await found(city.director))!
  expect(released.year!.steps.map(({ count }) => count)).toEqual([100, 60, 40, null])
  expect(released.months).toEqual([])
  expect((await found(city.provider))!.months).toHaveLength(1)
  expect(await found(city.otherProvider)).toBe(null)
})
