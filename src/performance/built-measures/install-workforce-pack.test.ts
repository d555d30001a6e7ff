import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { listDatasets } from '../datasets/list-datasets.ts'
import { measureCardSchema } from '../measures/card.ts'
import { listOwnMeasures } from '../measures/list-measures.ts'
import { installWorkforcePack } from './install-workforce-pack.ts'
import { keepMeasure } from './keep-measure.ts'
import { listBuiltMeasures } from './list-built-measures.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

test('the dataset and four measures, each with a whole card; the second time nothing is added', async () => {
  const install = () => city.as(city.manager, installWorkforcePack)
  expect(await install()).toMatchObject({ done: { measures: { length: 4 } } })
  expect(await install()).toEqual({ done: { measures: [] } })
  const [datasets, kept, measures] = await city.as(city.director, async ({ work }) => [
    await listDatasets(work),
    await listBuiltMeasures(work, 'workforce_exits'),
    await listOwnMeasures(work),
  ])
  expect(datasets.map(({ key }) => key)).toEqual(['workforce_exits'])
  expect(kept.map(({ measure }) => measure).toSorted()).toEqual(measures.map(({ key }) => key).toSorted())
  expect(measures.every(({ pack, maturityDays }) => pack === 'Workforce' && maturityDays! > 300)).toBe(true)
  const cards = await city.asOwner((trx) => trx.selectFrom('measure_card').select('card').execute())
  for (const { card } of cards) expect(measureCardSchema.safeParse(card).error).toBe(undefined)
  expect((await city.events()).filter((event) => event === 'measure-built')).toHaveLength(4)
})

test('who may not keep measures installs none, and keeps none', async () => {
  expect(await city.as(city.director, installWorkforcePack)).toEqual({ refused: 'not-allowed' })
  const [one] = await city.as(city.manager, ({ work }) => listBuiltMeasures(work))
  const [card] = await city.asOwner((trx) => trx.selectFrom('measure_card').select('card').execute())
  const asked = { ...one!, card: card!.card as never, dataset: 'workforce_exits', reason: 'again' }
  expect(await city.as(city.director, (visit) => keepMeasure(visit, asked))).toEqual({ refused: 'not-allowed' })
  expect(await city.as(city.manager, (visit) => keepMeasure(visit, asked))).toEqual({
    refused: 'measure-exists',
  })
})
