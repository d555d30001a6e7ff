import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity, reviewedMonth } from '../../../tests/reviewed-city.ts'
import { addMonths } from '../../ground/platform/day.ts'
import { findProgram } from './find-program.ts'
import { findStepReport } from './find-step-report.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
})
afterAll(() => city.close())

const find = (person = city.manager, id = city.programs[0]!.id) =>
  city.as(person, (visit) => findProgram(visit, id, 'households'))

test('a program has its contracts, its standards, and every measure by month with counts, state and judgment', async () => {
  const program = (await find())!
  expect(program).toMatchObject({ name: 'Harbor House Shelter', providerName: 'Harbor House', month: reviewedMonth })
  expect(program.contracts.map(({ hmisProjectId }) => hmisProjectId)).toEqual(['P-1'])
  expect(program.standards).toHaveLength(5)
  const exits = program.measures[0]!
  expect(exits.months).toHaveLength(24)
  expect(exits.months[0]).toMatchObject({
    month: reviewedMonth,
    state: 'value',
    judgment: 'below-minimum',
    window: { months: 1 },
  })
  expect(exits.months[0]!.resultId).not.toBeNull()
  expect(exits.months.at(-1)!.month).toBe(addMonths(reviewedMonth, -23))
})

test('a month without a figure between others is missing, not nothing', async () => {
  const early = addMonths(reviewedMonth, -25)
  await city.record([
    monthlyResult({
      programId: city.programs[0]!.id,
      measure: 'utilization',
      month: early,
      numerator: 0,
      denominator: 30,
    }),
  ])
  const use = (await find())!.measures.find(({ measure }) => measure === 'utilization')!
  expect(use.months.slice(-2)).toMatchObject([
    { state: 'missing', value: null, judgment: null },
    { month: early, state: 'value', value: 0 },
  ])
})

test('a provider sees its own program, and no other sees it', async () => {
  expect((await find(city.provider))!.name).toBe('Harbor House Shelter')
  expect(await find(city.otherProvider)).toBeNull()
  expect(await find(city.manager, 'nonsense')).toBeNull()
})

test('days at each step are told by department and year; a choice that there is none of is no choice', async () => {
  await city.asOwner((trx) =>
    trx.updateTable('contract').set({ awarded_on: '2024-06-01', signed_on: '2024-07-11' }).execute(),
  )
  const report = await city.as(city.provider, (visit) =>
    findStepReport(visit, { department: 'Human Services', year: '1999' }),
  )
  expect(report).toMatchObject({ department: 'Human Services', year: null, all: 1, years: ['2025'] })
  expect(report.whole.steps.signature.spread).toEqual({ count: 1, median: 40, ninety: 40 })
  expect(report.whole.late).toEqual({ count: 1, median: 10, ninety: 10 })
})
