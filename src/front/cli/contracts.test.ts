import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { withDatabase } from '../../../tests/start-database.ts'
import { type Database, openDatabase } from '../../ground/platform/database.server.ts'
import type { Command } from './command.ts'
import { contractsCommand } from './contracts.ts'
import { importCommand } from './import.ts'

const database = `test_${randomUUID().replaceAll('-', '')}`
let folder: string
let root: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-contracts-'))
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

test('a city without contracts says so, and no city is made by looking', async () => {
  expect(await run(contractsCommand, 'list')).toMatchObject({ code: 2, out: expect.stringContaining('no city') })
})

test('the list is told as JSON, with null for what is not known', async () => {
  const list = join(folder, 'list.csv')
  writeFileSync(
    list,
    'contract number,vendor,title,department,start date,end date,amount\n' +
      'A-1,Harbor House,Shelter,Human Services,2025-01-01,2099-12-31,"1,000.50"\n' +
      'A-2,Pier 9,Outreach,,2020-01-01,2021-12-31,\n',
  )
  expect((await run(importCommand, 'contracts', list)).code).toBe(0)
  const { contracts, found, of } = JSON.parse((await run(contractsCommand, 'list', '--json')).out)
  expect([found, of]).toEqual([2, 2])
  expect(contracts[0]).toMatchObject({
    number: 'A-1',
    provider: 'Harbor House',
    department: 'Human Services',
    from: '2025-01-01',
    to: '2099-12-31',
    ceilingCents: 100_050,
    paidCents: null,
    status: 'active',
  })
  expect(contracts[1]).toMatchObject({ number: 'A-2', department: null, ceilingCents: null, status: 'expired' })
})

test('choices narrow it, also misspelt; a choice that there is none of is wrong use', async () => {
  const found = await run(contractsCommand, 'list', '--q', 'harbr', '--json')
  expect(JSON.parse(found.out).contracts).toHaveLength(1)
  expect((await run(contractsCommand, 'list', '--ends', 'past')).out).toContain('1 of 2 contracts')
  expect(await run(contractsCommand, 'list', '--status', 'gone')).toMatchObject({ code: 2 })
  expect(await run(contractsCommand)).toMatchObject({ code: 2 })
})
