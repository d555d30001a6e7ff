import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointments, insertCard, repairDays } from '../../../tests/own-measure.ts'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { findMeasure, listMeasures, listOwnMeasures } from './list-measures.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
  await city.as(city.manager, async (visit) => {
    await insertCard(visit, 'repair-days', repairDays)
    await insertCard(visit, 'kept-appointments', appointments)
    await insertCard(visit, 'kept-appointments', { ...appointments, weight: 5 }, 2)
    await insertCard(visit, 'utilization', appointments, 2)
  })
})
afterAll(() => city.close())

test('the registry holds those of the program first, then the city’s own by policy area, each by its newest card', async () => {
  const found = await city.as(city.director, ({ work }) => listMeasures(work))
  expect(found.map(({ key }) => key).slice(5)).toEqual(['repair-days', 'kept-appointments'])
  expect(found.at(-1)).toMatchObject({ version: 'kept-appointments-v2', weight: 5 })
  // A later version of a card of the program says more words; what is measured stays in its pack.
  expect(found.find(({ key }) => key === 'utilization')).toMatchObject({
    isBuiltIn: true,
    units: ['households', 'persons'],
  })
})
test('one measure by its key', async () => {
  const asked = (key: string) => city.as(city.manager, ({ work }) => findMeasure(work, key))
  expect((await asked('repair-days'))?.title.es).toBe('Días hasta la reparación')
  expect((await asked('length-of-stay'))?.isBuiltIn).toBe(true)
  expect(await asked('nothing')).toBeNull()
})
test('whoever is signed in reads what a card says, a provider too', async () => {
  expect(await city.as(city.director, ({ work }) => listOwnMeasures(work))).toHaveLength(2)
})
