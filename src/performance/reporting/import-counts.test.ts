import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import type { CountsLine } from '../intake/counts-list.ts'
import { lockPeriod } from '../reports/lock-period.ts'
import { listResults } from '../results/list-results.ts'
import { countedByHand } from '../results/result.ts'
import { importCounts } from './import-counts.ts'

let city: ReviewedCity
let submissionId: string

beforeAll(async () => {
  city = await openReviewedCity(2)
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'counts', fileName: 'counts.csv' })
    if ('refused' in received) throw new Error(received.refused)
    submissionId = received.done.id
    const line = { programType: 'Enhanced shelter', population: null, hmisProjectId: null, from: null, to: null }
    // The other provider has a program of the same name as one of Harbor House's, and one of its own.
    const lines = ['Harbor House Shelter', 'Pier Outreach'].map((program) => ({
      ...{ contractNumber: otherContract, program },
      ...line,
    }))
    await importProgramMap(visit, { lines, submissionId })
  })
})
afterAll(() => city.close())

const line = (over: Partial<CountsLine>): CountsLine => ({
  ...{ row: 2, program: 'Pier Outreach', measure: 'exits-to-permanent-housing', period: '2026-08' },
  ...{ numerator: 3, denominator: 8, note: null },
  ...over,
})
const bring = (person: TestPerson, ...lines: CountsLine[]) =>
  city.as(person, (visit) => importCounts(visit, { lines, fileName: 'counts.csv', submissionId }))
const august = async () =>
  (
    await city.as(city.manager, (visit) =>
      listResults(visit.work, { programIds: 'all', unit: 'households', fromMonth: '2026-08', toMonth: '2026-08' }),
    )
  ).map(({ measure, state, numerator, denominator, definitionVersion }) => ({
    ...{ measure, state, numerator, denominator, definitionVersion },
  }))

test('a blank is missing, a 0 is zero, and half a count is missing too', async () => {
  const done = await bring(
    city.manager,
    line({ numerator: 0, denominator: 0 }),
    line({ measure: 'length-of-stay', numerator: null, denominator: null }),
    line({ measure: 'returns-within-six-months', numerator: 1, denominator: null }),
  )
  expect(done).toMatchObject({ done: { added: 3 }, findings: [] })
  const of = (measure: string) => ({ measure, definitionVersion: countedByHand })
  expect(await august()).toEqual(
    expect.arrayContaining([
      { ...of('exits-to-permanent-housing'), state: 'value', numerator: 0, denominator: 0 },
      { ...of('length-of-stay'), state: 'missing', numerator: null, denominator: null },
      { ...of('returns-within-six-months'), state: 'missing', numerator: null, denominator: null },
    ]),
  )
})

test('spellings of a program meet; one that nobody runs, or that two providers run, is a finding beside its row', async () => {
  const done = await bring(
    city.terminal,
    line({ program: 'PIER outreach', period: '2026-07' }),
    line({ row: 3, program: 'Nowhere', period: '2026-07' }),
    line({ row: 4, program: 'Harbor House Shelter', period: '2026-07' }),
  )
  expect(done).toMatchObject({ done: { added: 1, corrected: 0, unchanged: 0 } })
  expect('findings' in done && done.findings.map(({ code, row, found }) => [code, row, found])).toEqual([
    ['unknown-program', 3, 'Nowhere'],
    ['program-name-not-unique', 4, 'Harbor House Shelter'],
  ])
})

test('a form that names the program itself is not mistaken between two of one name', async () => {
  const [{ id }] = city.programs as [{ id: string; name: string }]
  expect(await bring(city.manager, line({ program: id, period: '2026-07' }))).toMatchObject({
    done: { corrected: 1 },
    findings: [],
  })
})

test('is refused to a director and to a provider', async () => {
  for (const person of [city.director, city.provider]) {
    expect(await bring(person, line({ period: '2026-06' }))).toEqual({ refused: 'not-allowed' })
  }
})

test('in a locked month the same count again is no fault, and another one is left out beside its row', async () => {
  await city.as(city.manager, (visit) => lockPeriod(visit, { month: '2026-07' }))
  const known = line({ program: 'PIER outreach', period: '2026-07' })
  expect(await bring(city.manager, known)).toMatchObject({ done: { unchanged: 1 }, findings: [] })
  const other = await bring(city.manager, { ...known, row: 7, numerator: 5 }, line({ numerator: 4 }))
  expect(other).toMatchObject({
    done: { corrected: 1 },
    findings: [{ code: 'period-locked', row: 7, column: 'period', found: '2026-07' }],
  })
})
