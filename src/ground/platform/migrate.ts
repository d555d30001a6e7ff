import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { asOwner, type Database, quoteName, type Work } from './database.server.ts'

const folder = new URL('../../../database/migrations/', import.meta.url)

export type Migration = { name: string; text: string; digest: string }

/** The migrations in order: plain SQL files whose names begin with a day. */
export function listMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { name, text, digest: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings one jurisdiction's schema to the newest shape, in one transaction: all of it or nothing. A migration that was
 * changed after it ran stops the program, because two databases would differ without anybody knowing.
 */
export async function migrate(db: Database, schema: string): Promise<{ applied: string[] }> {
  await makeRole(db)
  return asOwner(db, schema, async (trx) => {
    // Two programs that start at once on one database wait for each other here.
    await sql`select pg_advisory_xact_lock(hashtext('throughline migration'))`.execute(trx)
    await sql.raw(`create schema if not exists ${quoteName(schema)}`).execute(trx)
    await sql`create table if not exists migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`.execute(trx)
    const done = new Map(
      (await sql<{ name: string; digest: string }>`select name, digest from migration`.execute(trx)).rows.map((row) => [
        row.name,
        row.digest,
      ]),
    )
    const applied: string[] = []
    for (const migration of listMigrations()) {
      const digest = done.get(migration.name)
      if (digest === migration.digest) continue
      if (digest) throw new Error(`Migration ${migration.name} was changed after it ran.`)
      await apply(trx, schema, migration)
      applied.push(migration.name)
    }
    return { applied }
  })
}

async function apply(trx: Work, schema: string, migration: Migration): Promise<void> {
  await sql.raw(textFor(migration, schema)).execute(trx)
  await sql`insert into migration (name, digest) values (${migration.name}, ${migration.digest})`.execute(trx)
}

/** A migration's text for one schema: where rights are granted, it must name it. */
export function textFor({ text }: Migration, schema: string): string {
  return text.replaceAll(':schema', quoteName(schema))
}

/** The role that requests work as. Roles belong to the whole server, so several jurisdictions and databases meet here. */
export const roleStatements = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'throughline_app') then create role throughline_app nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$`,
  'grant throughline_app to current_user',
]

async function makeRole(db: Database): Promise<void> {
  for (const statement of roleStatements) await sql.raw(statement).execute(db.kysely)
}
