import { afterAll, beforeAll, expect, test } from 'vitest'
import { courseHead, type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { saveBuiltMeasure } from '../../performance/built-measures/save-built-measure.ts'
import { measureDataset } from '../../performance/reporting/measure-dataset.ts'
import { builtGroupsTable } from './built-groups-table.ts'
import { type BuiltGroups, findBuiltGroups, tellGroups } from './find-built-groups.ts'

let city: DatasetCity
const rule = {
  ...{ counts: 'people', whom: [], placedBy: 'left_on', value: 'share', followUp: null, of: null, lagDays: 0 },
  success: [{ column: 'outcome', is: 'is-one-of', values: ['Employed'] }],
  groups: ['finished'],
}
const keep = (title: string, more: object = {}) =>
  city.as(city.manager, (visit) =>
    saveBuiltMeasure(visit, {
      dataset: 'courses',
      name: { title: { en: title, es: title }, area: 'Workforce', direction: 'increase', question: 'better-off' },
      rule: { ...rule, ...more },
    }),
  )
const row = (client: number, day: string, outcome: string, finished: string) =>
  `P-${client},Harbor House Shelter,${day},${outcome},${finished},${10 + client},12.50`

beforeAll(async () => {
  city = await openDatasetCity()
  await keep('Employed')
  await keep('Hours', { value: 'sum', of: 'hours', success: [] })
  await keep('Middle hours', { value: 'median', of: 'hours', success: [] })
  const january = Array.from({ length: 30 }, (_, n) => row(n, '2026-01-05', n % 2 ? 'Employed' : 'School', 'yes'))
  const february = Array.from({ length: 16 }, (_, n) =>
    row(n, '2026-02-05', 'School', n < 3 ? 'no' : n < 12 ? 'yes' : ''),
  )
  await city.send([courseHead, ...january, ...february].join('\n'))
  const { slug } = city.jurisdiction
  const transact = <T>(work: Parameters<typeof city.as<T>>[1]) => city.as(city.manager, work)
  await measureDataset({ slug, dataFolder: city.dataFolder, datasetKey: 'courses', transact })
})
afterAll(() => city.close())

const find = (person: TestPerson, edition: 'working' | 'releasable' = 'working') =>
  city.as(person, (visit) => findBuiltGroups(visit, city.programs[0]!.id, edition))
const told = (groups: BuiltGroups[], measure: string) => groups.find((one) => one.measure === measure)!
const lines = ({ lines: all }: BuiltGroups) =>
  all.map(({ name, numerator, denominator }) => [name, numerator, denominator])

test('months are summed over summed, who is not known stands last, and the column has its own name', async () => {
  const employed = told(await find(city.manager), 'employed')
  expect(employed).toMatchObject({ groupedBy: 'finished', telling: 'share', from: '2025-03', to: '2026-02' })
  expect(lines(employed)).toEqual([
    ['no', 0, 3],
    ['yes', 15, 39],
    ['unknown', 0, 4],
  ])
})

test('a median is of the newest month alone, and a sum has no number of people', async () => {
  const groups = await find(city.provider)
  const median = told(groups, 'middle-hours')
  expect(median).toMatchObject({ isNewestAlone: true, from: '2026-02', to: '2026-02', telling: 'each' })
  expect(median.lines.map(({ name, value }) => [name, value])).toEqual([
    ['no', 11],
    ['yes', 17],
    ['unknown', 23.5],
  ])
  expect(told(groups, 'hours')).toMatchObject({ telling: 'sum', isNewestAlone: false })
  expect(told(groups, 'hours').lines.find(({ name }) => name === 'no')).toMatchObject({ numerator: 33, value: 33 })
})

test('small groups are kept back from a director, and sums whole; nobody else sees the program', async () => {
  for (const groups of [await find(city.director), await find(city.manager, 'releasable')]) {
    const employed = told(groups, 'employed').lines
    expect(employed.filter(({ isSuppressed }) => isSuppressed).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['no', 'unknown']),
    )
    expect(told(groups, 'hours').lines).toEqual([])
    const { columns, rows } = builtGroupsTable('Harbor', groups)
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    const no = rows.find((one) => one[at('measure')] === 'employed' && one[at('group')] === 'no')!
    expect([no[at('state')], no[at('numerator')], no[at('value')]]).toEqual(['suppressed', null, null])
  }
  expect(await find(city.otherProvider)).toEqual([])
})

test('months that are not known yet count in no group', () => {
  const some = [{ group: 'sex: Female', month: '2026-01', numerator: 20, denominator: 40 }]
  const share = { rule: null, format: 'share' } as const
  expect(tellGroups(share, some, new Set(), false)).toBeNull()
  expect(tellGroups(share, some, new Set(['2026-01']), false)).toMatchObject({
    lines: [{ name: 'Female', value: 0.5 }],
  })
})
