import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packZip, smallFiles, writeSmallExport } from '../../performance/intake/hmis/write-small-export.ts'
import { pathwayHelp, readPathwayUse } from './pathway-use.ts'

const june = ['--from', '2025-06-01', '--to', '2025-06-30']
// A and B are referred from the shelter in June: A to P2, accepted, entered and moved in; B to no project by name
const files = smallFiles({
  add: { Enrollment: 'E4,A,P2,2025-06-20,H4,1,101,,,2025-07-01,\n' },
  replace: {
    'Event.csv': `EventID,EnrollmentID,PersonalID,EventDate,Event,LocationCrisisOrPHHousing,ReferralResult,ResultDate,DateDeleted
V1,E1,A,2025-06-05,14,P2,1,2025-06-10,
V2,E2,B,2025-06-12,14,,3,2025-06-30,
V3,E2,B,2025-06-12,10,P1,1,2025-06-13,
V4,E2,B,2025-06-12,14,P2,1,2025-06-13,2025-07-01 10:00:00
`,
  },
})
let root = ''
let folder = ''
let zip = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pathway-'))
  folder = await writeSmallExport(join(root, 'export'), files)
  zip = join(root, 'export.zip')
  await writeFile(zip, await packZip(files))
})
afterAll(() => rm(root, { recursive: true }))

function run(...args: string[]) {
  const script = `import { pathwayCommand } from '${new URL('./pathway.ts', import.meta.url)}'
    process.exitCode = await pathwayCommand.run(process.argv.slice(1))`
  const all = [...args, '--work-folder', join(root, 'work')]
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...all], { encoding: 'utf8' })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

test('--json: referrals of a folder and of its zip, by project and as one, and nothing left behind', async () => {
  const { code, out, err } = run(zip, ...june, '--json')
  expect([code, err]).toEqual([0, ''])
  const { pathways, ...rest } = JSON.parse(out)
  expect(
    pathways.map((one: { project: string; steps: { count: number }[] }) => [
      one.project,
      ...one.steps.map(({ count }) => count),
    ]),
  ).toEqual([
    ['P2', 1, 1, 1, 1],
    ['not-named', 1, 0, 0, 0],
  ])
  expect(pathways[0]).toMatchObject({ projectName: 'Housing', wholeDays: { median: 26, ninthOfTen: 26 } })
  expect(pathways[0].steps[1].days).toEqual({ median: 5, ninthOfTen: 5 })
  expect(pathways[1]).toMatchObject({ declinedByProvider: 1, declinedByClient: 0 })
  expect(JSON.parse(run(folder, ...june, '--json').out).pathways).toEqual(pathways)
  expect(rest.source.furtherFiles).toMatchObject([{ file: 'Event.csv' }])
  expect(await readdir(join(root, 'work'))).toEqual([])
  const text = run(zip, ...june, '--by', 'system').out
  expect(text).toContain('referred  2')
  expect(text).toContain('housed    1 (100% of the step before)')
  expect(out).not.toMatch(/"E1"|"V1"|"A"/)
})

test('without the file, or without a referral: not computable, and a finding', async () => {
  const bare = await writeSmallExport(join(root, 'bare'), smallFiles())
  const told = JSON.parse(run(bare, ...june, '--by', 'system', '--json').out)
  expect(told.pathways[0].steps[0]).toMatchObject({ count: null, state: 'not-computable', reason: 'no-referrals' })
  expect(told.findings).toContainEqual(expect.objectContaining({ code: 'optional-file-missing', file: 'Event.csv' }))
  expect(run(join(root, 'nowhere'), ...june)).toMatchObject({
    code: 1,
    out: expect.stringContaining('source-not-found'),
  })
})

test('wrong use, and help that names every key', () => {
  const wrong = (...args: string[]) => {
    const use = readPathwayUse(args)
    return 'wrong' in use ? use.wrong : 'taken'
  }
  expect(wrong(zip, ...june)).toBe('taken')
  expect(wrong(...june)).toMatch(/SOURCE/)
  expect(wrong(zip, '--from', '2025-06-02', '--to', '2025-06-30')).toMatch(/month/)
  expect(wrong(zip, '--from', '2025-07-01', '--to', '2025-06-30')).toMatch(/after/)
  expect(wrong(zip, ...june, '--by', 'organization')).toMatch(/--by/)
  expect(wrong(zip, ...june, '--unit', 'beds')).toMatch(/--unit/)
  expect(wrong(zip, ...june, '--every', 'year')).toMatch(/--every/)
  expect(wrong(zip, ...june, '--nothing')).toMatch(/nothing/)
  expect(run(zip, '--from', 'June').code).toBe(2)
  const { pathways, definition, settings } = JSON.parse(run(zip, ...june, '--json').out)
  const names = [pathways[0], pathways[0].steps[0], definition, settings].flatMap((one) => Object.keys(one))
  expect(names.filter((name) => !pathwayHelp.includes(name))).toEqual([])
})
