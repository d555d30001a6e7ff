import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HmisSource, openHmisSource } from './open-hmis-source.ts'
import { smallFiles, writeSmallExport } from './write-small-export.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'clean-'))
})
afterAll(() => rm(root, { recursive: true }))

type Stay = { row_no: number; enrollment_id: string; exit_on: string | null }

/** Opens the small export with rows added, asks, closes. */
async function read(change: Parameters<typeof smallFiles>[0]) {
  const folder = await writeSmallExport(await mkdtemp(join(root, 'export-')), smallFiles(change))
  const source = (await openHmisSource(folder, { workFolder: join(root, 'work'), threads: 1 })) as HmisSource
  const stays = await source.engine.rows<Stay>('select * from hmis_enrollments order by row_no')
  const nights = await source.engine.rows('select * from hmis_bed_nights order by all')
  await source.close()
  return { stays, nights, found: Object.fromEntries(source.findings.map((finding) => [finding.code, finding])) }
}

test('a duplicate enrollment shares the exit of the first; beside it an exit of nobody is still found', async () => {
  const again = 'E1,Z,P2,2024-01-01,H9,1,101,,,,\n'
  const shared = await read({ add: { Enrollment: again } })
  expect(Object.keys(shared.found)).toEqual(['enrollment-duplicate'])
  expect(shared.stays[0]).toMatchObject({ enrollment_id: 'E1', exit_on: '2025-06-20' })
  const { found } = await read({ add: { Enrollment: again, Exit: 'X2,E99,Q,2025-06-05,101,\n' } })
  expect(Object.keys(found)).toEqual(['enrollment-duplicate', 'exit-without-enrollment'])
})

test('two exits of nobody with one identifier: both are left out, the later also told as a second one', async () => {
  const { stays, found } = await read({ add: { Exit: 'X2,E99,Q,2025-06-05,101,\nX3,E99,Q,2025-06-06,101,\n' } })
  expect(stays.map(({ exit_on }) => exit_on)).toEqual(['2025-06-20', null, null])
  expect(found['exit-without-enrollment']).toMatchObject({ row: 3, count: 2 })
  expect(found['exit-twice']).toMatchObject({ row: 4, count: 1 })
})

test('one cell that cannot be read changes nothing in the records around it', async () => {
  const nights = 'S1,E4,2025-07-01,200,\nS2,E4,2025-07-02,200,\n'
  const add = {
    Project: 'P3,O1,Nights,2020-01-01,,1,\n',
    Enrollment: 'E4,D,P3,2025-07-01,H4,1,116,,,,\n',
    Exit: 'X2,E4,D,2025-07-09,410,\n',
    Services: nights,
  }
  const clean = await read({ add })
  expect([clean.nights.length, clean.stays.length, clean.found]).toEqual([2, 4, {}])
  const odd = await read({
    add: {
      ...add,
      Enrollment: `${add.Enrollment}E5,F,P1,long ago,H5,1,101,,,,\n`,
      Exit: `${add.Exit}X3,E5,F,2025-06-31,four,\n`,
      Services: `${nights}S3,E4,yesterday,200,\nS4,E4,2025-07-03,a night,\n`,
    },
  })
  expect({ ...odd, found: Object.keys(odd.found) }).toEqual({ ...clean, found: ['entry-date-unreadable'] })
})

test('whatever stands twice, the first enrollment and its first exit are kept', async () => {
  const row = fc.record({ id: fc.constantFrom('E4', 'E5', 'E6', 'E7'), isDeleted: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.array(row, { maxLength: 5 }), async (enrollments, exits) => {
      const gone = (isDeleted: boolean) => (isDeleted ? '2026-01-01 00:00:00' : '')
      const dayOf = (at: number) => `2025-07-0${at + 1}`
      const { stays, found } = await read({
        add: {
          Enrollment: enrollments
            .map(({ id, isDeleted }, at) => `${id},P${at},P1,2025-06-01,H${at},1,101,,,,${gone(isDeleted)}\n`)
            .join(''),
          Exit: exits.map(({ id, isDeleted }, at) => `Y${at},${id},P,${dayOf(at)},101,${gone(isDeleted)}\n`).join(''),
        },
      })
      const standing = enrollments.map((one, at) => ({ ...one, row_no: at + 3 })).filter(({ isDeleted }) => !isDeleted)
      const firsts = standing.filter(({ id }, at) => standing.findIndex((other) => other.id === id) === at)
      const exitOf = (id: string) => exits.findIndex((exit) => exit.id === id && !exit.isDeleted)
      expect(stays.slice(3).map(({ row_no, exit_on }) => [row_no, exit_on])).toEqual(
        firsts.map(({ id, row_no }) => [row_no, exitOf(id) < 0 ? null : dayOf(exitOf(id))]),
      )
      expect(found['enrollment-duplicate']?.count ?? 0).toBe(standing.length - firsts.length)
    }),
    { numRuns: 12 },
  )
})
