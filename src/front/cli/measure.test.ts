import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { packZip, smallFiles, writeSmallExport } from '../../performance/intake/hmis/write-small-export.ts'
import { figuresFileSchema, subgroupSchema } from '../../performance/measure-packs/homelessness/figures-file.ts'
import { measureHelp, readMeasureUse } from './measure-use.ts'

let root = ''
let folder = ''
let zip = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'measure-'))
  const files = smallFiles({ add: { Enrollment: 'E4,PERSON-FOUR,P1,2026-01-31,H4,1,101,,,,\n' } })
  folder = await writeSmallExport(join(root, 'export'), files)
  zip = join(root, 'export.zip')
  await writeFile(zip, await packZip(files))
})
afterAll(() => rm(root, { recursive: true }))

const june = ['--from', '2025-06-01', '--to', '2025-06-30']
/** The command as a program of its own: what it prints and how it ends. */
function run(...args: string[]) {
  const script = `import { measureCommand } from '${new URL('./measure.ts', import.meta.url)}'
    process.exitCode = await measureCommand.run(process.argv.slice(1))`
  const all = [...args, '--work-folder', join(root, 'work')]
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...all], { encoding: 'utf8' })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

test('--json prints one object that the importer accepts, with no identifier of a person in it', async () => {
  const { code, out, err } = run(zip, ...june, '--json')
  expect([code, err]).toEqual([0, ''])
  const told = figuresFileSchema.parse(JSON.parse(out))
  expect(told.definitions.map(({ key }) => key)).toHaveLength(5)
  expect(told.source).toMatchObject({
    sourceId: 'XX-501',
    coveredFrom: '2020-01-01',
    coveredTo: '2026-01-31',
    organizations: 2,
  })
  // June at P1: two entries, one from the street; one exit, to a home, after 19 nights
  const p1 = Object.fromEntries(
    told.measures.filter(({ project }) => project === 'P1').map((row) => [row.measure, row]),
  )
  expect(p1['entries-from-homelessness']).toMatchObject({
    projectName: 'Shelter "North"',
    from: '2025-06-01',
    to: '2025-06-30',
    numerator: 1,
    denominator: 2,
    value: 0.5,
    unit: 'households',
    state: 'value',
    matureOn: null,
  })
  expect(p1['exits-to-permanent-housing']).toMatchObject({ numerator: 1, denominator: 1 })
  expect(p1['length-of-stay']).toMatchObject({ numerator: 19, denominator: 1, value: 19 })
  // 19 nights and 21 nights over five units
  expect(p1.utilization).toMatchObject({ numerator: 40, denominator: 150 })
  expect(out).not.toMatch(/PERSON-FOUR|"E1"|"H1"/)
  expect(await readdir(join(root, 'work'))).toEqual([])
})

test('a folder and its zip give the same figures', () => {
  const figures = (path: string) => JSON.parse(run(path, ...june, '--json').out).measures
  expect(figures(folder)).toEqual(figures(zip))
})

test('by organization, by system, over a period, in persons, of chosen measures', () => {
  const told = (...args: string[]) =>
    JSON.parse(run(zip, '--json', '--measure', 'entries-from-homelessness', ...args).out).measures
  expect(told(...june, '--by', 'organization')).toMatchObject([
    { project: 'O1', projectName: 'First', denominator: 2 },
    { project: 'O2', state: 'not-applicable' },
  ])
  const period = ['--from', '2025-06-05', '--to', '2026-01-31', '--every', 'period']
  expect(told(...period, '--by', 'system', '--unit', 'persons')).toMatchObject([
    { project: 'system', from: '2025-06-05', to: '2026-01-31', unit: 'persons', denominator: 3 },
  ])
})

test('without --json: a table that a person can read', () => {
  const { code, out } = run(zip, ...june)
  expect(code).toBe(0)
  expect(out).toContain('covers 2020-01-01 to 2026-01-31')
  expect(out).toMatch(/P1 Shelter "North" +2025-06-01 to 2025-06-30 {2}50\.00% \(1 of 2 households\)/)
  expect(out).toContain('19.0 nights (19 nights, 1 stay)')
})

