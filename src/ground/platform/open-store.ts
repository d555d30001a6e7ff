import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from './database.server.ts'
import { openEmbeddedServer } from './embedded-server.ts'
import type { Settings } from './settings.ts'

/** The database of a data folder or server, opened as it stands: nothing is migrated and no secret made. */
export type Store = { db: Database; close(): Promise<void> }

/** `isMade`: make an empty database where there is none; else a mistyped folder would get one. */
export async function openStore(
  settings: Settings,
  options: { isMade?: boolean; durable?: boolean } = {},
): Promise<{ done: Store } | { refused: 'no-database' }> {
  if (!settings.databaseUrl && !options.isMade && !holdsCluster(settings.dataFolder)) return { refused: 'no-database' }
  const server = settings.databaseUrl ? null : await openEmbeddedServer(settings.dataFolder, options)
  const db = openDatabase(settings.databaseUrl ?? server!.url, undefined, server)
  // A server that ends in the middle of a query says so through the query; the connection's own word would end Node.
  db.pool.on('connect', (client) => client.on('error', () => {}))
  return {
    done: {
      db,
      async close() {
        await db.close()
        // Kysely closes only a pool that it used itself; COPY may have been all there was.
        if (!db.pool.ending) await db.pool.end()
        await server?.release()
      },
    },
  }
}

/** Whether the embedded server ever made its files for this data folder. */
export function holdsCluster(dataFolder: string): boolean {
  return existsSync(join(dataFolder, 'cluster', 'PG_VERSION')) || existsSync(join(dataFolder, 'cluster-place'))
}
