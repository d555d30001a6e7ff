import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packZip, writeSmallExport } from '../../performance/intake/hmis/write-small-export.ts'
import { systemKeys } from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { aprHelp } from './apr-help.ts'
import { communityFiles as files, period, runSystemCommand } from './small-community.ts'
import { spmHelp } from './spm-help.ts'
import { readSystemUse } from './system-use.ts'

let root = ''
let folder = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'spm-'))
  folder = await writeSmallExport(join(root, 'export'), files)
})
afterAll(() => rm(root, { recursive: true }))

const run = (command: 'spm' | 'apr', ...args: string[]) => runSystemCommand(command, args, join(root, 'work'))
const told = (...args: Parameters<typeof run>) => JSON.parse(run(...args).out)

test('spm --json: every key, worked by hand, with no identifier of a person, and nothing left behind', async () => {
  const { code, out, err } = run('spm', folder, ...period, '--json', '--coc', 'xx-500')
  expect([code, err]).toEqual([0, ''])
  const report = JSON.parse(out)
  // A: 1 to 19 June; B: 10 June to 31 December, 205 nights
  expect(report['1a.1']).toEqual({ persons: 2, mean: 112, median: 112 })
  // A's told days begin on 1 May: 50 days
  expect(report['1b.1']).toEqual({ persons: 2, mean: 127.5, median: 127.5 })
  expect(report['3.2']).toEqual({ ES: 2, SH: 0, TH: 0, total: 2 })
  // C's income grew from nothing to 500.50, 200 of it earned
  expect([report['4.1'], report['4.2'], report['4.4']]).toEqual([
    { universe: 0, increased: 0 }, // the birth date is unknown, so nobody knows an adult
    { universe: 0, increased: 0 },
    { universe: 0, increased: 0 },
  ])
  expect(report['5.1']).toEqual({ entered: 2, prior: 0, first: 2 })
  expect(report['7b.1']).toEqual({ universe: 1, successful: 1, share: 100 })
  expect(report['7b.2']).toEqual({ universe: 1, successful: 1, share: 100 })
  expect(report['2'].rows.map(({ from }: { from: string }) => from)).toEqual(['SO', 'ES', 'TH', 'SH', 'PH', 'total'])
  expect(report.scope).toEqual({ coc: 'XX-500', projects: 2, organizations: 2, clients: 3 })
  expect(report.states['1a.1']).toEqual({ state: 'value', reason: 'history-shorter-than-look-back' })
  expect(report.states['2']).toEqual({ state: 'value', reason: null })
  expect(Object.keys(report.states).sort()).toEqual([...systemKeys].sort())
  expect(report.findings.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining(['client-twice', 'birth-date-unknown']),
  )
  expect(out).not.toMatch(/"E1"|"H1"|Zöe|"A"/)
  expect(await readdir(join(root, 'work'))).toEqual([])
})

test('income of an adult: 0 at entry, 500.50 a year later; a deleted record is none', async () => {
  const born = files['Client.csv']!.toString().replace('C,Cy,,', 'C,Cy,1970-01-01,')
  const path = await writeSmallExport(join(root, 'born'), { ...files, 'Client.csv': born })
  const report = told('spm', path, ...period, '--json')
  expect(['4.1', '4.2', '4.3'].map((key) => report[key])).toEqual(Array(3).fill({ universe: 1, increased: 1 }))
})

test('groups add up to all; FY2024 and FY2026 names of a column are one', () => {
  const { groups } = told('spm', folder, ...period, '--json', '--by', 'all')
  const of = (by: string) =>
    Object.fromEntries(
      Object.entries(groups[by] as Record<string, { '3.2': { total: number } }>).map(([name, one]) => [
        name,
        one['3.2'].total,
      ]),
    )
  expect(of('race')).toEqual({ black: 1, hispanic: 1, multiple: 0 })
  expect(of('sex')).toEqual({ female: 1, male: 1, unknown: 0 })
  expect(of('age')).toEqual({ '35-44': 1, '45-54': 1, unknown: 0 })
  expect(of('household')).toEqual({ 'without-children': 2, unknown: 0 })
  expect(of('veteran')).toEqual({ veteran: 1, 'not-veteran': 1, unknown: 0 })
})

