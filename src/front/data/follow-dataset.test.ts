import { afterAll, beforeAll, expect, test } from 'vitest'
import { courseHead, type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import { saveBuiltMeasure } from '../../performance/built-measures/save-built-measure.ts'
import { setDatasetSenders } from '../../performance/datasets/set-dataset-senders.ts'
import { listResults } from '../../performance/results/list-results.ts'
import { followDataset } from './follow-dataset.ts'

let city: DatasetCity
beforeAll(async () => {
  city = await openDatasetCity()
})
afterAll(() => city.close())

test("a provider's file moves its figures, which it may not write itself", async () => {
  await city.as(city.manager, (visit) =>
    saveBuiltMeasure(visit, {
      dataset: 'courses',
      name: { title: { en: 'Left', es: 'Salidas' }, area: 'Work', direction: 'increase', question: 'how-much' },
      rule: {
        ...{ counts: 'rows', whom: [], placedBy: 'left_on', value: 'count', success: [], followUp: null, of: null },
        ...{ groups: [], lagDays: 0 },
      },
    }),
  )
  await city.as(city.manager, (visit) => setDatasetSenders(visit, { key: 'courses', providerIds: [city.providerId] }))
  const rows = ['a', 'b'].map((client) => `${client},Harbor House Shelter,2026-01-05,Employed,yes,10,12.50`)
  const sent = await city.send([courseHead, ...rows].join('\n'), { person: city.provider })
  expect(sent).toMatchObject({ state: 'done' })
  const followed = await followDataset(city.db, city.dataFolder, city.jurisdiction, 'courses')
  expect(followed).toMatchObject([{ measure: 'left', recorded: { added: 1 } }])
  const asked = { programIds: 'all', unit: 'records', fromMonth: '2026-01', toMonth: '2026-01' } as const
  const own = await city.as(city.provider, ({ work }) => listResults(work, asked))
  expect(own).toMatchObject([{ measure: 'left', numerator: 2, denominator: 1, state: 'value' }])
  expect(await city.as(city.otherProvider, ({ work }) => listResults(work, asked))).toEqual([])
})
