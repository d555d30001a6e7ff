import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { listPathwaySteps } from './list-pathway-steps.ts'
import { type NewPathwayStep, recordPathways } from './record-pathways.ts'

let city: ReviewedCity
let programId = ''
beforeAll(async () => {
  city = await openReviewedCity(1)
  programId = city.programs[0]!.id
})
afterAll(() => city.close())

const step = (count: number, more: Partial<NewPathwayStep> = {}): NewPathwayStep => ({
  ...{ programId, from: '2026-01-01', to: '2026-01-31', step: 'referred', count },
  ...{ medianDays: null, ninthDays: null, state: 'value', matureOn: null, ...more },
})
async function record(person: TestPerson, steps: NewPathwayStep[]) {
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  return city.as(person, (visit) => recordPathways(visit, { submissionId: received.done.id, steps }))
}
const listed = (person: TestPerson) => city.as(person, ({ work }) => listPathwaySteps(work, programId))

test('the newest export speaks, also by silence; told in the history', async () => {
  const housed = step(2, { step: 'housed', medianDays: 31.5, ninthDays: 40, state: 'immature', matureOn: '2026-07-30' })
  expect(await record(city.manager, [step(9, { programId: null }), step(4), housed])).toEqual({ done: { steps: 3 } })
  expect((await city.events()).at(-1)).toBe('pathways-recorded')
  expect(await listed(city.director)).toEqual(expect.arrayContaining([step(4), housed]))
  await record(city.terminal, [step(8, { programId: null })])
  expect(await listed(city.manager)).toEqual([])
})

test('directors and providers bring nothing in; a provider reads its own programs', async () => {
  for (const person of [city.director, city.provider])
    expect(await record(person, [step(1)])).toEqual({ refused: 'not-allowed' })
  await record(city.manager, [step(9, { programId: null }), step(5)])
  expect(await listed(city.otherProvider)).toEqual([])
  expect(await listed(city.provider)).toEqual([step(5)])
})