test('a zip, rows in another order, files in another order: the same figures', async () => {
  const turned = Object.entries(files)
    .reverse()
    .map(([name, text]): [string, string] => {
      const [header, ...rows] = text.toString().trimEnd().split('\n')
      return [name, `${[header, ...rows.reverse()].join('\n')}\n`]
    })
  const zip = join(root, 'turned.zip')
  await writeFile(zip, await packZip(Object.fromEntries(turned)))
  for (const args of [['spm'], ['apr', '--project', 'P1,P2']] as ['spm' | 'apr', ...string[]][]) {
    const [command, ...more] = args
    const [one, other] = [folder, zip].map((path) => {
      const { source: _, findings: __, ...figures } = told(command, path, ...period, ...more, '--by', 'all', '--json')
      return figures
    })
    expect(other).toEqual(one)
  }
})

test('a narrower source says so', async () => {
  const one = files['Project.csv']!.toString().replaceAll('O2', 'O1')
  const path = await writeSmallExport(join(root, 'one'), { ...files, 'Project.csv': one })
  expect(told('spm', path, ...period, '--json').states['7b.1']).toEqual({
    state: 'not-computable',
    reason: 'one-organization-only',
  })
  expect(told('spm', folder, '--from', '2021-01-01', '--to', '2021-12-31', '--json').states['2'].reason).toBe(
    'history-too-short',
  )
  expect(told('spm', folder, '--from', '2026-01-01', '--to', '2026-12-31', '--json').states['3.2']).toEqual({
    state: 'missing',
    reason: 'not-covered',
  })
})

test('without the further files the figures stand as far as they can, and findings say what is missing', async () => {
  const bare = Object.fromEntries(
    Object.entries(files).filter(([name]) => !/Client|ProjectCoC|Funder|Income/.test(name)),
  )
  const report = told('spm', await writeSmallExport(join(root, 'bare'), bare), ...period, '--json', '--coc', 'XX-500')
  expect(report['1a.1'].persons).toBe(1) // B's continuum of care is told by nobody
  const missing = report.findings.filter(({ code }: { code: string }) => code === 'optional-file-missing')
  expect(missing.map(({ file }: { file: string }) => file)).toEqual(
    expect.arrayContaining(['Client.csv', 'ProjectCoC.csv', 'Funder.csv', 'IncomeBenefits.csv']),
  )
})

test('apr --json: the figures of one project', () => {
  const report = told('apr', folder, ...period, '--project', 'P1', '--json')
  expect(report).toMatchObject({
    served: 2,
    engaged: null,
    households: 2,
    adults: 2,
    leavers: 1,
    stayers: 1,
    exits: { total: 1, positive: 1, excluded: 0, share: 100 },
    lengthOfStay: { leavers: { mean: 19, median: 19 }, stayers: { mean: 205, median: 205 } },
    pointInTime: { '2025-07-30': { persons: 1, households: 1, beds: 10, units: 5 } },
    movedIn: { persons: 0, meanDays: null },
    state: { state: 'value', reason: null },
  })
  expect(told('apr', folder, ...period, '--project', 'P1,P9', '--json').refused).toMatchObject([
    { code: 'project-not-in-export', found: 'P9' },
  ])
})

