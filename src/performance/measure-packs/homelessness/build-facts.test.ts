import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecordEngine } from '../../../ground/platform/record-engine.ts'
import { buildFacts } from './build-facts.ts'
import { type GroupMember, measureKeys } from './figure.ts'
import { fillCleanedTables, type SmallExport } from './fill-cleaned-tables.ts'
import { measureFacts } from './measure-facts.ts'
import { openFacts } from './open-facts.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'))
})
afterAll(() => rm(folder, { recursive: true }))

const small: SmallExport = {
  projects: { P: { type: 0 }, N: { type: 1 } },
  stays: [
    {
      id: 'enrollment-one',
      project: 'P',
      person: 'person-one',
      household: 'household-one',
      isHead: true,
      entry: '2025-01-05',
      exit: '2025-02-01',
      to: 410,
    },
    {
      id: 'enrollment-two',
      project: 'N',
      person: 'person-one',
      entry: '2025-03-01',
      nights: ['2025-03-01', '2025-03-04'],
    },
    { id: 'enrollment-three', project: 'P', person: 'person-two', entry: '2025-12-31' },
    { id: 'enrollment-four', project: 'N', person: 'person-two', entry: '2025-12-31' },
  ],
  inventory: [{ project: 'P', beds: 3, from: '2025-01-01' }],
}
const groups: GroupMember[] = ['P', 'N'].map((project) => ({ group: project, project, from: null, to: null }))
const request = {
  groups,
  measures: [...measureKeys],
  from: '2025-01-01',
  to: '2025-12-31',
  every: 'month' as const,
  units: ['households' as const],
}
const secret = 'a secret of the jurisdiction'

async function publish(name: string, under: string) {
  const engine = await openRecordEngine({ folders: [folder] })
  await fillCleanedTables(engine, small)
  await buildFacts(engine, { outFolder: join(folder, name), secret: under })
  const figures = await measureFacts(engine, request)
  engine.close()
  return figures
}
const reopened = async (name: string) => {
  const engine = await openRecordEngine({ folders: [folder] })
  await openFacts(engine, join(folder, name))
  return engine
}

test('published facts give the same figures as those in the engine', async () => {
  const figures = await publish('one', secret)
  const engine = await reopened('one')
  expect(await measureFacts(engine, request)).toEqual(figures)
  expect(figures.some(({ numerator }) => numerator === 1)).toBe(true)
  engine.close()
})

test('no identifier of a person, household or enrollment is in the published facts', async () => {
  await publish('one', secret)
  const engine = await reopened('one')
  const stays = await engine.rows<Record<string, unknown>>('select * from facts_stays')
  expect(JSON.stringify(stays)).not.toMatch(/person-|enrollment-|household-/)
  expect(Object.keys(stays[0]!)).toEqual(expect.arrayContaining(['person_key', 'enrollment_key', 'household_key']))
  expect(Object.keys(stays[0]!)).not.toContain('row_no')
  engine.close()
})

test('a person keeps one key under one secret, and has another under another', async () => {
  await publish('one', secret)
  await publish('two', 'another secret, as long')
  const keysOf = async (name: string) => {
    const engine = await reopened(name)
    const rows = await engine.rows<{ key: string }>(
      'select hex(person_key) as key from facts_stays order by entry_on, project_id',
    )
    engine.close()
    return rows.map(({ key }) => key)
  }
  const [first, second] = [await keysOf('one'), await keysOf('two')]
  expect(first[0]).toBe(first[1])
  expect(first[0]).toHaveLength(32)
  expect(new Set([...first, ...second]).size).toBe(4)
})

test('publishing again replaces the folder whole, and leaves no draft', async () => {
  await publish('one', secret)
  const before = (await stat(join(folder, 'one'))).ino
  await publish('one', secret)
  expect((await stat(join(folder, 'one'))).ino).not.toBe(before)
  expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
})

test('nothing is published without a secret', async () => {
  await expect(publish('none', 'short')).rejects.toThrow(/secret/)
  expect(await readdir(folder)).not.toContain('none')
})

test('what stands out is counted, with the first row of the file', async () => {
  const engine = await openRecordEngine()
  await fillCleanedTables(engine, {
    projects: { P: { type: 3, organization: 'O' }, N: { type: 1, organization: 'O' } },
    stays: [
      { project: 'P', person: 'a', household: 'H', isHead: false, entry: '2025-01-01' },
      { project: 'P', person: 'b', household: 'K', isHead: true, entry: '2025-01-02' },
      { project: 'P', person: 'c', household: 'K', isHead: true, entry: '2025-01-01', moveIn: '2024-12-31' },
      {
        project: 'N',
        person: 'd',
        entry: '2025-01-01',
        exit: '2025-01-03',
        to: 101,
        nights: ['2025-01-03', '2024-12-31'],
      },
    ],
  })
  const { findings } = await buildFacts(engine, { outFolder: null })
  engine.close()
  expect(Object.fromEntries(findings.map(({ code, count, row }) => [code, [count, row]]))).toEqual({
    'household-without-head': [1, 2],
    'household-with-several-heads': [1, 4],
    'move-in-outside-stay': [1, 4],
    'bed-nights-outside-stay': [2, null],
    'night-by-night-without-nights': [1, null],
    'residential-project-without-inventory': [2, null],
    'one-organization-only': [1, null],
  })
})
