import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity, reviewedMonth } from '../../../tests/reviewed-city.ts'
import { addMonths } from '../../ground/platform/day.ts'
import { xmr } from '../../ground/statistics/xmr.ts'
import { findResult, listResults } from '../results/list-results.ts'
import { findExplainedMonth } from './find-explained-month.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const list = (measure: string) =>
  city.as(city.manager, (visit) =>
    listResults(visit.work, {
      ...{ programIds: [city.programs[0]!.id], unit: 'households', measure },
      ...{ fromMonth: addMonths(reviewedMonth, -23), toMonth: reviewedMonth },
    }),
  )
const explain = async (measure: string, month = reviewedMonth) => {
  const result = (await list(measure)).find((one) => one.month === month)!
  return (await city.as(city.manager, (visit) => findExplainedMonth(visit.work, result)))!
}

test('a month is explained by what the chart was drawn from: who repeats it comes to the same', async () => {
  const results = await list('exits-to-permanent-housing')
  const explained = await explain('exits-to-permanent-housing')
  const again = xmr(results.map((one) => ({ at: one.month, value: one.numerator! / one.denominator! })))
  const { lower, centre, upper } = again.segments[0]!.limits!
  expect(explained.baseline).toMatchObject({ from: addMonths(reviewedMonth, -23), to: reviewedMonth, months: 24 })
  expect(explained.baseline).toMatchObject({ lower, centre, upper })
  expect(explained).toMatchObject({ ruleSet: 'mdc', constant: 2.66, screening: true })
  expect(explained.rules).toContainEqual({ rule: 'astronomical', direction: 'down' })
  expect(explained.interval!.lower).toBeGreaterThan(0)
})

test('bed-nights are not independent people: no interval, no rules, no range', async () => {
  expect(await explain('utilization')).toMatchObject({ interval: null, rules: null, baseline: null })
})

test('an earlier version is explained with itself in its place', async () => {
  const [first] = (await list('exits-to-permanent-housing')).slice(-1)
  await city.record([
    monthlyResult({
      ...{ programId: city.programs[0]!.id, measure: 'exits-to-permanent-housing', month: reviewedMonth },
      ...{ numerator: 20, denominator: 41 },
    }),
  ])
  expect((await explain('exits-to-permanent-housing')).rules).toEqual([])
  const { versions } = (await city.as(city.manager, (visit) => findResult(visit.work, first!.id)))!
  const old = await city.as(city.manager, (visit) => findExplainedMonth(visit.work, versions.at(-1)!))
  expect(old!.rules).toContainEqual({ rule: 'astronomical', direction: 'down' })
})
