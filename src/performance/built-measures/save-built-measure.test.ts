import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import { findMeasure } from '../measures/list-measures.ts'
import { withdrawMeasureCard } from '../measures/withdraw-measure-card.ts'
import type { MeasureRule } from './built-measure.ts'
import { findBuiltMeasure, listBuiltGroups, listBuiltMeasures } from './list-built-measures.ts'
import { recordBuiltGroups } from './record-built-groups.ts'
import { saveBuiltMeasure } from './save-built-measure.ts'

let city: DatasetCity
beforeAll(async () => {
  city = await openDatasetCity()
})
afterAll(() => city.close())

const rule: MeasureRule = {
  counts: 'people',
  whom: [],
  placedBy: 'left_on',
  value: 'share',
  success: [{ column: 'outcome', is: 'is-one-of', values: ['Employed'] }],
  followUp: null,
  of: null,
  groups: ['finished'],
  lagDays: 30,
}
const name = (en: string) => ({
  title: { en, es: `${en} (es)` },
  area: 'Workforce',
  direction: 'increase',
  question: 'better-off',
})
const bySql = {
  sql: 'select 1',
  format: 'share',
  matureAfterDays: 0,
  definition: { en: 'What the SQL says.', es: 'Lo que dice el SQL.' },
}

test('a rule is kept with its SQL, and a card that is written from it', async () => {
  const saved = await city.as(city.manager, (visit) =>
    saveBuiltMeasure(visit, { dataset: 'courses', name: name('Employed at exit'), rule }),
  )
  expect(saved).toEqual({ done: { measure: 'employed-at-exit' } })
  const [kept, measure] = await city.as(city.director, async ({ work }) => [
    await findBuiltMeasure(work, 'employed-at-exit'),
    await findMeasure(work, 'employed-at-exit'),
  ])
  expect(kept).toMatchObject({ version: 1, datasetKey: 'courses', rule, format: 'share', matureAfterDays: 30 })
  expect(measure).toMatchObject({
    pack: 'Workforce',
    title: { en: 'Employed at exit' },
    valueFormat: 'share',
    units: ['persons'],
    counted: { en: 'people', es: 'personas' },
    maturityDays: 30,
  })
  expect((await city.events()).at(-1)).toBe('measure-built')
})

test("an analyst's SQL is kept too; providers read what is counted", async () => {
  await city.as(city.terminal, (visit) =>
    saveBuiltMeasure(visit, { dataset: 'courses', name: name('By SQL'), sql: bySql }),
  )
  const seen = await city.as(city.provider, ({ work }) => listBuiltMeasures(work, 'courses'))
  expect(seen.map(({ measure, rule: of }) => [measure, of === null])).toEqual([
    ['by-sql', true],
    ['employed-at-exit', false],
  ])
})

test.each([
  ['measure-exists', { name: name('Employed at exit'), rule }],
  ['measure-needs-name', { name: { ...name('x'), area: '' }, rule }],
  ['measure-needs-name', { name: name('¿?'), rule }],
  ['measure-dataset-not-found', { dataset: 'nothing', name: name('New'), rule }],
  ['rule-no-success', { name: name('New'), rule: { ...rule, success: [] } }],
  ['wrong-form', { name: name('New'), rule: { ...rule, counts: 'cats' } }],
  ['wrong-form', { name: name('New'), sql: { ...bySql, sql: '' } }],
] as const)('%s', async (refused, more) => {
  const asked = { dataset: 'courses', ...more }
  expect(await city.as(city.manager, (visit) => saveBuiltMeasure(visit, asked))).toEqual({ refused })
})

test.each(['director', 'provider'] as const)('a %s keeps none', async (who) => {
  const asked = { dataset: 'courses', name: name('Mine'), rule }
  expect(await city.as(city[who], (visit) => saveBuiltMeasure(visit, asked))).toEqual({ refused: 'not-allowed' })
  const groups = { measure: 'by-sql', submissionId: city.contractId, cells: [] }
  expect(await city.as(city[who], (visit) => recordBuiltGroups(visit, groups))).toEqual({ refused: 'not-allowed' })
})

test('a card that is taken back takes its counting with it; the same name again is another version', async () => {
  const asked = { dataset: 'courses', name: name('A slip'), rule }
  await city.as(city.manager, (visit) => saveBuiltMeasure(visit, asked))
  await city.as(city.manager, (visit) => withdrawMeasureCard(visit, 'a-slip', 1))
  expect(await city.as(city.manager, ({ work }) => findBuiltMeasure(work, 'a-slip'))).toBe(null)
  await city.as(city.manager, (visit) => saveBuiltMeasure(visit, asked))
  expect(await city.as(city.manager, ({ work }) => findBuiltMeasure(work, 'a-slip'))).toMatchObject({ version: 2 })
})

test('groups are written anew, and a provider sees those of its programs', async () => {
  const sent = await city.send('Client ID,Program,Left on,Outcome,Finished,Hours,Wage\n')
  const submissionId = 'submissionId' in sent ? sent.submissionId : ''
  const cell = (group: string) => ({
    ...{ programId: city.programs[0]!.id, month: '2026-07', group, numerator: 1, denominator: 2 },
  })
  const record = (groups: string[]) =>
    city.as(city.manager, (visit) =>
      recordBuiltGroups(visit, { measure: 'by-sql', submissionId, cells: groups.map(cell) }),
    )
  await record(['finished: yes', 'finished: no'])
  expect(await record(['finished: yes'])).toEqual({ done: { groups: 1 } })
  const seen = (who: typeof city.provider) => city.as(who, ({ work }) => listBuiltGroups(work, 'by-sql'))
  expect(await seen(city.provider)).toMatchObject([{ group: 'finished: yes', numerator: 1, denominator: 2 }])
  expect(await seen(city.otherProvider)).toEqual([])
  expect(await city.events()).toContain('built-groups-recorded')
})
