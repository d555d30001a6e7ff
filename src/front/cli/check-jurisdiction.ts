import { sql } from 'kysely'
import { sealHistory } from '../../ground/history/seal-history.ts'
import { verifyHistory } from '../../ground/history/verify-history.ts'
import { asOwner, type Database, inJurisdiction, quoteName } from '../../ground/platform/database.server.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { listMigrations } from '../../ground/platform/migrate.ts'
import { attempt, attention, type HealthCheck, well } from './health-check.ts'

/** One jurisdiction in the database. `isAlone`: no other program uses the database, so nothing can be under way. */
export async function checkJurisdiction(db: Database, city: Jurisdiction, isAlone: boolean): Promise<HealthCheck[]> {
  const of = (what: string) => `${city.slug}: ${what}`
  return [
    ...(await attempt(of('migrations'), () => checkMigrations(db, city.schema, of('migrations')))),
    ...(await attempt(of('policies'), () => checkPolicies(db, city.schema, of('policies')))),
    ...(await attempt(of('history'), () => checkHistory(db, city.schema, of('history')))),
    ...(await attempt(of('submissions'), () => checkSubmissions(db, city.schema, of('submissions'), isAlone))),
  ]
}

/** The role that requests work as must not be able to step around a policy. */
export async function checkRole(db: Database): Promise<HealthCheck[]> {
  const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean; rolcanlogin: boolean }>`
    select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'throughline_app'`.execute(db.kysely)
  const role = rows[0]
  if (!role) return [attention('role', 'throughline_app is missing: run bin/throughline migrate.')]
  const wrong = [
    ...(role.rolsuper ? ['is a superuser'] : []),
    ...(role.rolbypassrls ? ['bypasses policies'] : []),
    ...(role.rolcanlogin ? ['can sign in'] : []),
  ]
  return [wrong.length > 0 ? attention('role', `throughline_app ${wrong.join(', ')}`) : well('role', 'throughline_app')]
}

async function checkMigrations(db: Database, schema: string, check: string): Promise<HealthCheck[]> {
  const { rows } = await asOwner(db, schema, (trx) =>
    sql<{ name: string; digest: string }>`select name, digest from migration`.execute(trx),
  )
  const done = new Map(rows.map(({ name, digest }) => [name, digest]))
  const ours = listMigrations()
  const changed = ours.filter(({ name, digest }) => done.has(name) && done.get(name) !== digest)
  const waiting = ours.filter(({ name }) => !done.has(name))
  const newer = rows.filter((row) => !ours.some(({ name }) => name === row.name))
  const checks = [
    ...changed.map(({ name }) => attention(check, `${name} was changed after it ran`)),
    ...newer.map(({ name }) => attention(check, `${name} was made by a newer program: update Throughline`)),
  ]
  if (waiting.length > 0) checks.push(attention(check, `${waiting.length} wait: run bin/throughline migrate`))
  return checks.length > 0 ? checks : [well(check, `${ours.length}, the newest shape`)]
}

async function checkPolicies(db: Database, schema: string, check: string): Promise<HealthCheck[]> {
  type Row = { name: string; isGuarded: boolean; owner: string; policies: number }
  const { rows } = await sql<Row>`
    select c.relname::text as name, c.relrowsecurity as "isGuarded", pg_get_userbyid(c.relowner)::text as owner,
      (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p') order by 1`.execute(db.kysely)
  const checks = rows.flatMap(({ name, isGuarded, owner, policies }) => [
    ...(isGuarded ? [] : [attention(check, `${name} has no row-level security`)]),
    // Only the owner reads which migrations ran: no policy lets anybody else in.
    ...(policies === 0 && name !== 'migration' ? [attention(check, `${name} has no policy`)] : []),
    ...(owner === 'throughline_app' ? [attention(check, `${name} belongs to throughline_app`)] : []),
  ])
  const seen = await inJurisdiction(db, schema, null, async (trx) => {
    const tables = rows.filter(({ name }) => name !== 'migration')
    const tests = tables.map(
      ({ name }) => `select ${literal(name)} as name where exists (select from ${quoteName(name)})`,
    )
    return tests.length === 0 ? [] : (await sql.raw<{ name: string }>(tests.join(' union all ')).execute(trx)).rows
  })
  checks.push(...seen.map(({ name }) => attention(check, `${name} can be read without being signed in`)))
  return checks.length > 0 ? checks : [well(check, `on all ${rows.length} tables`)]
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

async function checkHistory(db: Database, schema: string, check: string): Promise<HealthCheck[]> {
  await asOwner(db, schema, (trx) => sealHistory(trx))
  const { seals, entries, contentRemoved, faults } = await asOwner(db, schema, verifyHistory)
  if (faults.length > 0) return faults.slice(0, 10).map((fault) => attention(check, fault))
  const removed = contentRemoved > 0 ? `, the content of ${contentRemoved} removed` : ''
  return [well(check, `verifies: ${entries} deeds in ${seals} seals${removed}`)]
}

async function checkSubmissions(db: Database, schema: string, check: string, isAlone: boolean): Promise<HealthCheck[]> {
  const reading = await asOwner(db, schema, (trx) =>
    trx
      .selectFrom('submission')
      .where('state', '=', 'reading')
      .select(['received_at'])
      .orderBy('received_at')
      .execute(),
  )
  if (reading.length === 0) return [well(check, 'none is being read')]
  const says = `${reading.length} being read, the first since ${reading[0]!.received_at}`
  return [
    isAlone ? attention(check, `${says}, but nobody reads: starting marks them as interrupted`) : well(check, says),
  ]
}
