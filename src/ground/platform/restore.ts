import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import {
  answerRefusal,
  type BackedUpJurisdiction,
  type BackedUpTable,
  type BackupProgress,
  type BackupRefusal,
  BackupRefused,
  entryOfTable,
} from './backup-file.ts'
import { plainText } from './copy-database.ts'
import { inCopyTransaction } from './copy-transaction.ts'
import { countBytes } from './count-bytes.ts'
import { type Database, quoteName, type Work } from './database.server.ts'
import { listStoredTables } from './list-stored-tables.ts'
import { listMigrations, type Migration, roleStatements, textFor } from './migrate.ts'
import type { OpenBackup } from './open-backup.ts'
import { unpackFiles } from './unpack-files.ts'

export type RestoreInput = {
  backup: OpenBackup
  dataFolder: string
  /** Reads a restored jurisdiction's history again; what it finds wrong. */
  verifyHistory: (work: Work) => Promise<string[]>
  /** Takes a backup whose history was already damaged when it was made. */
  isDamagedHistoryTaken?: boolean
  signal?: AbortSignal
  onProgress?: (progress: BackupProgress) => void
}
export type Restored = {
  jurisdictions: {
    name: string
    slug: string
    tables: number
    rows: number
    migrated: string[]
    historyFaults: string[]
  }[]
  files: number
}

/**
 * Brings back every jurisdiction of a backup, its facts and its secrets: all of it in one transaction, or nothing. What
 * the database then holds is read again and compared with the backup's digests, before newer migrations run.
 */
export function restore(db: Database, input: RestoreInput): Promise<{ done: Restored } | { refused: BackupRefusal }> {
  const { manifest } = input.backup
  return answerRefusal(async () => {
    const files = await unpackFiles(input.backup, input.dataFolder, input.signal)
    try {
      return await inCopyTransaction(db, async (trx, client) => {
        await client.query(plainText)
        await client.query("select pg_advisory_xact_lock(hashtext('throughline restore'))")
        await makeRole(client)
        for (const { schema, slug } of manifest.jurisdictions) await makeSchema(client, schema, slug)
        const meter = progressMeter(input)
        const jurisdictions: Restored['jurisdictions'] = []
        for (const one of manifest.jurisdictions) jurisdictions.push(await fill(trx, client, one, input, meter))
        await files.place()
        return { jurisdictions, files: manifest.files.length }
      })
    } catch (error) {
      await files.takeBack()
      throw error
    } finally {
      await files.eraseUnpacked()
    }
  })
}

async function makeSchema(client: PoolClient, schema: string, slug: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [schema])
  if (rowCount) throw new BackupRefused('jurisdiction-exists', slug)
  await client.query(`create schema ${quoteName(schema)}`).catch((error: { code?: string }) => {
    // Somebody founded it in this moment.
    if (error.code === '42P06' || error.code === '23505') throw new BackupRefused('jurisdiction-exists', slug)
    throw error
  })
}

async function fill(
  trx: Work,
  client: PoolClient,
  one: BackedUpJurisdiction,
  input: RestoreInput,
  onFilled: (step: string, table: BackedUpTable) => void,
): Promise<Restored['jurisdictions'][number]> {
  await client.query("select set_config('search_path', $1, true)", [quoteName(one.schema)])
  await client.query(
    'create table migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
  )
  const wanted = new Set(one.migrations.map(({ name }) => name))
  const [then, since] = [
    listMigrations().filter(({ name }) => wanted.has(name)),
    listMigrations().filter(({ name }) => !wanted.has(name)),
  ]
  for (const migration of then) await apply(client, one.schema, migration)
  await refuseOtherShape(client, one)
  // What a migration wrote into a table is in the backup as it became later.
  await client.query(`truncate ${one.tables.map(({ name }) => quoteName(name)).join(', ')}`)
  await client.query('set constraints all deferred')
  for (const table of one.tables) {
    await fillTable(client, one.schema, table, input)
    onFilled(`${one.slug} ${table.name}`, table)
  }
  await client.query('set constraints all immediate')
  await compareTables(client, one, input.signal)
  for (const { name, lastValue, isCalled } of one.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [quoteName(name), lastValue, isCalled])
  }
  for (const migration of since) await apply(client, one.schema, migration)
  const historyFaults = await input.verifyHistory(trx)
  if (historyFaults.length > 0 && !input.isDamagedHistoryTaken)
    throw new BackupRefused('history-damaged', historyFaults[0])
  // Without it the first pages after a restore are planned blind.
  for (const { name } of one.tables) await client.query(`analyze ${quoteName(name)}`)
  return {
    name: one.name,
    slug: one.slug,
    tables: one.tables.length,
    rows: one.tables.reduce((sum, { rows }) => sum + rows, 0),
    migrated: since.map(({ name }) => name),
    historyFaults,
  }
}

async function apply(client: PoolClient, schema: string, migration: Migration): Promise<void> {
  await client.query(textFor(migration, schema))
  await client.query('insert into migration (name, digest) values ($1, $2)', [migration.name, migration.digest])
}

async function refuseOtherShape(client: PoolClient, { schema, tables }: BackedUpJurisdiction): Promise<void> {
  const shapeOf = (list: { name: string; columns: string[] }[]) =>
    list.map(({ name, columns }) => `${name}(${columns.join(', ')})`).sort()
  const [made, wanted] = [shapeOf(await listStoredTables(client, schema)), shapeOf(tables)]
  const other = wanted.find((table) => !made.includes(table)) ?? made.find((table) => !wanted.includes(table))
  if (other) throw new BackupRefused('shape-differs', other)
}

async function fillTable(client: PoolClient, schema: string, table: BackedUpTable, input: RestoreInput): Promise<void> {
  const columns = table.columns.map(quoteName).join(', ')
  const rows = client.query(copyFrom(`copy ${quoteName(table.name)} (${columns}) from stdin`))
  await input.backup.readPart(entryOfTable(schema, table.name), rows, input.signal)
  if (rows.rowCount !== table.rows) {
    throw new BackupRefused('backup-damaged', `${table.name}: ${rows.rowCount} rows`, `${table.rows} rows`)
  }
}

/** Reads back what the database now holds: the same bytes as the backup's, or nothing is kept. */
async function compareTables(client: PoolClient, one: BackedUpJurisdiction, signal?: AbortSignal): Promise<void> {
  const stored = await listStoredTables(client, one.schema)
  for (const table of one.tables) {
    const counted = countBytes()
    counted.stream.resume()
    const { select } = stored.find(({ name }) => name === table.name)!
    await pipeline(client.query(copyTo(`copy (${select}) to stdout`)), counted.stream, { signal })
    if (counted.seen().sha256 !== table.sha256) throw new BackupRefused('shape-differs', `${table.name}: other values`)
  }
}

/** In this transaction, so that a refused restore leaves no role behind on a server that had none. */
async function makeRole(client: PoolClient): Promise<void> {
  for (const statement of roleStatements) await client.query(statement)
}

function progressMeter({ backup, onProgress }: RestoreInput): (step: string, table: BackedUpTable) => void {
  const all = backup.manifest.jurisdictions.flatMap(({ tables }) => tables).reduce((sum, { bytes }) => sum + bytes, 0)
  let filled = 0
  return (step, { bytes }) => {
    filled += bytes
    onProgress?.({ step, fraction: filled / Math.max(all, 1) })
  }
}
