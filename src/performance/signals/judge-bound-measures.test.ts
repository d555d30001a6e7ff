import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract, reviewedMonth } from '../../../tests/reviewed-city.ts'
import { addMonths, lastDay, type Month } from '../../ground/platform/day.ts'
import { agreeMeasure } from '../goals/agree-measure.ts'
import { endMeasure } from '../goals/end-measure.ts'
import { proposeMeasure } from '../goals/propose-measure.ts'
import { definitionVersion } from '../measure-packs/homelessness/cards.ts'
import { judgeMonth } from './judge-month.ts'
import { listCourses } from './list-courses.ts'
import { listStandings } from './list-standings.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const measure = 'exits-to-permanent-housing'
const propose = async (from: string, minimum: number | null, cardVersion = definitionVersion) => {
  const terms = minimum === null ? null : { minimum, target: 0.95, direction: 'increase' }
  const made = await city.as(city.manager, (visit) =>
    proposeMeasure(visit, {
      ...{ contractNumber: reviewedContract, measure, cardVersion, from, terms },
      ...{ question: 'better-off', timing: 'lagging', stage: 'outcome' },
    }),
  )
  if ('refused' in made) throw new Error(made.refused)
  return made.done.id
}
const agree = (id: string) => city.as(city.manager, (visit) => agreeMeasure(visit, { id, saidBy: 'Dana Cole' }))
const standing = async (month: Month = reviewedMonth) => {
  await city.as(city.manager, (visit) => judgeMonth(visit, month))
  const rows = await city.as(city.manager, (visit) => listStandings(visit.work, month))
  const { judgment, minimum } = rows.find((one) => one.measure === measure)!.standing
  return [judgment, minimum]
}
const course = async (month: Month = reviewedMonth) => {
  const { contractId } = city
  const asked = { month, unit: 'households', contractId }
  const [program] = await city.as(city.manager, (visit) => listCourses(visit.work, asked))
  return program!.courses.find((one) => one.measure === measure)!
}

// A year of one measure of one contract, in order: each test stands on what the one before it agreed.
test('proposed with a lower minimum, the measure stays judged by what stood before', async () => {
  expect(await standing()).toEqual(['below-minimum', 0.4])
  const id = await propose('2026-01-01', 0.1)
  expect(await standing()).toEqual(['below-minimum', 0.4])
  expect((await course()).binding).toEqual({ right: 'inherited', isProposed: true, agreedCard: null })
  await agree(id)
  expect(await standing()).toEqual(['between', 0.1])
  expect((await course()).binding).toEqual({ right: 'agreed', isProposed: false, agreedCard: null })
})

test('amended in the middle of the year, each month is judged by the terms that bound on its last day', async () => {
  await agree(await propose('2026-06-15', 0.9, 'exits-2'))
  expect(await standing('2026-05')).toEqual(['between', 0.1])
  expect(await standing('2026-06')).toEqual(['below-minimum', 0.9])
  const { steps, binding } = await course()
  expect(steps!.map(({ from, minimum }) => [from, minimum]).slice(-2)).toEqual([
    ['2026-01', 0.1],
    ['2026-06', 0.9],
  ])
  // The figures were counted by the card that is the city's own; the contract agreed to another.
  expect(binding!.agreedCard).toBe('exits-2')
})

test('ended, it is drawn and no longer judged, and nothing is asked of it', async () => {
  const [binding] = await city.asOwner((trx) =>
    trx.selectFrom('measure_binding').where('card_version', '=', 'exits-2').select('id').execute(),
  )
  const endedOn = lastDay(addMonths(reviewedMonth, -1))
  await city.as(city.manager, (visit) => endMeasure(visit, { id: binding!.id, endedOn, reason: 'Replaced' }))
  expect(await standing('2026-06')).toEqual(['below-minimum', 0.9])
  expect(await standing()).toEqual([null, null])
  expect((await course()).signal?.kind).not.toBe('below-minimum')
  expect((await course()).binding!.right).toBe('ended')
})

test('a measure that nothing asked for is shown where it is proposed, and not judged', async () => {
  await city.asOwner((trx) =>
    trx.updateTable('standard').set({ replaced_at: '2026-08-01' }).where('measure', '=', 'utilization').execute(),
  )
  await city.as(city.manager, (visit) =>
    proposeMeasure(visit, {
      ...{ contractNumber: reviewedContract, measure: 'utilization', cardVersion: definitionVersion },
      ...{ question: 'how-much', timing: 'leading', stage: 'output', from: '2026-01-01' },
      terms: { minimum: 0.99, target: 1, direction: 'increase' },
    }),
  )
  const [program] = await city.as(city.manager, (visit) =>
    listCourses(visit.work, { month: reviewedMonth, unit: 'households', contractId: city.contractId }),
  )
  const found = program!.courses.find((one) => one.measure === 'utilization')!
  expect(found).toMatchObject({ judgment: null, minimum: null, binding: { right: 'proposed', isProposed: true } })
})
