import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract, reviewedMonth } from '../../../tests/reviewed-city.ts'
import { findCourse } from './find-course.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const measure = 'exits-to-permanent-housing'
const review = { contractNumber: reviewedContract, to: reviewedMonth }
type More = { measure?: string; review?: typeof review | null }
const find = (person = city.manager, more: More = {}) =>
  city.as(person, (visit) =>
    findCourse(visit, { programId: city.programs[0]!.id, measure, unit: 'households', review, ...more }),
  )

test('the chart of a review ends in its month, and is that of its program page where both end there', async () => {
  const ofReview = (await find())!
  expect(ofReview).toMatchObject({ contractNumber: reviewedContract, course: { measure, month: reviewedMonth } })
  expect(ofReview.course.points.at(-1)).toMatchObject({
    flag: 'concern',
    rules: expect.arrayContaining(['astronomical']),
  })
  expect(ofReview.course.limits[0]!.lowerNear).toBeGreaterThan(ofReview.course.limits[0]!.lower)
  const ofProgram = (await find(city.manager, { review: null }))!
  expect(ofProgram.course.limits).toEqual(ofReview.course.limits)
})

test('a provider finds its own charts, another finds none; nor does anybody what there is not', async () => {
  expect(await find(city.provider)).not.toBeNull()
  expect(await find(city.provider, { review: null })).not.toBeNull()
  expect(await find(city.otherProvider)).toBeNull()
  expect(await find(city.otherProvider, { review: null })).toBeNull()
  expect(await find(city.manager, { measure: 'no-such' })).toBeNull()
  expect(await find(city.manager, { review: { ...review, contractNumber: 'HS-0' } })).toBeNull()
})
