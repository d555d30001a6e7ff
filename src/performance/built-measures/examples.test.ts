import { expect, test } from 'vitest'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { declarationSchema, findDeclarationProblem } from '../datasets/dataset-schema.ts'
import { findRuleFault } from './built-measure.ts'
import { measureRuleSchema } from './built-measure-schema.ts'
import { measureExamples } from './examples.ts'
import { writeMeasureSql } from './write-measure-sql.ts'
import { fillSmallDataset, type SmallRow } from './write-small-dataset.ts'

test.each(Object.entries(measureExamples))('%s is a dataset and a rule on it', (_, example) => {
  expect(declarationSchema.parse(example.dataset)).toEqual(example.dataset)
  expect(findDeclarationProblem(example.dataset, [])).toBe(null)
  expect(measureRuleSchema.parse(example.rule)).toEqual(example.rule)
  expect(findRuleFault(example.rule, { ...example.dataset, version: 1 })).toBe(null)
})

async function count(key: keyof typeof measureExamples, rows: SmallRow[]) {
  const { dataset, rule } = measureExamples[key]
  const engine = await openRecordEngine()
  await fillSmallDataset(engine, { ...dataset, version: 1 }, rows)
  const cells = await engine.rows<{ group: string; numerator: number; denominator: number }>(
    writeMeasureSql(rule, { ...dataset, version: 1 }),
  )
  engine.close()
  return cells.find(({ group }) => group === '')
}

test('of four children, one aged out and one is still in care after 180 days: 2 of 4', async () => {
  const child = (name: string, permanent: string | null, to: string | null): SmallRow => {
    return { program_id: 'p', child: name, removed_on: '2026-01-10', age: 9, permanent_on: permanent, left_to: to }
  }
  const rows = [
    child('on day 180', '2026-07-09', 'Adopted'),
    child('on the first day', '2026-01-10', 'Relative'),
    child('on day 181', '2026-07-10', 'Reunified'),
    child('aged out', '2026-03-01', 'Aged out'),
    { ...child('grown up', '2026-02-01', 'Adopted'), age: 18 },
  ]
  expect(await count('child-welfare', rows)).toMatchObject({ numerator: 2, denominator: 4 })
})

test('of three valid requests one took fifteen days and one is open: 1 of 3', async () => {
  const request = (name: string, done: string | null): SmallRow => {
    return { program_id: 'p', request: name, asked_on: '2026-05-01', kind: 'Pothole', is_valid: true, done_on: done }
  }
  const rows = [
    request('day 14', '2026-05-15'),
    request('day 15', '2026-05-16'),
    request('open', null),
    { ...request('nothing there', '2026-05-01'), is_valid: false },
  ]
  expect(await count('road-maintenance', rows)).toMatchObject({ numerator: 1, denominator: 3 })
})

test('of two repairs that were done one came again within sixty days: 1 of 2', async () => {
  const repair = (name: string, done: string | null, again: string | null): SmallRow => {
    return { program_id: 'p', request: name, asked_on: '2026-05-01', is_valid: true, done_on: done, reopened_on: again }
  }
  const rows = [
    repair('again', '2026-05-15', '2026-07-14'),
    repair('later', '2026-05-15', '2026-07-15'),
    repair('open', null, null),
  ]
  expect(await count('road-maintenance-reopened', rows)).toMatchObject({ numerator: 1, denominator: 2 })
})
