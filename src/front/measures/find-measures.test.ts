import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointments, insertCard, repairDays } from '../../../tests/own-measure.ts'
import { openReviewedCity, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { agreeMeasure } from '../../performance/goals/agree-measure.ts'
import { proposeMeasure } from '../../performance/goals/propose-measure.ts'
import { findMeasureList } from './find-measure-list.ts'
import { findMeasurePage } from './find-measure-page.ts'
import { measureTable } from './measure-table.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
  await city.as(city.manager, async (visit) => {
    await insertCard(visit, 'kept-appointments', appointments)
    await insertCard(visit, 'repair-days', repairDays)
    await insertCard(visit, 'repair-days', { ...repairDays, owner: 'Streets' }, 2)
  })
})
afterAll(() => city.close())

const list = (asked: { search?: string; pack?: string }, person: TestPerson = city.director) =>
  city.as(person, (visit) => findMeasureList(visit, { search: '', pack: '', ...asked }, 'en'))
const keys = async (asked: Parameters<typeof list>[0]) => (await list(asked)).rows.map(({ key }) => key)

test('the list holds every measure, and narrows by words and by policy area', async () => {
  const all = await list({})
  expect([all.rows.length, all.all]).toEqual([7, 7])
  expect(all.packs).toEqual(['homelessness', 'Roads', 'Youth health'])
  expect(await keys({ search: 'APPOINTMENTS kept' })).toEqual(['kept-appointments'])
  expect(await keys({ search: 'streets' })).toEqual(['repair-days'])
  expect(await keys({ pack: 'Youth health' })).toEqual(['kept-appointments'])
  expect(await keys({ search: 'nothing like it' })).toEqual([])
  expect(all.rows[0]).toMatchObject({ key: 'exits-to-permanent-housing', standards: 1, version: 1 })
})
test('it goes out as a table, in the reader’s language', async () => {
  const { rows } = await list({ pack: 'Roads' })
  const table = measureTable(rows, 'es')
  expect(table.rows[0]?.slice(0, 3)).toEqual(['repair-days', 'Días hasta la reparación', 'Roads'])
  expect(table.rows[0]).toHaveLength(table.columns.length)
})
test('a page shows the card that binds today, or the version that is asked for', async () => {
  const page = (key: string, version: number | null = null, person: TestPerson = city.manager) =>
    city.as(person, (visit) => findMeasurePage(visit, key, version))
  expect(await page('repair-days')).toMatchObject({ binding: 2, shown: { version: 2, changed: ['owner'] }, sql: null })
  expect((await page('repair-days', 1))?.shown.version).toBe(1)
  expect(await page('repair-days', 9)).toBeNull()
  expect(await page('none')).toBeNull()
  const exits = await page('exits-to-permanent-housing')
  expect(exits?.contracts).toEqual([
    {
      id: city.contractId,
      number: reviewedContract,
      programs: ['Harbor House Shelter', 'Harbor Rapid Re-housing'],
      agreed: null,
    },
  ])
  expect(exits?.sql?.measure).toContain('measuring_groups')
  expect((await page('exits-to-permanent-housing', null, city.otherProvider))?.contracts).toEqual([])
  expect((await page('kept-appointments'))?.contracts).toEqual([])
})
test('a contract whose two sides agreed a version stands there with it, without any standard', async () => {
  const proposal = {
    contractNumber: reviewedContract,
    measure: 'kept-appointments',
    cardVersion: 'kept-appointments-v1',
  }
  const kind = {
    question: 'how-well',
    timing: 'leading',
    stage: 'output',
    from: '2026-01-01',
    reason: 'Agreed in spring',
  }
  const made = await city.as(city.manager, (visit) => proposeMeasure(visit, { ...proposal, ...kind }))
  if ('refused' in made) throw new Error(made.refused)
  for (const person of [city.provider, city.manager])
    expect(await city.as(person, (visit) => agreeMeasure(visit, { id: made.done.id }))).toHaveProperty('done')
  const page = await city.as(city.director, (visit) => findMeasurePage(visit, 'kept-appointments', null))
  expect(page?.contracts).toMatchObject([{ number: reviewedContract, agreed: 1 }])
})
