import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { withDatabase } from '../../../tests/start-database.ts'
import { importContracts } from '../../agreements/contracts/import-contracts.ts'
import { recordHistory } from '../../ground/history/record-history.ts'
import { sealHistory } from '../../ground/history/seal-history.ts'
import { asOwner, type Database, inJurisdiction, openDatabase } from '../../ground/platform/database.server.ts'
import { openEmbeddedServer } from '../../ground/platform/embedded-server.ts'
import { foundJurisdiction, type Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { readClock } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { backupCommand } from './backup.ts'
import type { Command } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { restoreCommand } from './restore.ts'

const database = `test_${randomUUID().replaceAll('-', '')}`
let folder: string
let root: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-drill-'))
  // The account of the embedded database may pass; what lies inside is closed.
  chmodSync(folder, 0o711)
  root = openDatabase(inject('serverUrl'), 1)
  await sql.raw(`create database ${database}`).execute(root.kysely)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await sql.raw(`drop database ${database} with (force)`).execute(root.kysely)
  await root.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command as the terminal does; its exit code and what it printed as JSON. */
async function run(command: Command, ...args: string[]) {
  let printed = ''
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
  const code = await command.run([...args, '--json']).finally(() => out.mockRestore())
  return { code, told: JSON.parse(printed) }
}

async function inEmbedded<T>(dataFolder: string, work: (db: Database) => Promise<T>): Promise<T> {
  const server = await openEmbeddedServer(dataFolder, { durable: false })
  const db = openDatabase(server.url, 2)
  try {
    return await work(db)
  } finally {
    await db.close()
    await server.release()
  }
}

async function fillCity(db: Database, name: string, contracts: number): Promise<Jurisdiction> {
  const founded = await foundJurisdiction(db, { name, fiscalYearStartsIn: 7 })
  if ('refused' in founded) throw new Error(founded.refused)
  const city = founded.done
  const asker = { role: 'terminal', personId: null, providerId: null } as const
  await inJurisdiction(db, city.schema, asker, async (work) => {
    const visit = { work, asker, askerName: 'Terminal', jurisdiction: city, ...readClock(city) }
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'list.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const submissionId = received.done.id
    const list = Array.from({ length: contracts }, (_, n) => contract(`C-${n}`, `Provider ${n % 3}`))
    await importContracts(visit, { contracts: list, submissionId })
    await finishSubmission(visit, { id: submissionId, state: 'done' })
    await recordHistory(visit, {
      event: 'thing-noted',
      subject: 'thing',
      subjectId: '1',
      content: { why: 'a\ttab', n: [1, 2.5] },
    })
  })
  await asOwner(db, city.schema, (trx) => sealHistory(trx))
  return city
}

const contract = (number: string, providerName: string) => ({
  number,
  title: 'Beds for\nfamilies',
  providerName,
  department: null,
  from: '2026-07-01',
  to: '2027-06-30',
  items: [{ itemId: number, amountCents: 1_000_00, paidCents: null, from: null, to: null, vendorName: providerName }],
})

/** Every row of every table as text, in no table's own order. */
async function readAll(db: Database, schema: string): Promise<Record<string, string[]>> {
  const tables = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = ${schema}`.execute(db.kysely)
  const all: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.id(schema, name)} t`.execute(db.kysely)
    all[name] = rows.map(({ row }) => row).sort()
  }
  return all
}

