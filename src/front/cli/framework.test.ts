import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { withDatabase } from '../../../tests/start-database.ts'
import { type Database, openDatabase } from '../../ground/platform/database.server.ts'
import { foundJurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { proposeFramework } from '../../performance/goals/propose-framework.ts'
import type { Command } from './command.ts'
import { frameworkCommand } from './framework.ts'
import { reportsCommand } from './reports.ts'

const database = `test_${randomUUID().replaceAll('-', '')}`
let folder: string
let root: Database
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-framework-'))
  root = openDatabase(inject('serverUrl'), 1)
  await sql.raw(`create database ${database}`).execute(root.kysely)
})
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', withDatabase(inject('serverUrl'), database))
  vi.stubEnv('THROUGHLINE_DATA', folder)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await sql.raw(`drop database ${database} with (force)`).execute(root.kysely)
  await root.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command as the terminal does; its exit code and what it printed. */
async function run(command: Command, ...args: string[]) {
  let out = ''
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      out += text
      return true
    }),
  )
  try {
    return { code: await command.run(args), out }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
const json = async (command: Command, ...args: string[]) => {
  const { code, out } = await run(command, ...args, '--json')
  return { code, ...JSON.parse(out) }
}

/** Two cities of one installation, each with a key of its own; the first has a framework. */
async function foundCities() {
  const program = await openProgram(readSettings({}))
  try {
    for (const name of ['East County', 'West County']) {
      const city = await foundJurisdiction(program.db, { name, fiscalYearStartsIn: 7 })
      if ('refused' in city) throw new Error(city.refused)
      if (name !== 'East County') continue
      await asTerminal(program, city.done, (visit) =>
        proposeFramework(visit, {
          ...{ name: 'Regional', policyArea: 'Homelessness', commentsUntil: null, previousId: null },
          funders: [{ name: 'County', organizationId: null }],
          measures: [
            {
              ...{ measure: 'utilization', cardVersion: 'card-1', programType: 'Shelter', population: null },
              ...{ minimum: 0.8, target: 0.9, direction: 'increase', mayOverride: 'both' },
            },
          ],
        }),
      )
    }
  } finally {
    await program.close()
  }
}

test('wrong use says what is missing, and nothing is written', async () => {
  expect((await run(frameworkCommand)).code).toBe(2)
  expect((await run(frameworkCommand, 'export')).code).toBe(2)
  expect((await run(frameworkCommand, 'import', at('none.json'))).code).toBe(2)
  expect((await run(frameworkCommand, 'export', '--out', at('no/folder.json'))).code).toBe(2)
  await foundCities()
  expect(await run(frameworkCommand, 'export', '--out', at('one.json'))).toMatchObject({
    code: 2,
    out: expect.stringContaining('--city'),
  })
  expect(existsSync(at('one.json'))).toBe(false)
})

test('a framework goes from one city to the other in one signed file, once its key is accepted', async () => {
  const file = at('east.json')
  const sent = await json(frameworkCommand, 'export', '--out', file, '--city', 'east-county')
  expect(sent).toMatchObject({ code: 0, exported: { file, frameworks: 1, results: 0 } })
  expect(await json(frameworkCommand, 'export', '--out', file, '--city', 'east-county')).toMatchObject({
    code: 1,
    refused: [{ code: 'file-exists', file }],
  })
  const take = (...more: string[]) => json(frameworkCommand, 'import', file, '--city', 'west-county', ...more)
  const { fingerprint } = sent.exported
  expect(await take()).toMatchObject({
    code: 1,
    refused: [{ code: 'signer-unknown' }],
    signer: { name: 'East County', fingerprint, isDemo: false },
  })
  expect(await take('--accept', 'ab'.repeat(32))).toMatchObject({ code: 1, refused: [{ code: 'signer-not-this' }] })
  expect(await take('--accept', fingerprint)).toMatchObject({
    code: 0,
    imported: { from: 'East County', fingerprint, frameworks: 1 },
  })
  expect(await take()).toMatchObject({ code: 1, refused: [{ code: 'package-known' }] })
  expect(await json(frameworkCommand, 'import', file, '--city', 'east-county')).toMatchObject({
    code: 1,
    refused: [{ code: 'package-is-ours' }],
  })
})

test('a package that was changed, or is none, is refused by name', async () => {
  writeFileSync(at('changed.json'), readFileSync(at('east.json'), 'utf8').replace('Regional', 'National'))
  writeFileSync(at('none.json'), 'PK')
  for (const [name, code] of [
    ['changed.json', 'package-changed'],
    ['none.json', 'package-unreadable'],
  ] as const)
    expect(await json(frameworkCommand, 'import', at(name), '--city', 'west-county')).toMatchObject({
      code: 1,
      refused: [{ code, file: at(name) }],
    })
  const spoken = await run(frameworkCommand, 'import', at('changed.json'), '--city', 'west-county')
  expect(spoken).toMatchObject({ code: 1, out: expect.stringContaining('changed after it was signed') })
})

test('reports are listed, a month is locked once, and opened again with a reason only', async () => {
  const reports = (...args: string[]) => run(reportsCommand, ...args, '--city', 'east-county')
  expect(await reports()).toEqual({ code: 0, out: 'Nothing is owed.\n' })
  expect(await reports('--json')).toEqual({ code: 0, out: '[]\n' })
  expect((await reports('close')).code).toBe(2)
  expect((await reports('lock')).code).toBe(2)
  expect(await reports('lock', '--month', '2026-05')).toEqual({ code: 0, out: '2026-05: locked\n' })
  const again = await reports('lock', '--month', '2026-05', '--json')
  expect([again.code, JSON.parse(again.out)]).toEqual([1, { code: 'period-locked' }])
  const without = await reports('reopen', '--month', '2026-05', '--json')
  expect([without.code, JSON.parse(without.out)]).toEqual([1, { code: 'reason-missing' }])
  expect(await reports('reopen', '--month', '2026-05', '--reason', 'A file came late', '--json')).toEqual({
    code: 0,
    out: '{"done":true}\n',
  })
  const twice = await reports('reopen', '--month', '2026-05', '--reason', 'Again')
  expect(twice.code).toBe(1)
  // What a person reads is a sentence, and not a code.
  expect(twice.out).toMatch(/^[A-Z].+\.\n$/)
})
