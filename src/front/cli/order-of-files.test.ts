import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSystemSource } from '../../performance/intake/hmis/open-system-source.ts'
import { packZip, writeSmallExport } from '../../performance/intake/hmis/write-small-export.ts'
import { measureKeys } from '../../performance/measure-packs/homelessness/figure.ts'
import { countSmall, type SmallSystem } from '../../performance/measure-packs/homelessness/system/fill-system-tables.ts'
import { randomSystem } from '../../performance/measure-packs/homelessness/system/random-system.ts'
import { groupings, systemKeys } from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { measureProjects } from './apr.ts'
import { measureSource } from './measure-source.ts'
import { measureSystem } from './spm.ts'
import { readSystemUse, type SystemUse } from './system-use.ts'
import { type ExportTable, toCsv, writeSystemExport } from './write-system-export.ts'

// An export is one file of each kind: of two files of one kind the program refuses to choose. So a household is split
// over files as its stays, exits, nights and incomes are, and within a file its members may stand far apart.

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'order-'))
})
afterAll(() => rm(root, { recursive: true }))

const period = ['--from', '2024-02-01', '--to', '2025-01-31']
const askedFor = (command: 'spm' | 'apr', path: string, ...more: string[]) =>
  readSystemUse(command, [path, ...period, '--by', 'all', '--work-folder', join(root, 'work'), ...more]) as SystemUse

/** Every figure that a source gives: of the system, of a report on projects, of the contract measures; with all groups. */
async function figuresOf(path: string) {
  const source = await openSystemSource(path, { workFolder: join(root, 'work') })
  if ('refused' in source) throw new Error(JSON.stringify(source.refused))
  try {
    const spm = await measureSystem(source, askedFor('spm', path), new AbortController().signal)
    const apr = await measureProjects(source, askedFor('apr', path, '--project', 'P0,P1,P3'))
    if ('refused' in apr) throw new Error('refused')
    const measured = await measureSource(path, {
      measures: [...measureKeys],
      from: '2024-02-01',
      to: '2025-01-31',
      by: 'project',
      every: 'month',
      units: ['households', 'persons'],
      workFolder: join(root, 'work'),
    })
    if ('refused' in measured) throw new Error('refused')
    const { source: _, findings: __, ...system } = spm
    const { source: ___, findings: ____, ...projects } = apr
    return { system, projects, measures: measured.measures }
  } finally {
    await source.close()
  }
}

type Turn = <T>(list: T[]) => T[]
/** The files again, with rows and columns in other orders. */
function turned(files: Record<string, ExportTable>, turn: Turn): Record<string, string> {
  return Object.fromEntries(
    turn(Object.entries(files)).map(([name, { columns, rows }]): [string, string] => {
      const order = turn(columns.map((_, at) => at))
      const moved = {
        columns: order.map((at) => columns[at]!),
        rows: turn(rows).map((row) => order.map((at) => row[at]!)),
      }
      return [name, toCsv(moved)]
    }),
  )
}

test('the order of rows, of columns and of files decides no figure, in a folder or a zip', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 20_000, max: 90_000 }), fc.infiniteStream(fc.nat()), async (seed, keys) => {
      run += 1
      const turn: Turn = (list) =>
        list
          .map((one) => ({ one, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
      const files = writeSystemExport(randomSystem(seed))
      const straight = Object.fromEntries(Object.entries(files).map(([name, one]) => [name, toCsv(one)]))
      const folder = await writeSmallExport(join(root, `straight-${run}`), straight)
      const zip = join(root, `turned-${run}.zip`)
      await writeFile(zip, await packZip(turned(files, turn)))
      const [one, other] = [await figuresOf(folder), await figuresOf(zip)]
      expect(other).toEqual(one)
      expect(one.measures.some(({ numerator }) => numerator !== null && numerator > 0)).toBe(true)
    }),
    { numRuns: 3 },
  )
}, 60_000)

test('members of a household that stand at both ends of every file are one household still', async () => {
  const small: SmallSystem = {
    ...randomSystem(5),
    stays: [
      {
        id: 'A1',
        project: 'P3',
        person: 'C1',
        entry: '2024-03-01',
        household: 'H',
        isHead: true,
        moveIn: '2024-04-01',
      },
      ...randomSystem(5).stays,
      { id: 'Z1', project: 'P3', person: 'C2', entry: '2024-03-01', household: 'H', isHead: false },
    ],
  }
  const files = writeSystemExport(small)
  const folder = await writeSmallExport(
    join(root, 'apart'),
    Object.fromEntries(Object.entries(files).map(([name, one]) => [name, toCsv(one)])),
  )
  const { system } = await figuresOf(folder)
  const without = await countSmall({ ...small, clients: small.clients }, { from: '2024-02-01', to: '2025-01-31' })
  for (const key of systemKeys) expect([key, system[key]]).toEqual([key, without[key]])
  expect(Object.keys(system.groups).sort()).toEqual([...groupings].sort())
})
