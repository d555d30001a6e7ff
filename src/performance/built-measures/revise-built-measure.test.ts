import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { listCardVersions } from '../measures/list-card-versions.ts'
import { reviseMeasureCard } from '../measures/revise-measure-card.ts'
import { findBuiltMeasure } from './list-built-measures.ts'
import { reviseBuiltMeasure } from './revise-built-measure.ts'
import { saveBuiltMeasure } from './save-built-measure.ts'

let city: DatasetCity
const rule = {
  ...{ counts: 'people', whom: [], placedBy: 'left_on', value: 'share', followUp: null, of: null, lagDays: 0 },
  success: [{ column: 'outcome', is: 'is-one-of', values: ['Employed'] }],
  groups: [] as string[],
}
const name = {
  title: { en: 'Employed', es: 'Con empleo' },
  area: 'Workforce',
  direction: 'increase',
  question: 'better-off',
}

beforeAll(async () => {
  city = await openDatasetCity()
  await city.as(city.manager, (visit) => saveBuiltMeasure(visit, { dataset: 'courses', name, rule }))
})
afterAll(() => city.close())

const revise = (more: object, was = 1, person: TestPerson = city.manager) =>
  city.as(person, (visit) =>
    reviseBuiltMeasure(visit, { measure: 'employed', was, from: visit.today, reason: 'Agreed in May', name, ...more }),
  )
const versions = () => city.as(city.manager, ({ work }) => listCardVersions(work, 'employed'))

test('a rule that counts otherwise is a new version, and what people wrote on the card stays', async () => {
  const [first] = await versions()
  const card = { ...first!.card, gaming: { en: 'Only easy cases.', es: 'Solo casos fáciles.' } }
  const agreed = { from: first!.from!, reason: 'Known ways', agreedBy: 'Ana Ruiz' }
  await city.as(city.manager, (visit) => reviseMeasureCard(visit, 'employed', { was: 1, card, ...agreed }))
  expect(await revise({ rule: { ...rule, groups: ['finished'] } }, 2)).toEqual({
    done: { measure: 'employed', version: 3 },
  })
  const [newest] = await versions()
  expect(newest).toMatchObject({ version: 3, reason: 'Agreed in May', card: { gaming: { en: 'Only easy cases.' } } })
  expect(newest!.changed).toEqual(['subgroups'])
  const kept = await city.as(city.manager, ({ work }) => findBuiltMeasure(work, 'employed'))
  expect(kept).toMatchObject({ version: 3, rule: { groups: ['finished'] } })
  expect((await city.as(city.manager, ({ work }) => findBuiltMeasure(work, 'employed', 1)))!.rule!.groups).toEqual([])
  expect((await city.events()).slice(-2).toSorted()).toEqual(['measure-counted-anew', 'measure-revised'])
})

test('what would be another measure, is unknown, or is not for the asker, is refused, and nothing is kept', async () => {
  const rows = { ...rule, counts: 'rows' }
  expect(await revise({ rule: rows }, 3)).toEqual({ refused: 'measure-is-another' })
  expect(await revise({ rule: { ...rule, placedBy: 'nothing' } }, 3)).toEqual({ refused: 'rule-no-placing-day' })
  expect(await revise({ rule, measure: 'unheard-of' }, 3)).toEqual({ refused: 'measure-not-found' })
  expect(await revise({ rule, reason: '' }, 3)).toEqual({ refused: 'wrong-form' })
  for (const person of [city.director, city.provider])
    expect(await revise({ rule }, 3, person)).toEqual({ refused: 'not-allowed' })
  expect(await versions()).toHaveLength(3)
})
