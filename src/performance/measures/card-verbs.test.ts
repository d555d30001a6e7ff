import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointments } from '../../../tests/own-measure.ts'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { importStandards } from '../goals/import-standards.ts'
import { addMeasureCard } from './add-measure-card.ts'
import { builtInCard } from './built-in-cards.ts'
import { changesBetween, keyFromTitle, type MeasureCardText, measureCardSchema } from './card.ts'
import { listCardVersions, versionOn } from './list-card-versions.ts'
import { listMeasures } from './list-measures.ts'
import { reviseMeasureCard } from './revise-measure-card.ts'
import { withdrawMeasureCard } from './withdraw-measure-card.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const agreed = { from: '2026-01-01', reason: 'The clinic asked for it', agreedBy: 'Both directors' }
const add = (person: TestPerson, card: unknown = appointments, over: Partial<typeof agreed> = {}) =>
  city.as(person, (visit) => addMeasureCard(visit, { card, ...agreed, ...over }))
const revise = (card: Partial<MeasureCardText>, over: Partial<typeof agreed & { was: number }> = {}, key = kept) =>
  city.as(city.manager, (visit) =>
    reviseMeasureCard(visit, key, {
      was: 1,
      card: { ...appointments, ...card },
      ...agreed,
      from: '2026-06-01',
      ...over,
    }),
  )
const versions = (key = kept) => city.as(city.director, ({ work }) => listCardVersions(work, key))
const newest = async () => (await city.events()).at(-1)
const kept = 'kept-appointments'

test('a director and a provider read cards and do not write them', async () => {
  for (const person of [city.director, city.provider]) {
    expect(await add(person)).toEqual({ refused: 'not-allowed' })
    const asked = (visit: Parameters<Parameters<typeof city.as>[1]>[0]) => withdrawMeasureCard(visit, kept, 1)
    expect(await city.as(person, asked)).toEqual({ refused: 'not-allowed' })
    const again = { was: 1, card: appointments, ...agreed }
    expect(await city.as(person, (visit) => reviseMeasureCard(visit, kept, again))).toEqual({ refused: 'not-allowed' })
  }
})
test('a card without a text in both languages, a reason, a day, or who agreed is refused', async () => {
  expect(await add(city.manager, { ...appointments, definition: { en: 'Only here', es: '' } })).toEqual({
    refused: 'wrong-form',
  })
  expect(await add(city.manager, { ...appointments, direction: '' })).toEqual({ refused: 'wrong-form' })
  for (const over of [{ reason: ' ' }, { agreedBy: '' }, { from: '2026-02-30' }])
    expect(await add(city.manager, appointments, over)).toEqual({ refused: 'wrong-form' })
})
test('a measure is added once, is known at once, and the history says so', async () => {
  expect(await add(city.terminal)).toEqual({ done: { measure: kept } })
  expect(await newest()).toBe('measure-added')
  expect((await city.as(city.manager, ({ work }) => listMeasures(work))).at(-1)?.title.en).toBe('Kept appointments')
  expect(await add(city.manager)).toEqual({ refused: 'measure-exists' })
  const title = { en: 'Length of stay', es: 'Duración' }
  expect(await add(city.manager, { ...appointments, title })).toEqual({ refused: 'measure-exists' })
})
test('a new version says what it changes, and is refused where it changes nothing or too much', async () => {
  const exclusions = { en: 'None', es: 'Ninguna' }
  expect(await revise({})).toEqual({ refused: 'nothing-changed' })
  expect(await revise({ direction: 'decrease' })).toEqual({ refused: 'measure-is-another' })
  expect(await revise({ units: ['persons'] })).toEqual({ refused: 'measure-is-another' })
  expect(await revise({ exclusions }, { from: '2025-12-31' })).toEqual({ refused: 'version-before-the-last' })
  expect(await revise({ exclusions }, { reason: '' })).toEqual({ refused: 'wrong-form' })
  expect(await revise({ exclusions }, {}, 'no-such')).toEqual({ refused: 'measure-not-found' })
  expect(await revise({ exclusions, weight: 2 })).toEqual({ done: { version: 2, changed: ['exclusions', 'weight'] } })
  expect(await newest()).toBe('measure-revised')
  expect(await revise({ owner: 'Somebody else' })).toEqual({ refused: 'card-changed-meanwhile' })
})
test('of two people who revise at the same moment, one is told', async () => {
  const both = await Promise.all([revise({ owner: 'A' }, { was: 2 }), revise({ owner: 'B' }, { was: 2 })])
  expect(both.filter((one) => 'done' in one)).toHaveLength(1)
  expect(both).toContainEqual({ refused: 'card-changed-meanwhile' })
})
test('which version binds is a matter of the day', async () => {
  const all = await versions()
  expect(all.map(({ version }) => version)).toEqual([3, 2, 1])
  expect(versionOn(all, '2026-03-15')?.version).toBe(1)
  expect(versionOn(all, '2026-06-01')?.version).toBe(3)
  expect(versionOn(all, '2020-01-01')?.version).toBe(1)
})
test('a slip is taken back, the newest first, as long as nothing hangs on it', async () => {
  const withdraw = (version: number, key = kept) =>
    city.as(city.manager, (visit) => withdrawMeasureCard(visit, key, version))
  expect(await withdraw(2)).toEqual({ refused: 'not-the-newest' })
  expect(await withdraw(3)).toEqual({ done: { isGone: false } })
  expect(await newest()).toBe('measure-withdrawn')
  expect(await withdraw(2)).toEqual({ done: { isGone: false } })
  const submissionId = (await city.asOwner((trx) => trx.selectFrom('submission').select('id').executeTakeFirst()))!.id
  const standard = { programType: 'Clinic', population: null, minimum: 0.6, target: 0.8, from: '2024-01-01' }
  await city.as(city.manager, (visit) =>
    importStandards(visit, { standards: [{ ...standard, measure: kept, direction: 'increase' }], submissionId }),
  )
  expect(await withdraw(1)).toEqual({ refused: 'card-in-use' })
  expect(await withdraw(1, 'utilization')).toEqual({ refused: 'measure-not-found' })
})
test('a card of the program can be revised too: its first version is in the code', async () => {
  const card = builtInCard('utilization')
  expect(measureCardSchema.parse(card)).toEqual(card)
  const owner = { ...card, owner: 'Data office' }
  expect(await revise(owner, {}, 'utilization')).toEqual({ done: { version: 2, changed: ['owner'] } })
  expect((await versions('utilization')).map(({ version, from }) => [version, from])).toEqual([
    [2, '2026-06-01'],
    [1, null],
  ])
})
test('the order in which a database gives a text’s languages is no change', () => {
  const { en, es } = appointments.title
  expect(changesBetween(appointments, { ...appointments, title: { es, en } })).toEqual([])
})
test('a key comes from the title', () => {
  expect(keyFromTitle('Kept appointments')).toBe(kept)
  expect(keyFromTitle('  Días: 30 hasta la reparación! ')).toBe('dias-30-hasta-la-reparacion')
  expect(keyFromTitle('2nd quarter earnings')).toBe('nd-quarter-earnings')
})
