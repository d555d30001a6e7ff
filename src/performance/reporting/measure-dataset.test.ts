import { afterEach, beforeEach, expect, test } from 'vitest'
import { courseHead, type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import type { MeasureRule } from '../built-measures/built-measure.ts'
import { listBuiltGroups } from '../built-measures/list-built-measures.ts'
import { reviseBuiltMeasure } from '../built-measures/revise-built-measure.ts'
import { saveBuiltMeasure } from '../built-measures/save-built-measure.ts'
import { listResults } from '../results/list-results.ts'
import { measureDataset } from './measure-dataset.ts'

const rule: MeasureRule = {
  counts: 'people',
  whom: [],
  placedBy: 'left_on',
  value: 'share',
  success: [{ column: 'outcome', is: 'is-one-of', values: ['Employed'] }],
  followUp: null,
  of: null,
  groups: ['finished'],
  lagDays: 0,
}
let city: DatasetCity
beforeEach(async () => {
  city = await openDatasetCity()
})
afterEach(() => city.close())

const keep = (title: string, how: { rule?: unknown; sql?: unknown }) =>
  city.as(city.manager, (visit) =>
    saveBuiltMeasure(visit, {
      dataset: 'courses',
      name: { title: { en: title, es: title }, area: 'Workforce', direction: 'increase', question: 'better-off' },
      ...how,
    }),
  )
const measure = (person = city.manager) =>
  measureDataset({
    slug: city.jurisdiction.slug,
    dataFolder: city.dataFolder,
    datasetKey: 'courses',
    transact: (work) => city.as(person, work),
  })
const results = (of: string, unit = 'persons') =>
  city.as(city.manager, ({ work }) =>
    listResults(work, { programIds: 'all', unit, measure: of, fromMonth: '2020-01', toMonth: '2030-12' }),
  )
const file = (...rows: string[]) => [courseHead, ...rows].join('\n')
const row = (client: string, day: string, outcome: string, program = 'Harbor House Shelter') =>
  `${client},${program},${day},${outcome},yes,10,12.50`

test('figures of every covered month, with groups, from the file that brought them', async () => {
  await keep('Employed', { rule })
  const sent = await city.send(
    file(row('a', '2026-01-05', 'Employed'), row('b', '2026-01-07', 'School'), row('c', '2026-03-01', 'Employed')),
    { from: '2026-01', to: '2026-03' },
  )
  const measured = await measure()
  expect(measured).toMatchObject({ done: [{ measure: 'employed', recorded: { corrected: 0 }, refused: null }] })
  const shelter = (await results('employed')).filter(({ programId }) => programId === city.programs[0]!.id)
  expect(shelter.map(({ month, numerator, denominator, state }) => [month, numerator, denominator, state])).toEqual([
    ['2026-01', 1, 2, 'value'],
    ['2026-02', 0, 0, 'value'],
    ['2026-03', 1, 1, 'value'],
  ])
  expect(shelter[0]).toMatchObject({
    definitionVersion: 'employed-v1',
    submissionId: 'submissionId' in sent && sent.submissionId,
  })
  const groups = await city.as(city.manager, ({ work }) => listBuiltGroups(work, 'employed', city.programs[0]!.id))
  expect(groups.map(({ group, month }) => [group, month])).toEqual([
    ['finished: yes', '2026-01'],
    ['finished: yes', '2026-03'],
  ])
  expect(await measure()).toMatchObject({ done: [{ recorded: { added: 0, corrected: 0 } }] })
})

test('a corrected file corrects its month and leaves the others', async () => {
  await keep('Employed', { rule })
  await city.send(file(row('a', '2026-01-05', 'Employed'), row('b', '2026-02-05', 'School')))
  await measure()
  await city.send(file(row('a', '2026-01-05', 'School')))
  expect(await measure()).toMatchObject({ done: [{ recorded: { added: 0, corrected: 1, unchanged: 1 } }] })
  expect((await results('employed')).map(({ month, version, numerator }) => [month, version, numerator])).toEqual([
    ['2026-01', 2, 0],
    ['2026-02', 1, 0],
  ])
})

test('an outcome that needs time is immature until the records were heard after it', async () => {
  await keep('Employed later', { rule: { ...rule, lagDays: 1000 } })
  await city.send(file(row('a', '2026-01-05', 'Employed')))
  await measure()
  expect(await results('employed-later')).toMatchObject([
    { state: 'immature', numerator: 1, denominator: 1, matureOn: '2028-10-27' },
  ])
})

test('a rule that is changed counts the months from its day on; those before keep their figures and their rule', async () => {
  await keep('Employed', { rule })
  // As if it had been agreed a year before.
  await city.asOwner((trx) => trx.updateTable('measure_card').set({ from_on: '2025-01-01' }).execute())
  const months = ['2026-01', '2026-02', '2026-03']
  const rows = months.flatMap((month) => [row('a', `${month}-05`, 'Employed'), row('b', `${month}-06`, 'School')])
  await city.send(file(...rows))
  await measure()
  const revise = (from: string, was: number, values: string[], person = city.manager) =>
    city.as(person, (visit) =>
      reviseBuiltMeasure(visit, {
        ...{ measure: 'employed', was, from, reason: 'School counts too' },
        name: {
          title: { en: 'Employed', es: 'Employed' },
          area: 'Workforce',
          direction: 'increase',
          question: 'better-off',
        },
        rule: { ...rule, success: [{ column: 'outcome', is: 'is-one-of', values }] },
      }),
    )
  expect(await revise('2026-03-01', 1, ['Employed'])).toEqual({ refused: 'nothing-changed' })
  expect(await revise('2026-03-01', 1, ['Employed', 'School'], city.director)).toEqual({ refused: 'not-allowed' })
  expect(await revise('2026-03-01', 1, ['Employed', 'School'])).toEqual({ done: { measure: 'employed', version: 2 } })
  expect(await city.events()).toEqual(expect.arrayContaining(['measure-revised', 'measure-counted-anew']))
  expect(await revise('2026-03-01', 1, ['School'])).toEqual({ refused: 'card-changed-meanwhile' })
  expect(await revise('2026-02-01', 2, ['School'])).toEqual({ refused: 'version-before-the-last' })
  expect(await measure()).toMatchObject({ done: [{ recorded: { added: 0, corrected: 1, unchanged: 2 } }] })
  // Rows of an old month that come again are counted as they were.
  await city.send(
    file(row('a', '2026-01-05', 'Employed'), row('c', '2026-01-06', 'School'), row('d', '2026-01-07', 'School')),
  )
  await measure()
  const told = (await results('employed')).filter(({ programId }) => programId === city.programs[0]!.id)
  expect(told.map((one) => [one.month, one.numerator, one.denominator, one.definitionVersion])).toEqual([
    ['2026-01', 1, 3, 'employed-v1'],
    ['2026-02', 1, 2, 'employed-v1'],
    ['2026-03', 2, 2, 'employed-v2'],
  ])
})

test('SQL that cannot be kept leaves the figures, and says why', async () => {
  await keep('Employed', { rule })
  const sql = `select program_id, '2026-01' as period, '' as "group", 3 as numerator, 2 as denominator from courses`
  const definition = { en: 'x', es: 'x' }
  await keep('Wrong', { sql: { sql, format: 'share', matureAfterDays: 0, definition } })
  await city.send(file(row('a', '2026-01-05', 'Employed')))
  const measured = await measure()
  expect(measured).toMatchObject({
    done: [
      { measure: 'employed', recorded: { added: 1 } },
      { measure: 'wrong', recorded: null, refused: 'measure-numerator-above-denominator' },
    ],
  })
  expect(await results('wrong', 'records')).toEqual([])
})

test('who may not record results does not measure; nobody measures what is not declared', async () => {
  expect(await measure(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await measure(city.provider)).toEqual({ refused: 'not-allowed' })
  const asked = { slug: city.jurisdiction.slug, dataFolder: city.dataFolder, datasetKey: 'nothing' }
  expect(await measureDataset({ ...asked, transact: (work) => city.as(city.manager, work) })).toEqual({
    refused: 'measure-dataset-not-found',
  })
})