test('--why: nights, exits and decisions of one client', () => {
  const a = told('spm', folder, ...period, '--why', 'A', '--json')
  expect(a.groups).toMatchObject({ race: 'black', sex: 'female', veteran: 'veteran' })
  expect(a.measures['1b.1']).toMatchObject({
    isCounted: true,
    days: 50,
    clientStart: '2024-06-19',
    clientEnd: '2025-06-19',
    nights: [{ enrollment: 'E1', from: '2025-06-01', to: '2025-06-19' }],
    told: [{ enrollment: 'E1', from: '2025-05-01', to: '2025-06-01' }],
    counted: [{ from: '2025-05-01', to: '2025-06-19', days: 50 }],
  })
  expect(Object.keys(a.measures).sort()).toEqual([...systemKeys].sort())
  expect(a.measures['7b.1']).toMatchObject({ isCounted: true, isSuccessful: true, enrollment: 'E1', destination: 410 })
  const text = run('spm', folder, ...period, '--why', 'B').out
  expect(text).toContain('1a.1  counted: 205 days')
  expect(text).toContain('7b.1  not counted: Still active after the period')
  expect(run('apr', folder, ...period, '--project', 'P1', '--why', 'A').out).toContain(
    'exits  counted: Destination 410: positive.',
  )
  expect(run('spm', folder, ...period, '--why', 'nobody')).toMatchObject({ code: 1 })
  expect(run('spm', folder, ...period, '--why', 'nobody', '--json').out).not.toContain('nobody')
})

test('without --json: lines that a person can read', () => {
  const { code, out } = run('spm', folder, ...period, '--by', 'sex')
  expect(code).toBe(0)
  expect(out).toContain('7b.1  100.00% (1 of 1 clients)')
  expect(out).toContain('== sex: female ==')
  expect(run('apr', folder, ...period, '--project', 'P1').out).toContain('Served: 2 persons, 2 adults, 2 households')
})

test('refused and wrong use', () => {
  expect(run('spm', join(root, 'nowhere'), ...period)).toMatchObject({
    code: 1,
    out: expect.stringContaining('[source-not-found]'),
  })
  expect(run('spm', folder).code).toBe(2)
  const wrong = (command: 'spm' | 'apr', ...args: string[]) => {
    const use = readSystemUse(command, args)
    return 'wrong' in use ? use.wrong : 'taken'
  }
  expect(wrong('spm', folder, ...period)).toBe('taken')
  expect(wrong('spm', ...period)).toMatch(/SOURCE/)
  expect(wrong('spm', folder, '--from', '2025-02-30', '--to', '2025-03-01')).toMatch(/days/)
  expect(wrong('spm', folder, '--from', '2025-03-02', '--to', '2025-03-01')).toMatch(/after/)
  expect(wrong('spm', folder, ...period, '--by', 'height')).toMatch(/height/)
  expect(wrong('spm', folder, ...period, '--coc', 'Seattle')).toMatch(/--coc/)
  expect(wrong('spm', folder, ...period, '--rules', 'FY1999')).toMatch(/FY2024/)
  expect(wrong('spm', folder, ...period, '--project', 'P1')).toMatch(/apr/)
  expect(wrong('apr', folder, ...period)).toMatch(/--project/)
  expect(wrong('apr', folder, ...period, '--project', 'P1', '--coc', 'XX-500')).toMatch(/spm/)
  expect(wrong('spm', folder, ...period, '--why', 'A', '--by', 'sex')).toMatch(/--why/)
  expect(wrong('spm', folder, ...period, '--measures', '2,7c')).toMatch(/7c is not known/)
  expect(wrong('spm', folder, ...period, '--measures', ',')).toMatch(/--measures/)
  expect(wrong('spm', folder, ...period, '--measures', '7', '--why', 'A')).toMatch(/--measures/)
  expect(wrong('apr', folder, ...period, '--project', 'P1', '--measures', '7')).toMatch(/spm/)
  expect(wrong('spm', folder, ...period, '--nothing')).toMatch(/nothing/)
})

test('--help names every key of the JSON', () => {
  expect(run('spm', '--help')).toMatchObject({ code: 0, out: spmHelp })
  expect(run('apr', '--help')).toMatchObject({ code: 0, out: aprHelp })
  for (const key of Object.keys(told('spm', folder, ...period, '--json')))
    if (!/^4\.[2-5]$/.test(key)) expect(spmHelp).toContain(key)
  const apr = told('apr', folder, ...period, '--project', 'P1', '--json')
  for (const key of [...Object.keys(apr), ...Object.keys(apr.exits), ...Object.keys(apr.movedIn)])
    expect(aprHelp).toContain(key)
})
