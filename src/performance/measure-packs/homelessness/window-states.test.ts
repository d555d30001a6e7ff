import { expect, test } from 'vitest'
import { measureSmall, type SmallProject, type SmallStay } from './fill-cleaned-tables.ts'

const stay = (entry: string, exit?: string): SmallStay => ({
  project: 'P',
  person: `p${entry}`,
  entry,
  exit,
  to: exit === undefined ? undefined : 101,
})
const other: SmallStay = { project: 'Q', person: 'q', entry: '2025-12-31' }
const of = async (
  stays: SmallStay[],
  month: string,
  project: Partial<SmallProject> = {},
  more: { exported?: string; starts?: string; ends?: string } = {},
) => {
  const small = {
    projects: { P: { type: 0, ...project }, Q: { type: 0 } },
    stays: [...stays, other],
    exported: '2026-01-31',
    ...more,
  }
  const [figure] = await measureSmall(small, { measure: 'entries-from-homelessness', month })
  return [figure!.state, figure!.details.reason, figure!.denominator]
}
const around = [stay('2025-03-10', '2025-03-20'), stay('2025-07-01')]

test('a covered month with nothing in it is zero, a month that the source does not wholly cover is missing', async () => {
  expect(await of(around, '2025-05')).toEqual(['value', null, 0])
  expect(await of(around, '2025-05', {}, { exported: '2025-05-31' })).toEqual(['value', null, 0])
  expect(await of(around, '2025-05', {}, { exported: '2025-05-30' })).toEqual(['missing', 'not-covered', null])
  expect(await of(around, '2025-05', {}, { ends: '2025-05-30' })).toEqual(['missing', 'not-covered', null])
  expect(await of(around, '2025-05', {}, { starts: '2025-05-02' })).toEqual(['missing', 'not-covered', null])
})

test('the source covers no day after the last thing that anybody recorded in it', async () => {
  // exported at the end of January, last record on 31 December
  expect(await of([...around, stay('2025-12-30')], '2025-12')).toEqual(['value', null, 1])
  expect(await of([...around, stay('2025-12-30')], '2026-01')).toEqual(['missing', 'not-covered', null])
})

test('a project that fell silent is missing from the month after its last record on', async () => {
  expect(await of(around, '2025-07')).toEqual(['value', null, 1])
  expect(await of(around, '2025-08')).toEqual(['missing', 'silent', null])
})

test('a project that closed with nobody left is not applicable; with stays left open it is missing', async () => {
  const closed = { closed: '2025-07-31' }
  expect(await of([stay('2025-03-10', '2025-07-20')], '2025-07', closed)).toEqual(['value', null, 0])
  expect(await of([stay('2025-03-10', '2025-07-20')], '2025-08', closed)).toEqual(['not-applicable', 'closed', null])
  expect(await of(around, '2025-08', closed)).toEqual(['missing', 'silent', null])
})

test('before its first record a project has no figures', async () => {
  expect(await of(around, '2025-02', { opened: '2025-03-05' })).toEqual([
    'not-applicable',
    'before-operating-start',
    null,
  ])
  expect(await of(around, '2025-02')).toEqual(['not-applicable', 'before-first-activity', null])
  expect(await of(around, '2025-03', { opened: '2025-06-01' })).toEqual(['value', null, 1])
})

test('a project that never recorded anything is missing while it operates', async () => {
  expect(await of([], '2025-02')).toEqual(['missing', 'no-activity', null])
  expect(await of([], '2025-02', { opened: '2025-03-01' })).toEqual(['not-applicable', 'before-operating-start', null])
  expect(await of([], '2025-02', { closed: '2025-01-31' })).toEqual(['not-applicable', 'closed', null])
})

test('a period is missing when one of its months is', async () => {
  const small = { projects: { P: { type: 0 }, Q: { type: 0 } }, stays: [...around, other] }
  const period = { measure: 'entries-from-homelessness' as const, every: 'period' as const, from: '2025-06-01' }
  expect((await measureSmall(small, { ...period, to: '2025-07-31' }))[0]).toMatchObject({
    state: 'value',
    denominator: 1,
  })
  expect((await measureSmall(small, { ...period, to: '2025-09-30' }))[0]).toMatchObject({
    state: 'missing',
    details: { missingMonths: 2 },
  })
})

test('a program has no figures outside its dates, and knows stays that began before them', async () => {
  const groups = [{ group: 'G', project: 'P', from: '2025-04-01', to: '2025-06-30' }]
  const small = { projects: { P: { type: 0 }, Q: { type: 0 } }, stays: [...around, other] }
  const figures = await measureSmall(small, {
    measure: 'entries-from-homelessness',
    groups,
    from: '2025-03-01',
    to: '2025-07-31',
  })
  expect(figures.map(({ state }) => state)).toEqual(['not-applicable', 'value', 'value', 'value', 'not-applicable'])
})

test('a program whose project the source does not hold is missing', async () => {
  const small = { projects: { P: { type: 0 }, Q: { type: 0 } }, stays: [...around, other] }
  const groups = [{ group: 'G', project: 'elsewhere', from: null, to: null }]
  expect((await measureSmall(small, { measure: 'utilization', groups, month: '2025-05' }))[0]).toMatchObject({
    state: 'missing',
    details: { reason: 'project-not-in-source' },
  })
})
