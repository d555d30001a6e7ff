import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type yazl from 'yazl'
import { type BackedUpJurisdiction, type BackedUpTable, type BackupProgress, entryOfTable } from './backup-file.ts'
import { countBytes } from './count-bytes.ts'
import { type Database, quoteName } from './database.server.ts'
import { listStoredSchemas, listStoredTables, type StoredTable } from './list-stored-tables.ts'

/** How the text of a value is fixed, so that the same row is the same bytes on every server. */
export const plainText = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local row_security = off;`

type Target = { zip: yazl.ZipFile; signal: AbortSignal; onProgress?: ((progress: BackupProgress) => void) | undefined }

/** Streams every table of every jurisdiction into the zip, from one snapshot. Returns what was written. */
export async function copyDatabase(db: Database, target: Target): Promise<BackedUpJurisdiction[]> {
  const client = await db.pool.connect()
  client.on('error', ignore)
  let isWhole = false
  try {
    const copied = await copySnapshot(client, target)
    isWhole = true
    return copied
  } finally {
    client.off('error', ignore)
    // A connection that stopped in the middle of a table cannot be used again.
    client.release(!isWhole)
  }
}

// A server that ends while we read says so through the stream that is being read.
const ignore = () => {}

async function copySnapshot(client: PoolClient, target: Target): Promise<BackedUpJurisdiction[]> {
  // No migration between the snapshot and our hold on its tables; once they are held, others may go on.
  await client.query("select pg_advisory_lock_shared(hashtext('throughline migration'))")
  await client.query('start transaction isolation level repeatable read, read only')
  await client.query(plainText)
  const schemas = await listStoredSchemas(client)
  const plan: { schema: string; tables: StoredTable[] }[] = []
  for (const schema of schemas) {
    const tables = await listStoredTables(client, schema)
    for (const table of tables) {
      await client.query(`lock table ${quoteName(schema)}.${quoteName(table.name)} in access share mode`)
    }
    plan.push({ schema, tables })
  }
  await client.query("select pg_advisory_unlock_shared(hashtext('throughline migration'))")
  const all = plan.flatMap(({ tables }) => tables).reduce((sum, { bytes }) => sum + bytes, 0)
  let bytesDone = 0
  const copied: BackedUpJurisdiction[] = []
  for (const { schema, tables } of plan) {
    const known = await describe(client, schema)
    if (!known) continue
    const made: BackedUpTable[] = []
    for (const table of tables) {
      target.onProgress?.({ step: `${known.slug} ${table.name}`, fraction: bytesDone / Math.max(all, 1) })
      made.push(await copyTable(client, schema, table, target))
      bytesDone += table.bytes
    }
    copied.push({ schema, ...known, tables: made })
  }
  await client.query('commit')
  target.onProgress?.({ step: 'files', fraction: 1 })
  return copied
}

async function copyTable(
  client: PoolClient,
  schema: string,
  table: StoredTable,
  target: Target,
): Promise<BackedUpTable> {
  const counted = countBytes()
  target.zip.addReadStream(counted.stream, entryOfTable(schema, table.name), { mode: 0o100600 })
  const rows = client.query(copyTo(`copy (${table.select}) to stdout`))
  await pipeline(rows, counted.stream, { signal: target.signal })
  return { name: table.name, columns: table.columns, rows: rows.rowCount, ...counted.seen() }
}

/** Null for a schema whose founding was cut off before its first row. */
async function describe(
  client: PoolClient,
  schema: string,
): Promise<Omit<BackedUpJurisdiction, 'schema' | 'tables'> | null> {
  const inSchema = (table: string) => `${quoteName(schema)}.${quoteName(table)}`
  const { rows: cities } = await client.query<{ name: string; slug: string }>(
    `select name, slug from ${inSchema('jurisdiction')}`,
  )
  const { rows: migrations } = await client.query<{ name: string; digest: string }>(
    `select name, digest from ${inSchema('migration')} order by name collate "C"`,
  )
  const { rows: names } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'S' order by 1`,
    [schema],
  )
  const sequences: BackedUpJurisdiction['sequences'] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${inSchema(name)}`,
    )
    sequences.push({ name, lastValue: rows[0]!.last_value, isCalled: rows[0]!.is_called })
  }
  return cities[0] ? { name: cities[0].name, slug: cities[0].slug, migrations, sequences } : null
}
