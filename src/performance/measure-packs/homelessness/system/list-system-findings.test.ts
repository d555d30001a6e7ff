import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { countSystem } from './count-system.ts'
import { fillSystemTables, type SmallSystem } from './fill-system-tables.ts'
import { listIncomeFindings, listInconsistencies, listSystemFindings } from './list-system-findings.ts'
import { prepareSystem, type SystemScope } from './prepare-system.ts'
import { figuresOf, type SystemFigures } from './system-figures.ts'
import { systemStates } from './system-states.ts'

const empty = figuresOf([])
const broken = (change: Partial<SystemFigures>) =>
  listInconsistencies({ ...empty, ...change }).map(({ code, file, found }) => [code, file, found])

test('figures of nobody are consistent', () => {
  expect(listInconsistencies(empty)).toEqual([])
})

test('line 2 of measure 1 counts at least the persons of line 1', () => {
  const change = { '1a.1': { persons: 3, mean: 1, median: 1 }, '1a.2': { persons: 2, mean: 1, median: 1 } }
  expect(broken(change)).toEqual([['system-line-below', '1a', '2']])
})

test('nobody is homeless for more than ten years on average: 3,652 days', () => {
  expect(broken({ '1b.2': { persons: 1, mean: 3652, median: 3652 } })).toEqual([])
  expect(broken({ '1b.2': { persons: 1, mean: 3653, median: 3000 } })).toEqual([
    ['system-time-too-long', '1b.2', '3653'],
  ])
})

test('the total of 3.2 is at least the largest and at most the sum', () => {
  expect(broken({ '3.2': { ES: 5, SH: 1, TH: 2, total: 8 } })).toEqual([])
  expect(broken({ '3.2': { ES: 5, SH: 1, TH: 2, total: 9 } })).toEqual([['system-total-off', '3.2', '9']])
  expect(broken({ '3.2': { ES: 5, SH: 1, TH: 2, total: 4 } })).toEqual([['system-total-off', '3.2', '4']])
})

test('5.2 is at least 5.1; shares are at most 100', () => {
  expect(broken({ '5.1': { entered: 4, prior: 0, first: 4 } })).toEqual([['system-line-below', '5', '0']])
  expect(broken({ '7b.1': { universe: 1, successful: 2, share: 200 } })).toEqual([
    ['system-share-above-hundred', '7b.1', '200'],
  ])
})

test('what the source does not tell is a finding: continuum of care, birth days, funders', async () => {
  const codes = async (small: Omit<SmallSystem, 'stays'>, scope: SystemScope = { coc: null }) => {
    const engine = await openRecordEngine({ threads: 1 })
    try {
      await fillSystemTables(engine, { ...small, stays: [{ project: 'P', person: 'a', entry: '2025-01-01' }] })
      await prepareSystem(engine, { from: '2025-01-01', to: '2025-12-31' }, scope)
      return (await listSystemFindings(engine, scope)).map(({ code }) => code)
    } finally {
      engine.close()
    }
  }
  const clients = { a: { born: '1980-01-01' } }
  const funders = [{ code: 2, from: '2020-01-01' }]
  expect(await codes({ projects: { P: { type: 0, funders } }, clients })).toEqual([])
  expect(await codes({ projects: { P: { type: 0 } }, clients: {} })).toEqual(['birth-date-unknown', 'funders-untold'])
  const two = { projects: { P: { type: 0, funders, cocs: ['XX-500', 'XX-501'] } }, clients }
  expect(await codes(two)).toEqual(['cocs-several', 'coc-unknown'])
  expect(await codes(two, { coc: 'XX-500' })).toEqual(['coc-unknown'])
})

test('adults of measure 4 without a later record are told: 1 of 1', async () => {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    const projects = { P: { type: 3, funders: [{ code: 2, from: '2020-01-01' }] } }
    const stays = [{ id: 'E1', project: 'P', person: 'a', entry: '2023-01-01' }]
    const incomes = [{ stay: 'E1', on: '2023-01-01', stage: 1, total: 5 }]
    await fillSystemTables(engine, { projects, stays, incomes, clients: { a: { born: '1980-01-01' } } })
    await prepareSystem(engine, { from: '2025-01-01', to: '2025-12-31' }, { coc: null })
    await countSystem(engine, { lines: ['4'] })
    expect(await listIncomeFindings(engine)).toMatchObject([{ code: 'income-later-untold', found: '1 of 1' }])
  } finally {
    engine.close()
  }
})

test('a source that is narrow, short or over says so, figure by figure', () => {
  const period = { from: '2024-10-01', to: '2025-09-30' }
  const state = (coveredFrom: string, coveredTo = '2025-10-01', organizations = 2) => {
    const states = systemStates(period, { coveredFrom, coveredTo, organizations })
    return [states['1a.1'], states['2'], states['4.1'], states['5.1']].map(({ reason }) => reason)
  }
  expect(state('2017-10-01')).toEqual([null, null, null, null])
  expect(state('2017-10-02')).toEqual(['history-shorter-than-look-back', null, null, null])
  // 730 days before 1 October 2024 are 2 October 2022
  expect(state('2022-10-02')[1]).toBe(null)
  expect(state('2022-10-03').slice(1)).toEqual(['history-too-short', null, 'history-too-short'])
  expect(state('2024-10-02')).toEqual(Array(4).fill('not-covered'))
  expect(state('2017-10-01', '2025-09-29')).toEqual(Array(4).fill('not-covered'))
  expect(state('2017-10-01', '2025-10-01', 1)).toEqual(Array(4).fill('one-organization-only'))
})
