import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { listGroupResults } from './list-group-results.ts'
import { type NewGroupResult, recordGroupResults } from './record-group-results.ts'

let city: ReviewedCity
let programId = ''
beforeAll(async () => {
  city = await openReviewedCity(1)
  programId = city.programs[0]!.id
})
afterAll(() => city.close())

const line = (name: string, numerator: number, denominator: number): NewGroupResult => ({
  ...{ programId, measure: 'exits-to-permanent-housing', kind: 'race', name, numerator, denominator },
  ...{ state: 'value', months: 12, matureOn: null },
})
async function record(person: TestPerson, results: NewGroupResult[]) {
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' }),
  )
  if ('refused' in received) throw new Error(received.refused)
  return city.as(person, (visit) =>
    recordGroupResults(visit, {
      ...{ submissionId: received.done.id, from: '2025-08-01', to: '2026-07-31', definitionVersion: 'test-1', results },
    }),
  )
}
const listed = (person: TestPerson, kind: NewGroupResult['kind'] = 'race') =>
  city.as(person, (visit) => listGroupResults(visit.work, { programId, kind }))

test('nothing was read yet: null, which is not no group', async () => {
  expect(await listed(city.manager)).toBe(null)
})

test('the newest reading speaks, an older one stays; told in the history', async () => {
  expect(await record(city.manager, [line('black', 5, 20), line('white', 7, 30)])).toEqual({ done: { groups: 2 } })
  expect((await city.events()).at(-1)).toBe('groups-recorded')
  expect(await record(city.terminal, [line('white', 8, 31)])).toEqual({ done: { groups: 1 } })
  expect(await listed(city.manager)).toMatchObject({
    ...{ from: '2025-08-01', to: '2026-07-31' },
    results: [{ name: 'white', numerator: 8, denominator: 31, state: 'value', matureOn: null }],
  })
  expect((await listed(city.director, 'age'))!.results).toEqual([])
  const kept = await city.asOwner((trx) => trx.selectFrom('group_result').select('name').execute())
  expect(kept).toHaveLength(3)
})

test('directors and providers bring no results; a provider sees its own programs alone', async () => {
  for (const person of [city.director, city.provider])
    expect(await record(person, [line('white', 1, 2)])).toEqual({ refused: 'not-allowed' })
  expect((await listed(city.provider))!.results).toHaveLength(1)
  expect((await listed(city.otherProvider))!.results).toEqual([])
})
