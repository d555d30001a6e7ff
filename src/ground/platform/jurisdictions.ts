import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { asOwner, type Database, quoteName } from './database.server.ts'
import type { Day } from './day.ts'
import { migrate } from './migrate.ts'

/** A city, county or state whose contracts stand in a schema of their own. */
export type Jurisdiction = {
  id: string
  name: string
  /** its part of every address */
  slug: string
  schema: string
  fiscalYearStartsIn: number
  isDemo: boolean
  /** the day at which a demonstration's calendar stands */
  standsOn: Day | null
}

const prefix = 'jurisdiction_'

export function schemaOf(slug: string): string {
  return `${prefix}${slug.replaceAll('-', '_')}`
}

/** 'City of San José' -> 'city-of-san-jose': letters, digits and dashes, at most 40, never empty. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return slug || 'my-city'
}

export async function listJurisdictions(db: Database): Promise<Jurisdiction[]> {
  const { rows } = await sql<{ schema: string }>`
    select n.nspname as schema from pg_namespace n join pg_class c on c.relnamespace = n.oid and c.relname = 'jurisdiction'
    where n.nspname like ${`${prefix}%`} order by n.nspname`.execute(db.kysely)
  const found = await Promise.all(rows.map((row) => readJurisdiction(db, row.schema)))
  return found.filter((jurisdiction) => jurisdiction !== null)
}

/** Every request asks which jurisdiction its address means, and a jurisdiction does not change while the program runs. */
const found = new WeakMap<Database, Map<string, Jurisdiction>>()

export async function findJurisdiction(db: Database, slug: string): Promise<Jurisdiction | null> {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(slug)) return null
  const known = found.get(db)?.get(slug)
  if (known) return known
  const jurisdiction = await lookUp(db, slug)
  if (jurisdiction) found.set(db, (found.get(db) ?? new Map()).set(slug, jurisdiction))
  return jurisdiction
}

async function lookUp(db: Database, slug: string): Promise<Jurisdiction | null> {
  const schema = schemaOf(slug)
  const { rows } = await sql`select from pg_tables where schemaname = ${schema} and tablename = 'jurisdiction'`.execute(
    db.kysely,
  )
  return rows.length === 0 ? null : readJurisdiction(db, schema)
}

async function readJurisdiction(db: Database, schema: string): Promise<Jurisdiction | null> {
  const row = await asOwner(db, schema, (trx) => trx.selectFrom('jurisdiction').selectAll().executeTakeFirst())
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    schema,
    fiscalYearStartsIn: row.fiscal_year_starts_in,
    isDemo: row.is_demo,
    standsOn: row.stands_on,
  }
}

/** Makes the schema and its first row. Refuses a name whose address is taken. */
export async function foundJurisdiction(
  db: Database,
  city: { name: string; fiscalYearStartsIn: number; isDemo?: boolean; standsOn?: Day | null; slug?: string },
): Promise<{ done: Jurisdiction } | { refused: 'jurisdiction-exists' }> {
  const slug = city.slug ?? slugOf(city.name)
  if (await findJurisdiction(db, slug)) return { refused: 'jurisdiction-exists' }
  const schema = schemaOf(slug)
  await migrate(db, schema)
  await asOwner(db, schema, (trx) =>
    trx
      .insertInto('jurisdiction')
      .values({
        id: randomUUID(),
        name: city.name,
        slug,
        fiscal_year_starts_in: city.fiscalYearStartsIn,
        is_demo: city.isDemo ?? false,
        stands_on: city.standsOn ?? null,
      })
      .execute(),
  )
  const made = await readJurisdiction(db, schema)
  if (!made) throw new Error(`The schema ${schema} was made but cannot be read.`)
  return { done: made }
}

/** Takes a demonstration away with all that is in it. A real city is never dropped by the program. */
export async function dropJurisdiction(db: Database, jurisdiction: Jurisdiction): Promise<void> {
  if (!jurisdiction.isDemo) throw new Error('Only a demonstration may be dropped.')
  await sql.raw(`drop schema ${quoteName(jurisdiction.schema)} cascade`).execute(db.kysely)
  found.get(db)?.delete(jurisdiction.slug)
}
