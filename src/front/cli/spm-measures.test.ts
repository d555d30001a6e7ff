import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSmallExport } from '../../performance/intake/hmis/write-small-export.ts'
import { systemKeys } from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { communityFiles as files, period, runSystemCommand } from './small-community.ts'

let root = ''
let folder = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'spm-measures-'))
  folder = await writeSmallExport(join(root, 'export'), files)
})
afterAll(() => rm(root, { recursive: true }))

const run = (command: 'spm' | 'apr', ...args: string[]) => runSystemCommand(command, args, join(root, 'work'))
const told = (...args: Parameters<typeof run>) => JSON.parse(run(...args).out)

test('--measures: these alone, the same figures, and only the files that they need are opened', () => {
  const whole = told('spm', folder, ...period, '--by', 'sex', '--json')
  for (const measures of ['1a', '1b', '3.2,4', '5,7a', '2,7']) {
    const asked = systemKeys.filter((key) => measures.split(',').some((word) => key.startsWith(word)))
    const report = told('spm', folder, ...period, '--measures', measures, '--by', 'sex', '--json')
    expect(systemKeys.filter((key) => key in report)).toEqual(asked)
    expect(Object.keys(report.states).sort()).toEqual([...asked].sort())
    // a group in which nobody has a place in these measures is not there
    const groups = Object.keys(report.groups.sex)
    const of = (one: typeof whole) =>
      asked.map((key) => [one[key], one.states[key], groups.map((name) => one.groups.sex[name][key])])
    expect(of(report)).toEqual(of(whole))
    expect(report.scope).toEqual(whole.scope)
  }
  const opened = ({ source }: typeof whole) =>
    [...source.files, ...source.furtherFiles].map(({ file }: { file: string }) => file).sort()
  const few = told('spm', folder, ...period, '--measures', '2,7', '--json')
  expect(opened(few)).toEqual([
    'Enrollment.csv',
    'Exit.csv',
    'Export.csv',
    'Organization.csv',
    'Project.csv',
    'ProjectCoC.csv',
  ])
  expect(few.findings.filter(({ code }: { code: string }) => code === 'optional-file-missing')).toEqual([])
  expect(opened(whole)).toEqual(expect.arrayContaining([...opened(few), 'Client.csv', 'Services.csv']))
  const text = run('spm', folder, ...period, '--measures', '7b').out
  expect(text).toContain('7b.1  100.00% (1 of 1 clients)')
  expect(text).not.toMatch(/7a\.1|1a\.1|Returns/)
})

test('an enrollment that stands there twice counts once, as its first record says', async () => {
  const [header, ...rows] = files['Enrollment.csv']!.toString().trimEnd().split('\n')
  const later = rows.map((row) => row.replace('2025-05-01', '2020-05-01'))
  const path = await writeSmallExport(join(root, 'twice'), {
    ...files,
    'Enrollment.csv': `${[header, ...rows, ...later].join('\n')}\n`,
  })
  const [once, twice] = [folder, path].map((one) => told('spm', one, ...period, '--json'))
  for (const key of [...systemKeys, 'scope']) expect([key, twice[key]]).toEqual([key, once[key]])
})

test('a continuum of care is asked of the enrollments, whichever measures are asked for', () => {
  const [whole, some] = [[], ['--measures', '7']].map((more) =>
    told('spm', folder, ...period, '--coc', 'XX-500', ...more, '--json'),
  )
  expect([some['7b.1'], some.scope]).toEqual([whole['7b.1'], whole.scope])
})
