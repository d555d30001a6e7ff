import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { fillSystemTables, type SystemClient, type SystemStay } from './fill-system-tables.ts'
import { prepareSystem } from './prepare-system.ts'
import { at, period, projects } from './small-year.ts'
import type { PeopleGrouping } from './system-figures.ts'

/** The groups in which client a stands. */
async function groupsOf(a: SystemClient, stays: SystemStay[] = [at('SHELTER', '2025-01-01')], others = {}) {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillSystemTables(engine, { projects, stays, clients: { a, ...others } })
    await prepareSystem(engine, period, { coc: null })
    const [groups] = await engine.rows<Record<PeopleGrouping, string>>(
      "select p.* exclude (person_no) from system_people p join system_clients using (person_no) where person_id = 'a'",
    )
    return groups!
  } finally {
    engine.close()
  }
}
const age = async (born: string, entry = '2025-01-01') => (await groupsOf({ born }, [at('SHELTER', entry)])).age

test('R7: age on the first day of the period or the entry, whichever is later; a missing birth day is a group of its own', async () => {
  expect(await age('2007-01-01')).toBe('18-24') // 18 on the day of entry
  expect(await age('2007-01-02')).toBe('13-17')
  expect(await age('2006-10-01', '2024-01-01')).toBe('18-24') // 18 on the first day of the period
  expect(await age('2006-10-02', '2024-01-01')).toBe('13-17')
  expect(await groupsOf({})).toMatchObject({ age: 'unknown', household: 'unknown', veteran: 'unknown' })
  expect(await age('2025-06-01')).toBe('unknown') // born after the entry: nobody's age
})

test('ages at the edges of their groups: 0-4, 5-12, 13-17, 18-24, 25-34, 35-44, 45-54, 55-64, 65-up', async () => {
  const groups = await Promise.all(
    [4, 5, 12, 13, 17, 18, 24, 25, 34, 35, 44, 45, 54, 55, 64, 65].map((years) => age(`${2025 - years}-01-01`)),
  )
  expect([...new Set(groups)]).toEqual(['0-4', '5-12', '13-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65-up'])
  expect(groups.filter((name) => name === '5-12')).toHaveLength(2)
})

test('race: one, several, with or without being Hispanic, or none told', async () => {
  const race = async (...races: string[]) => (await groupsOf({ races })).race
  expect(await race('Asian')).toBe('asian')
  expect(await race('Asian', 'White')).toBe('multiple')
  expect(await race('Asian', 'HispanicLatinao')).toBe('asian-hispanic')
  expect(await race('HispanicLatinao')).toBe('hispanic')
  expect(await race()).toBe('unknown')
})

test('sex and veteran: a child is no adult without service', async () => {
  expect([(await groupsOf({ sex: 0 })).sex, (await groupsOf({ sex: 1 })).sex]).toEqual(['female', 'male'])
  expect((await groupsOf({ sex: 99 })).sex).toBe('unknown')
  const veteran = async (born: string, told?: number) =>
    (await groupsOf({ born, ...(told === undefined ? {} : { veteran: told }) })).veteran
  expect(await veteran('1980-01-01', 1)).toBe('veteran')
  expect(await veteran('1980-01-01', 0)).toBe('not-veteran')
  expect(await veteran('1980-01-01')).toBe('unknown')
  expect(await veteran('2015-01-01', 0)).toBe('child')
})

test('household: by the ages of all its members', async () => {
  const together = async (mine: string | undefined, other: string | undefined) =>
    (
      await groupsOf(
        mine === undefined ? {} : { born: mine },
        [
          at('SHELTER', '2025-01-01', undefined, undefined, { household: 'H', isHead: true }),
          at('SHELTER', '2025-01-01', undefined, undefined, { person: 'b', household: 'H', isHead: false }),
        ],
        { b: other === undefined ? {} : { born: other } },
      )
    ).household
  const [adult, child] = ['1980-01-01', '2015-01-01']
  expect(await together(adult, child)).toBe('with-children')
  expect(await together(adult, adult)).toBe('without-children')
  expect(await together(child, child)).toBe('only-children')
  expect(await together(adult, undefined)).toBe('unknown')
})
