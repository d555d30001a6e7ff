import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCells } from './check-cells.ts'
import { keepProcessReady, measureLimits, runMeasureSql } from './run-measure-sql.ts'
import { smallColumn, smallDataset, writeSmallDataset } from './write-small-dataset.ts'

const dataset = smallDataset([smallColumn('person', 'identifier'), smallColumn('began_on', 'day')])
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-measures-'))
  await writeSmallDataset(folder, dataset, [
    { program_id: 'p1', person: 'a', began_on: '2026-01-03' },
    { program_id: 'p1', person: 'b', began_on: '2026-01-04' },
    { program_id: 'p2', person: 'a', began_on: '2026-02-03' },
  ])
  writeFileSync(join(folder, 'secret.csv'), 'a,b\n1,2\n')
  keepProcessReady()
})
afterAll(() => rm(folder, { recursive: true }))

const limits = { ...measureLimits, milliseconds: 3_000, memoryMegabytes: 200, mostRows: 50 }
const run = async (sql: string) =>
  checkCells(await runMeasureSql({ sql, dataset, folder, limits }), 'share', limits.mostRows)
const cell = (more: Partial<Record<'program_id' | 'period' | 'group' | 'numerator' | 'denominator', string>> = {}) => {
  const all = { program_id: `'p1'`, period: `'2026-01'`, group: `''`, numerator: '1', denominator: '2', ...more }
  return `select ${Object.entries(all)
    .map(([name, value]) => `${value} as "${name}"`)
    .join(', ')}`
}

test('rows of the dataset are counted', async () => {
  const answer = await run(
    `select denominator, program_id, period, numerator, "group" from (
      select program_id, strftime(began_on, '%Y-%m') as period, '' as "group", 1 as numerator, count(*) as denominator
      from records group by all order by 1) order by period; -- the end`,
  )
  expect(answer).toEqual({
    done: [
      { programId: 'p1', month: '2026-01', group: '', numerator: 1, denominator: 2 },
      { programId: 'p2', month: '2026-02', group: '', numerator: 1, denominator: 1 },
    ],
  })
})

test('a dataset without rows has no figures', async () => {
  const empty = { ...dataset, key: 'nothing' }
  const sql = 'select program_id, null as period, null as "group", 1 as numerator, 1 as denominator from nothing'
  expect(checkCells(await runMeasureSql({ sql, dataset: empty, folder }), 'share', 10)).toEqual({ done: [] })
})

describe('what a statement may not', () => {
  test('never end', async () => {
    const endless = `with recursive forever as (select 1 as n union all select n + 1 from forever) ${cell({ numerator: 'sum(n)' })} from forever`
    expect(await run(endless)).toMatchObject({ refused: 'sql-too-long' })
  })

  test.each([
    ['a file', `select * from read_csv('FOLDER/secret.csv')`],
    ['a file by name', `select * from 'FOLDER/secret.csv'`],
    ['text', `select * from read_text('/etc/hostname')`],
    ['and write', `copy records to 'FOLDER/never.csv'`],
    ['a list of files', `select * from glob('FOLDER/*')`],
    ['the network', `select * from read_csv('https://example.org/a.csv')`],
  ])('read %s', async (_, sql) => {
    const answer = await run(sql.replaceAll('FOLDER', folder))
    expect('refused' in answer && answer.refused).toBe('sql-reaches-outside')
  })

  test.each([
    ['set', 'set memory_limit = $$10GB$$'],
    ['attach', `attach 'x.db'`],
    ['change', 'drop view records'],
    ['load', 'load httpfs'],
    ['two questions', `${cell()}; ${cell()}`],
  ])('%s', async (_, sql) => {
    expect(await run(sql)).toMatchObject({ refused: 'sql-not-one-question' })
  })

  test('take all memory', async () => {
    const sql = 'select length(list(range)) from range(1000000000)'
    const patient = { ...limits, milliseconds: 30_000 }
    expect(await runMeasureSql({ sql, dataset, folder, limits: patient })).toMatchObject({
      refused: 'sql-too-much-memory',
    })
  })

  test('see the environment of the program', async () => {
    const answer = await run(cell({ group: `getenv('PATH')` }))
    expect(answer).toMatchObject({ refused: 'sql-wrong' })
  })
})

test('what comes out is checked: a numerator above its denominator', async () => {
  expect(await run(cell({ numerator: '3' }))).toEqual({
    refused: 'measure-numerator-above-denominator',
    says: 'p1, 2026-01',
  })
})

test('more rows than there may be are not read on', async () => {
  expect(await run(`${cell({ group: 'range::varchar' })} from range(100000000)`)).toMatchObject({
    refused: 'measure-too-many-rows',
  })
})

test('an engine that does not understand says so', async () => {
  expect(await run('select nothing from nowhere')).toMatchObject({ refused: 'sql-wrong' })
})

test('who no longer waits stops the process', async () => {
  const gone = new AbortController()
  const sql = `select count(*) from range(100000000000)`
  const asked = runMeasureSql({ sql, dataset, folder, limits: { ...limits, milliseconds: 60_000 } }, gone.signal)
  gone.abort()
  expect(await asked).toMatchObject({ refused: 'sql-too-long' })
})

test('of more than can run at once the later wait; of far more some are told to come again; a reader who left keeps no place', async () => {
  const leaving = new AbortController()
  const quick = cell()
  const asked = Array.from({ length: 6 }, () => runMeasureSql({ sql: quick, dataset, folder }))
  const left = runMeasureSql({ sql: quick, dataset, folder }, leaving.signal)
  const rest = Array.from({ length: 20 }, () => runMeasureSql({ sql: quick, dataset, folder }, leaving.signal))
  leaving.abort()
  expect(await left).toMatchObject({ refused: 'sql-busy' })
  for (const answer of await Promise.all(rest)) expect(answer).toMatchObject({ refused: 'sql-busy' })
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ cells: [expect.anything()] })
})
