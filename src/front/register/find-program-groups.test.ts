import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { type NewGroupResult, recordGroupResults } from '../../performance/results/record-group-results.ts'
import { findProgramGroups, readGroupsForm } from './find-program-groups.ts'
import { groupsTable } from './groups-table.ts'

let city: ReviewedCity
let programId = ''
const counts: [string, number, number][] = [
  ['asian', 3, 7],
  ['black', 30, 60],
  ['white', 60, 100],
  ['multiple', 40, 80],
]
beforeAll(async () => {
  city = await openReviewedCity(1)
  programId = city.programs[0]!.id
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' })
    if ('refused' in received) throw new Error(received.refused)
    await recordGroupResults(visit, {
      ...{ submissionId: received.done.id, from: '2025-08-01', to: '2026-07-31', definitionVersion: 'test-1' },
      results: counts.map(
        ([name, numerator, denominator]): NewGroupResult => ({
          ...{ programId, measure: 'exits-to-permanent-housing', kind: 'race', name, numerator, denominator },
          ...{ state: 'value', months: 12, matureOn: null },
        }),
      ),
    })
  })
})
afterAll(() => city.close())

const groups = (person: TestPerson, query = '') =>
  city.as(person, (visit) => findProgramGroups(visit, programId, readGroupsForm(new URLSearchParams(query))))
const hidden = async (person: TestPerson, query = '') =>
  (await groups(person, query)).measures.flatMap(({ lines }) => lines.filter((line) => line.isSuppressed)).length

test('contract manager and provider see small counts, and can see the releasable edition; a director sees that alone', async () => {
  expect([await hidden(city.manager), await hidden(city.provider)]).toEqual([0, 0])
  expect(await hidden(city.manager, 'edition=releasable')).toBeGreaterThan(1)
  expect(await hidden(city.director)).toBeGreaterThan(1)
  expect(await groups(city.director, 'edition=working')).toMatchObject({ edition: 'releasable', maySeeSmall: false })
  expect((await groups(city.otherProvider)).measures).toEqual([])
})

test('a kind that nobody knows is race; of another kind nothing was told', async () => {
  expect(await groups(city.manager, 'by=height')).toMatchObject({ kind: 'race', period: { from: '2025-08-01' } })
  expect(await groups(city.manager, 'by=age')).toMatchObject({ kind: 'age', measures: [] })
})

test('as a list: what is kept back is blank and says so', async () => {
  const { columns, rows } = groupsTable('Harbor', await groups(city.director))
  const at = (name: string) => columns.findIndex((column) => column.name === name)
  const asian = rows.find((row) => row[at('group')] === 'asian')!
  expect([asian[at('state')], asian[at('numerator')], asian[at('edition')]]).toEqual(['suppressed', null, 'releasable'])
})
