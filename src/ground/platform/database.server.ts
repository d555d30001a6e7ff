import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/**
 * The one file that knows how PostgreSQL's values become ours: whole numbers are numbers, numeric stays text, a date is
 * '2026-11-30' text, a moment is ISO text. Without it, due dates move by a day with the reader's time zone.
 */
const { types } = pg
types.setTypeParser(types.builtins.INT8, (text) => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error('A whole number of the database is too large.')
  return number
})
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

/** Says in the server's list of connections which program it is. */
const ourName = `throughline ${process.pid}`

export type Database = { pool: pg.Pool; kysely: Kysely<Tables>; close(): Promise<void> }
export type Work = Transaction<Tables>
/** What a question may do: read. A transaction and the whole database both fit; a write does not compile. */
export type Reads = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'fn' | 'selectNoFrom' | 'getExecutor'>

/** Somebody who says who he is, before the database has said what he may see: his own row, and nothing else. */
export type Stranger = { role: null; personId: string; providerId: null }

/** A server that may die and be started again, perhaps elsewhere: asked before each connection is taken. */
type Revived = { revive(): Promise<string> | null }

export function openDatabase(url: string, connections = 10, server?: Revived | null): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: ourName })
  // An idle connection that the server ends is replaced by the pool; without a listener Node would stop the program.
  pool.on('error', () => {})
  // A connection at work whose server dies fails its query; without a listener of its own it would stop the program too.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    prepareReads(client)
  })
  if (server) awaitServer(pool, server)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, kysely, close: () => kysely.destroy() }
}

/** Nobody is given a connection to a server that died: whoever asks next waits until it runs again. */
function awaitServer(pool: pg.Pool, server: Revived): void {
  type Taken = Parameters<Parameters<pg.Pool['connect']>[0]>
  const connect = pool.connect.bind(pool) as (taken?: (...args: Taken) => void) => Promise<pg.PoolClient>
  const connectRevived = async (revived: Promise<string>): Promise<pg.PoolClient> => {
    pool.options.connectionString = await revived
    return connect()
  }
  const connectWhenReady = (taken?: (...args: Taken) => void): Promise<pg.PoolClient> | undefined => {
    const revived = server.revive()
    if (!revived) return connect(taken)
    const client = connectRevived(revived)
    if (!taken) return client
    client.then(
      (one) => taken(undefined, one, (error) => one.release(error)),
      (error: Error) => taken(error, undefined, () => {}),
    )
  }
  pool.connect = connectWhenReady as typeof pool.connect
}

/** More parameters than this are a list whose length varies, and each length would be a statement of its own. */
const mostParameters = 12

/**
 * Gives reads a name, so that the server plans each once a connection and not at every request: with the policies of every
 * table in them, planning costs several times what reading costs. The server plans anew by itself when the search path or
 * the role is another.
 */
function prepareReads(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const named = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const isRead = typeof text === 'string' && Array.isArray(values) && /^select /.test(text)
    if (!isRead || values.length === 0 || values.length > mostParameters) return query(text, values, ...rest)
    const name = createHash('sha256').update(text).digest('base64url')
    return query({ name, text, values }, ...rest)
  }
  client.query = named as typeof client.query
}

/** Who asks, as the database's policies read it. 'terminal' is a person at the machine itself. */
export type Asker = {
  role: 'contract-manager' | 'director' | 'provider' | 'terminal'
  personId: string | null
  providerId: string | null
}

/**
 * One transaction of a jurisdiction, as the unprivileged role, with who asks set for the policies. Everything set here
 * ends with the transaction, so a pooled connection carries nothing over.
 */
export function inJurisdiction<T>(
  db: Database,
  schema: string,
  asker: Asker | Stranger | null,
  work: (trx: Work) => Promise<T>,
): Promise<T> {
  return db.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('search_path', ${quoteName(schema)}, true), set_config('role', 'throughline_app', true),
      ${askerSettings(asker)}`.execute(trx)
    return work(trx)
  })
}

/** Tells the policies of a transaction that is open who asks. */
export async function setAsker(trx: Work, asker: Asker): Promise<void> {
  await sql`select ${askerSettings(asker)}`.execute(trx)
}

function askerSettings(asker: Asker | Stranger | null) {
  return sql`set_config('throughline.role', ${asker?.role ?? ''}, true),
      set_config('throughline.person', ${asker?.personId ?? ''}, true),
      set_config('throughline.provider', ${asker?.providerId ?? ''}, true)`
}

/** One transaction as the owner of the tables: migrations, backup, sealing. Policies do not bind it. */
export function asOwner<T>(db: Database, schema: string, work: (trx: Work) => Promise<T>): Promise<T> {
  return db.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('search_path', ${quoteName(schema)}, true)`.execute(trx)
    return work(trx)
  })
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** True when no other program of ours is connected: what was left half-read, nobody is reading. */
export async function isAlone(db: Database): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity where datname = current_database()
    and application_name like 'throughline %' and application_name not in (${ourName}, 'throughline presence') limit 1`.execute(
    db.kysely,
  )
  return rows.length === 0
}
