import { randomUUID } from 'node:crypto'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { withDatabase } from '../../../tests/start-database.ts'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { backup } from './backup.ts'
import type { BackupManifest } from './backup-file.ts'
import { type Database, openDatabase, quoteName } from './database.server.ts'
import { listJurisdictions } from './jurisdictions.ts'
import { listMigrations } from './migrate.ts'
import { checkParts, openBackup } from './open-backup.ts'
import { restore } from './restore.ts'

/** What COPY has its own signs for, and must come back as it was. */
const awkwardName = 'Tab\there, \\N and \\. on\ntwo lines, "quoted", Ñandú 🏠'

/** A file holds any byte in any order, and a document may name one that is written after it. */
const everyByte = Buffer.concat([
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from('\\.\n\\x41\\N'),
])
const [older, newer] = ['00000000-0000-4000-8000-00000000000a', 'ffffffff-ffff-4fff-8fff-ffffffffffff']

let city: TestCity
let folder: string
let good: string
let root: Database
let target: Database
let targetName: string
let dataFolder: string

beforeAll(async () => {
  city = await openTestCity()
  root = openDatabase(inject('serverUrl'), 1)
  folder = mkdtempSync(join(tmpdir(), 'throughline-restore-'))
  good = join(folder, 'good.zip')
  const from = join(folder, 'from')
  mkdirSync(join(from, 'facts', 'testville', 'one'), { recursive: true })
  mkdirSync(join(from, 'secrets'))
  writeFileSync(join(from, 'facts', 'testville', 'one', 'stays.parquet'), 'facts')
  writeFileSync(join(from, 'secrets', 'testville.key'), 'key')
  await city.asOwner((trx) =>
    sql`insert into provider values (gen_random_uuid(), ${awkwardName}, 'awkward', now())`.execute(trx),
  )
  await city.asOwner((trx) =>
    sql`with paper as (insert into document (id, provider_id, kind, title, replaced_by_id)
        select ids.id, provider.id, 'insurance', 'Certificate', ids.by
        from provider, (values (${older}::uuid, ${newer}::uuid), (${newer}::uuid, null)) ids (id, by) returning id)
      insert into document_content select id, ${everyByte} from paper where id = ${older}`.execute(trx),
  )
  const made = await backup(city.db, { file: good, dataFolder: from })
  if ('refused' in made) throw new Error(made.refused.code)
})
beforeEach(async () => {
  await target?.close()
  if (targetName) await sql.raw(`drop database ${targetName} with (force)`).execute(root.kysely)
  targetName = `test_${randomUUID().replaceAll('-', '')}`
  await sql.raw(`create database ${targetName}`).execute(root.kysely)
  target = openDatabase(withDatabase(inject('serverUrl'), targetName), 2)
  dataFolder = join(folder, targetName)
})
afterAll(async () => {
  await target.close()
  await sql.raw(`drop database ${targetName} with (force)`).execute(root.kysely)
  await root.close()
  await city.close()
  rmSync(folder, { recursive: true, force: true })
})

async function bringBack(
  file: string,
  more: { verifyHistory?: () => Promise<string[]>; isDamagedHistoryTaken?: boolean } = {},
) {
  const opened = await openBackup(file)
  if ('refused' in opened) return opened
  try {
    return await restore(target, { backup: opened.done, dataFolder, verifyHistory: async () => [], ...more })
  } finally {
    opened.done.close()
  }
}

/** The good backup again, with its manifest or its parts altered. */
async function forge(alter: {
  manifest?: (manifest: BackupManifest) => unknown
  part?: (name: string, bytes: Buffer) => Buffer | null
}) {
  const file = join(folder, `${randomUUID()}.zip`)
  const [zip, from] = [new yazl.ZipFile(), await yauzl.openPromise(good, { lazyEntries: true, autoClose: false })]
  for await (const entry of from.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await from.openReadStreamPromise(entry)) chunks.push(chunk)
    let bytes: Buffer | null = Buffer.concat(chunks)
    if (entry.fileName === 'manifest.json' && alter.manifest) {
      const manifest = JSON.parse(bytes.toString())
      bytes = Buffer.from(JSON.stringify(alter.manifest(manifest) ?? manifest))
    } else bytes = alter.part ? alter.part(entry.fileName, bytes) : bytes
    if (bytes) zip.addBuffer(bytes, entry.fileName)
  }
  from.close()
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
  return file
}

