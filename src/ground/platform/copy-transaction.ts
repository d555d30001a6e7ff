import { Kysely, PostgresDialect } from 'kysely'
import type { PoolClient } from 'pg'
import type { Database, Work } from './database.server.ts'
import type { Tables } from './tables.ts'

/** One transaction seen twice: as the questions of the rooms know it, and as the connection that COPY streams need. */
export async function inCopyTransaction<T>(
  db: Database,
  work: (trx: Work, client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  // A server that ends in the middle says so through the query or stream under way.
  const ignore = () => {}
  client.on('error', ignore)
  let isWhole = false
  try {
    const held = { query: client.query.bind(client), release: () => {} }
    const pool = { connect: async () => held, end: async () => {} }
    const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as typeof db.pool }) })
    const result = await kysely.transaction().execute((trx) => work(trx, client))
    isWhole = true
    return result
  } finally {
    client.off('error', ignore)
    client.release(!isWhole)
  }
}
