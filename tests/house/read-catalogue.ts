import { sql } from 'kysely'
import type { Database } from '../../src/ground/platform/database.server.ts'

/** What is wrong with a jurisdiction's schema, read from the catalogue of PostgreSQL itself. */
export async function findSchemaFaults(db: Database, schema: string): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with mine as (
      select c.oid, c.relname, c.relrowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${schema} and c.relkind in ('r', 'p')
    )
    select relname || ' has no row-level security' as fault from mine where not relrowsecurity
    union all
    -- The list of migrations is for the owner alone: row security without a policy shows it to nobody else.
    select relname || ' has no policy' from mine
      where relname <> 'migration' and not exists (select from pg_policy where polrelid = mine.oid)
    union all
    select relname || ' has no comment' from mine where obj_description(oid, 'pg_class') is null
    union all
    select mine.relname || '.' || conname || ' leaves the schema' from mine
      join pg_constraint on conrelid = mine.oid and contype = 'f'
      join pg_class other on other.oid = confrelid where other.relnamespace <> ${schema}::regnamespace
    union all
    select relname || ' has the trigger ' || tgname from mine join pg_trigger on tgrelid = mine.oid and not tgisinternal
    union all
    select proname || ' runs with its owner''s rights' from pg_proc where pronamespace = ${schema}::regnamespace and prosecdef
    union all
    select relname || ' has a column for the tenant' from mine join pg_attribute on attrelid = mine.oid
      where attname in ('jurisdiction_id', 'tenant_id')
    order by 1`.execute(db.kysely)
  return rows.map(({ fault }) => fault)
}

/** What the role that requests work as could do and should not. */
export async function findRoleFaults(db: Database): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with app as (select * from pg_roles where rolname = 'throughline_app')
    select 'is a superuser' as fault from app where rolsuper
    union all select 'passes by row-level security' from app where rolbypassrls
    union all select 'makes roles or databases' from app where rolcreaterole or rolcreatedb
    union all select 'may sign in by itself' from app where rolcanlogin
    union all select 'belongs to another role' from app join pg_auth_members on member = app.oid
    union all select 'owns ' || relname from app join pg_class on relowner = app.oid
    union all select 'owns the schema ' || nspname from app join pg_namespace on nspowner = app.oid
    union all select 'owns the function ' || proname from app join pg_proc on proowner = app.oid
    union all select 'is not there' where not exists (select from app)`.execute(db.kysely)
  return rows.map(({ fault }) => fault)
}