const code = (made: Awaited<ReturnType<typeof bringBack>>) => ('refused' in made ? made.refused.code : 'done')
async function expectNothing() {
  const { rows } = await sql`select from pg_namespace where nspname like 'jurisdiction%'`.execute(target.kysely)
  expect(rows).toHaveLength(0)
  expect(existsSync(dataFolder) ? readdirSync(dataFolder) : []).toEqual([])
}

test('what comes back is what was backed up, awkward text, facts and secrets included', async () => {
  const made = await bringBack(good)
  expect(made).toMatchObject({ done: { files: 2, jurisdictions: [{ slug: 'testville', migrated: [] }] } })
  const [restored] = await listJurisdictions(target)
  expect(restored).toEqual(city.jurisdiction)
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(restored!.schema, 'provider')}`.execute(
    target.kysely,
  )
  expect(rows).toEqual([{ name: awkwardName }])
  expect(readFileSync(join(dataFolder, 'secrets', 'testville.key'), 'utf8')).toBe('key')
  expect(readFileSync(join(dataFolder, 'facts', 'testville', 'one', 'stays.parquet'), 'utf8')).toBe('facts')
  expect(readdirSync(dataFolder).sort()).toEqual(['facts', 'secrets'])
})

test('a file of the cabinet comes back byte for byte, and what replaced it with it', async () => {
  await bringBack(good)
  const table = (name: string) => sql.id(city.jurisdiction.schema, name)
  const { rows } = await sql<{ content: Buffer; by: string }>`
    select c.content, d.replaced_by_id as by from ${table('document')} d join ${table('document_content')} c
    on c.document_id = d.id`.execute(target.kysely)
  expect(rows).toEqual([{ content: everyByte, by: newer }])
})

test('a jurisdiction that exists is never touched', async () => {
  await bringBack(good)
  await sql`update ${sql.id(city.jurisdiction.schema, 'provider')} set name = 'Changed since'`.execute(target.kysely)
  expect(await bringBack(good)).toEqual({
    refused: { code: 'jurisdiction-exists', found: 'testville', expected: null },
  })
  const { rows } = await sql`select name from ${sql.id(city.jurisdiction.schema, 'provider')}`.execute(target.kysely)
  expect(rows).toEqual([{ name: 'Changed since' }])
})

test('a secret that is another one is never replaced', async () => {
  mkdirSync(join(dataFolder, 'secrets'), { recursive: true })
  writeFileSync(join(dataFolder, 'secrets', 'testville.key'), 'another key')
  const made = await bringBack(good)
  expect(made).toEqual({ refused: { code: 'data-file-exists', found: 'secrets/testville.key', expected: null } })
  expect(readFileSync(join(dataFolder, 'secrets', 'testville.key'), 'utf8')).toBe('another key')
  expect(await listJurisdictions(target)).toEqual([])
})

test('a file that is no backup, or was cut off, is refused', async () => {
  const [text, cut] = [join(folder, 'text.zip'), join(folder, 'cut.zip')]
  writeFileSync(text, 'no zip')
  const whole = readFileSync(good)
  expect(code(await bringBack(join(folder, 'missing.zip')))).toBe('not-a-backup')
  expect(code(await bringBack(text))).toBe('not-a-backup')
  for (const part of [0.1, 0.5, 0.99]) {
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * part)))
    expect(code(await bringBack(cut))).toBe('not-a-backup')
  }
  await expectNothing()
})

test('a damaged byte is found before anything is written', async () => {
  const whole = readFileSync(good)
  const damaged = join(folder, 'damaged.zip')
  const manifestOf = async (file: string) => {
    const opened = await openBackup(file)
    if ('refused' in opened) return opened.refused.code
    const checked = await checkParts(opened.done)
    opened.done.close()
    return 'refused' in checked ? checked.refused.code : opened.done.manifest
  }
  const manifest = await manifestOf(good)
  let found = 0
  for (let place = 40; place < whole.length; place += Math.ceil(whole.length / 80)) {
    const bytes = Buffer.from(whole)
    bytes[place] = bytes[place]! ^ 0xff
    writeFileSync(damaged, bytes)
    const told = await manifestOf(damaged)
    if (typeof told === 'string') found += 1
    // What no reader looks at (a time of day in the zip's own list) may differ; what the backup holds may not.
    else expect(told).toEqual(manifest)
  }
  expect(found).toBeGreaterThan(20)
  await expectNothing()
})

test('rows that were changed, lost or added in the file are refused, and nothing stays', async () => {
  const changed = await forge({
    part: (name, bytes) =>
      name.endsWith('/provider.copy') ? Buffer.from(bytes.toString().replace('Tab', 'Tub')) : bytes,
  })
  expect(await bringBack(changed)).toMatchObject({ refused: { code: 'backup-damaged' } })
  const lost = await forge({ part: (name, bytes) => (name.endsWith('/provider.copy') ? null : bytes) })
  expect(code(await bringBack(lost))).toBe('backup-damaged')
  const secret = await forge({ part: (name, bytes) => (name.endsWith('.key') ? Buffer.from('kex') : bytes) })
  expect(code(await bringBack(secret))).toBe('backup-damaged')
  await expectNothing()
})

test('a manifest of another format, a newer program or another edition is refused with its own code', async () => {
  const other = (manifest: BackupManifest) => ({ ...manifest, format: 'other' })
  const newer = (manifest: BackupManifest) => ({ ...manifest, formatVersion: 2 })
  const unknown = (manifest: BackupManifest) => {
    manifest.jurisdictions[0]!.migrations.push({ name: '2099-01-01-01-later.sql', digest: 'a'.repeat(64) })
  }
  const edited = (manifest: BackupManifest) => {
    manifest.jurisdictions[0]!.migrations[0]!.digest = 'a'.repeat(64)
  }
  const shapeless = (manifest: BackupManifest) => {
    manifest.jurisdictions[0]!.tables[0]!.columns.pop()
  }
  const climbing = (manifest: BackupManifest) => {
    manifest.files[0]!.path = 'facts/../../../etc/passwd'
  }
  const codes = []
  for (const manifest of [other, newer, unknown, edited, shapeless, climbing])
    codes.push(code(await bringBack(await forge({ manifest }))))
  expect(codes).toEqual([
    'not-a-backup',
    'backup-newer',
    'backup-newer',
    'migration-differs',
    'shape-differs',
    'backup-damaged',
  ])
  await expectNothing()
})

test('a history that does not verify is refused, unless it is wanted all the same', async () => {
  const verifyHistory = async () => ['seal 3 does not fit its deeds']
  expect(code(await bringBack(good, { verifyHistory }))).toBe('history-damaged')
  await expectNothing()
  const taken = await bringBack(good, { verifyHistory, isDamagedHistoryTaken: true })
  expect(taken).toMatchObject({ done: { jurisdictions: [{ historyFaults: ['seal 3 does not fit its deeds'] }] } })
})

test('a backup of an older shape comes back and is brought to the newest', async () => {
  const older = listMigrations().slice(0, -1)
  const newest = listMigrations().at(-1)!
  const schema = 'jurisdiction_oldtown'
  await sql
    .raw(`create schema ${schema}; set search_path to ${schema};
    create table migration (name text primary key, digest text not null, applied_at timestamptz not null default now());
    ${older.map(({ text, name, digest }) => `${text.replaceAll(':schema', quoteName(schema))}; insert into migration values ('${name}', '${digest}');`).join('\n')}
    insert into jurisdiction (id, name, slug, fiscal_year_starts_in) values (gen_random_uuid(), 'Oldtown', 'oldtown', 7);
    reset search_path`)
    .execute(target.kysely)
  const file = join(folder, 'old.zip')
  const made = await backup(target, { file, dataFolder })
  if ('refused' in made) throw new Error(made.refused.code)
  await sql.raw(`drop schema ${schema} cascade`).execute(target.kysely)
  expect(await bringBack(file)).toMatchObject({
    done: { jurisdictions: [{ slug: 'oldtown', migrated: [newest.name] }] },
  })
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(schema, 'migration')} order by name`.execute(
    target.kysely,
  )
  expect(rows.map(({ name }) => name)).toEqual(listMigrations().map(({ name }) => name))
})