test('from the embedded database to a server and back: every row of every city as it was', async () => {
  const [home, fresh] = [join(folder, 'home'), join(folder, 'fresh')]
  const [first, second] = [join(folder, 'first.zip'), join(folder, 'second.zip')]
  const before = await inEmbedded(home, async (db) => {
    const cities = [await fillCity(db, 'Testville', 40), await fillCity(db, 'San José', 3)]
    return Object.fromEntries(
      await Promise.all(cities.map(async ({ schema }) => [schema, await readAll(db, schema)] as const)),
    )
  })
  expect(before.jurisdiction_testville?.contract).toHaveLength(40)
  const made = await run(backupCommand, first, '--data', home)
  expect(made).toMatchObject({
    code: 0,
    told: { backup: { jurisdictions: [{ slug: 'san-jose' }, { slug: 'testville' }] } },
  })

  const serverUrl = withDatabase(inject('serverUrl'), database)
  vi.stubEnv('DATABASE_URL', serverUrl)
  const restored = await run(restoreCommand, first, '--data', join(folder, 'beside-server'))
  expect(restored).toMatchObject({
    code: 0,
    told: { restored: { jurisdictions: [{ historyFaults: [] }, { historyFaults: [] }] } },
  })
  const again = await run(restoreCommand, first, '--data', join(folder, 'beside-server'))
  expect(again).toMatchObject({ code: 1, told: { refused: [{ code: 'jurisdiction-exists', found: 'san-jose' }] } })
  expect((await run(backupCommand, second, '--data', join(folder, 'beside-server'))).code).toBe(0)
  vi.unstubAllEnvs()

  expect((await run(restoreCommand, second, '--data', fresh)).code).toBe(0)
  const after = await inEmbedded(fresh, async (db) =>
    Object.fromEntries(
      await Promise.all(Object.keys(before).map(async (schema) => [schema, await readAll(db, schema)] as const)),
    ),
  )
  expect(after).toEqual(before)

  const health = await run(doctorCommand, '--data', fresh)
  expect(health).toMatchObject({ code: 0, told: { isWell: true } })
  const history = health.told.checks.find(({ check }: { check: string }) => check === 'testville: history')
  expect(history.says).toMatch(/verifies: \d+ deeds in 1 seals/)
})

test('the doctor finds what is wrong, and says no secret', async () => {
  const ill = join(folder, 'ill')
  await inEmbedded(ill, async (db) => {
    const { schema } = await fillCity(db, 'Illville', 1)
    await sql`alter table ${sql.id(schema, 'note')} disable row level security`.execute(db.kysely)
    await sql`update ${sql.id(schema, 'history')} set event = 'other' where event = 'thing-noted'`.execute(db.kysely)
    await sql`update ${sql.id(schema, 'migration')} set digest = 'other' where name like '%policies%'`.execute(
      db.kysely,
    )
    await sql`update ${sql.id(schema, 'submission')} set state = 'reading'`.execute(db.kysely)
  })
  chmodSync(join(ill, 'server-password'), 0o644)
  const { code, told } = await run(doctorCommand, '--data', ill)
  const found = told.checks.filter(({ state }: { state: string }) => state === 'attention')
  expect(code).toBe(1)
  expect(found.map(({ check }: { check: string }) => check)).toEqual([
    'secrets',
    'illville: migrations',
    'illville: policies',
    'illville: history',
    'illville: submissions',
  ])
  expect(JSON.stringify(told)).not.toContain(readFileSync(join(ill, 'server-password'), 'utf8').trim())
})

test('there is nothing to back up where nothing is, and no database is made by looking', async () => {
  const nowhere = join(folder, 'nowhere')
  expect(await run(backupCommand, join(folder, 'no.zip'), '--data', nowhere)).toMatchObject({
    code: 1,
    told: { refused: [{ code: 'no-database', found: nowhere }] },
  })
  expect((await run(doctorCommand, '--data', nowhere)).code).toBe(1)
})

test('a history that was altered before the backup is not brought back unnoticed', async () => {
  const [altered, file, target] = [join(folder, 'altered'), join(folder, 'altered.zip'), join(folder, 'altered-target')]
  await inEmbedded(altered, async (db) => {
    const { schema } = await fillCity(db, 'Testville', 1)
    await sql`update ${sql.id(schema, 'history')} set event = 'other' where event = 'thing-noted'`.execute(db.kysely)
  })
  expect((await run(backupCommand, file, '--data', altered)).code).toBe(0)
  expect(await run(restoreCommand, file, '--check')).toMatchObject({ code: 0 })
  expect(await run(restoreCommand, file, '--data', target)).toMatchObject({
    code: 1,
    told: { refused: [{ code: 'history-damaged' }] },
  })
  expect((await run(restoreCommand, file, '--data', target, '--accept-history-faults')).code).toBe(0)
})
