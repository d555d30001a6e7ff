import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHmisSource } from './open-hmis-source.ts'
import { smallExport, smallFiles, writeSmallExport } from './write-small-export.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hmis-'))
})
afterAll(() => rm(root, { recursive: true }))

/** Opens a changed small export, asks, closes. */
async function open(change: Parameters<typeof smallFiles>[0], wantsDigests = true) {
  const folder = await writeSmallExport(await mkdtemp(join(root, 'export-')), smallFiles(change))
  const source = await openHmisSource(folder, { workFolder: join(root, 'work'), threads: 1, wantsDigests })
  if ('refused' in source) throw new Error(JSON.stringify(source.refused))
  const { engine, findings, summary } = source
  const projects = await engine.rows<{ name: string }>('select name from hmis_projects order by project_id')
  const stays = await engine.rows<{ enrollment_id: string; household_id: string }>(
    'select enrollment_id, household_id from hmis_enrollments order by row_no limit 10',
  )
  await source.close()
  const found = Object.fromEntries(findings.map((finding) => [finding.code, finding]))
  return { projects, stays, findings, summary, found }
}

test('a file that is not UTF-8 is read as Latin-1, with a warning', async () => {
  const latin = Buffer.from(smallExport.Project.replace('Housing', 'Casa Peñón'), 'latin1')
  const { projects, found } = await open({ replace: { 'Project.csv': latin } })
  expect(projects[1]!.name).toBe('Casa Peñón')
  expect(found['not-utf-8']).toMatchObject({ grade: 'warning', file: 'Project.csv' })
})

test.each([true, false])(
  'so is a large one, of which it shows only while it is read (check sums: %s)',
  async (wantsDigests) => {
    const [header] = smallExport.Enrollment.split('\n')
    const rows = Array.from({ length: 90_000 }, (_, at) => `E${at},A${at},P1,2025-06-01,Peña ${at},1,101,,,,\n`)
    const latin = Buffer.from(`${header}\n${rows.join('')}`, 'latin1')
    expect(latin.length).toBeGreaterThan(4 * 2 ** 20)
    const { stays, findings, summary } = await open({ replace: { 'Enrollment.csv': latin } }, wantsDigests)
    expect(findings.map(({ code, file }) => [code, file])).toEqual([['not-utf-8', 'Enrollment.csv']])
    expect(summary.enrollmentsUsed).toBe(90_000)
    expect(summary.files.every(({ sha256 }) => (sha256 !== null) === wantsDigests)).toBe(true)
    expect(stays[7]).toMatchObject({ enrollment_id: 'E7', household_id: 'Peña 7' })
  },
)

test('an accent that falls on the edge of a chunk is still UTF-8', async () => {
  const long = `${'x'.repeat(2 ** 20 - smallExport.Organization.length - 4)}`
  for (const shift of ['', 'a', 'ab']) {
    const { found } = await open({ add: { Organization: `O3,${shift}${long}ñññ,\n` } })
    expect(found['not-utf-8']).toBeUndefined()
  }
})