test('a refusal: exit code 1, the reason, and nothing else', async () => {
  const path = join(root, 'broken.zip')
  await writeFile(path, 'no zip')
  const { code, out } = run(path, ...june, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toEqual({
    refused: [
      { code: 'not-a-zip', file: 'broken.zip', row: null, column: null, found: null, expected: 'zip', count: 1 },
    ],
  })
  expect(run(path, ...june)).toMatchObject({ code: 1, out: expect.stringContaining('[not-a-zip]') })
  expect(run(join(root, 'nowhere'), ...june, '--json').out).toContain('source-not-found')
})

test('wrong use: exit code 2, said on standard error', () => {
  const { code, out, err } = run(zip, '--from', '2025-06-02', '--to', '2025-06-30')
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('throughline measure SOURCE')
})

test('every way of wrong use is told', () => {
  const wrong = (...args: string[]) => {
    const use = readMeasureUse(args)
    return 'wrong' in use ? use.wrong : 'taken'
  }
  expect(wrong(zip, ...june)).toBe('taken')
  expect(wrong(...june)).toMatch(/SOURCE/)
  expect(wrong(zip, zip, ...june)).toMatch(/SOURCE/)
  expect(wrong(zip, ...june, '--measure', 'happiness')).toMatch(/happiness/)
  expect(wrong(zip, ...june, '--by', 'month')).toMatch(/--by/)
  expect(wrong(zip, ...june, '--every', 'year')).toMatch(/--every/)
  expect(wrong(zip, ...june, '--unit', 'beds')).toMatch(/--unit/)
  expect(wrong(zip, ...june, '--exclusions', 'all')).toMatch(/--exclusions/)
  expect(wrong(zip, ...june, '--nothing')).toMatch(/nothing/)
  expect(wrong(zip, ...june, '--by-group', 'height')).toMatch(/height/)
  expect(wrong(zip, ...june, '--by-group', 'all')).toBe('taken')
  expect(wrong(zip, '--from', '2025-06-01')).toMatch(/days/)
  expect(wrong(zip, '--from', '2025-02-30', '--to', '2025-06-30')).toMatch(/days/)
  expect(wrong(zip, '--from', '2025-07-01', '--to', '2025-06-30')).toMatch(/after/)
  expect(wrong(zip, '--from', '2025-06-01', '--to', '2025-06-29')).toMatch(/last/)
  expect(wrong(zip, '--from', '2025-06-02', '--to', '2025-06-29', '--every', 'period')).toBe('taken')
  expect(wrong(zip, ...june, '--facts', 'f')).toMatch(/secret/)
  expect(wrong(zip, ...june, '--facts', 'f', '--secret-file', join(root, 'none'))).toMatch(/cannot be read/)
})

test('--why: how each stay of one client stands in the measures', () => {
  const told = JSON.parse(run(zip, ...june, '--why', 'A', '--json').out)
  expect(told.stays).toMatchObject([{ enrollment: 'E1', project: 'P1', exit: '2025-06-20', destination: 410 }])
  expect(told.measures['length-of-stay']).toEqual({
    isCounted: true,
    decision: '1 of 1 stays.',
    stays: [{ enrollment: 'E1', isCounted: true, decision: 'left on 2025-06-20 after 19 nights' }],
  })
  expect(run(zip, ...june, '--why', 'B').out).toContain(
    'entered on 2025-06-10 from elsewhere: in the denominator alone',
  )
  expect(run(zip, ...june, '--why', 'nobody')).toMatchObject({
    code: 1,
    out: expect.stringContaining('client-not-in-export'),
  })
})

test('--by-group: the figures again for each group, with small counts marked', async () => {
  const files = smallFiles({
    replace: { 'Client.csv': 'PersonalID,FirstName,DOB,Sex,White,DateDeleted\nA,Zöe,1990-01-01,0,1,\nB,Bo,,1,,\n' },
  })
  const path = await writeSmallExport(join(root, 'people'), files)
  const { out } = run(path, ...june, '--json', '--by-group', 'sex,race', '--measure', 'entries-from-homelessness')
  const told = figuresFileSchema.parse(JSON.parse(out))
  expect(told.groups).toMatchObject([
    { project: 'P1', by: 'sex', group: 'female', numerator: 1, denominator: 1, hasSmallCount: true },
    { project: 'P1', by: 'sex', group: 'male', numerator: 0, denominator: 1, value: 0 },
    { project: 'P1', by: 'race', group: 'unknown', numerator: 0, denominator: 1 },
    { project: 'P1', by: 'race', group: 'white', numerator: 1, denominator: 1 },
  ])
  const without = figuresFileSchema.parse(
    JSON.parse(run(path, ...june, '--json', '--measure', 'entries-from-homelessness').out),
  )
  expect([told.measures, without.groups]).toEqual([without.measures, undefined])
  expect(out).not.toContain('Zöe')
  expect(run(path, ...june, '--by-group', 'sex').out).toMatch(/sex: female .*100\.00% \(1 of 1 households\) {2}\[small/)
})

test('--facts publishes Parquet under the secret', async () => {
  const secretFile = join(root, 'secret')
  await writeFile(secretFile, 'a secret of the jurisdiction\n')
  const facts = join(root, 'facts')
  expect(run(zip, ...june, '--json', '--facts', facts, '--secret-file', secretFile).code).toBe(0)
  const engine = await openRecordEngine({ folders: [facts] })
  expect(await engine.rows(`select count(*) as stays from read_parquet('${facts}/stays.parquet')`)).toEqual([
    { stays: 4 },
  ])
  engine.close()
})

test('--help names every field of the JSON', () => {
  expect(run('--help')).toMatchObject({ code: 0, out: measureHelp })
  const { definitions, source, measures, findings } = figuresFileSchema.shape
  for (const { shape } of [definitions.element, source, measures.element, subgroupSchema, findings.element]) {
    for (const field of Object.keys(shape)) expect(measureHelp).toContain(field)
  }
})
