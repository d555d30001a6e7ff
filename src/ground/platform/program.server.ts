import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, inJurisdiction, openDatabase } from './database.server.ts'
import { openEmbeddedServer } from './embedded-server.ts'
import { type Jurisdiction, listJurisdictions } from './jurisdictions.ts'
import { log } from './log.ts'
import { migrate } from './migrate.ts'
import type { Settings } from './settings.ts'
import { readClock, type Visit } from './visit.ts'

/** What one running program holds: the database, the data folder, and how to put both down. */
export type Program = { settings: Settings; db: Database; cookieSecret: string; close(): Promise<void> }

/** Opens the data folder: starts or joins its database, and brings every jurisdiction to the newest shape. */
export async function openProgram(settings: Settings, options: { durable?: boolean } = {}): Promise<Program> {
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 })
  const server = settings.databaseUrl ? null : await openEmbeddedServer(settings.dataFolder, options)
  const db = openDatabase(settings.databaseUrl ?? server!.url, undefined, server)
  try {
    for (const jurisdiction of await listJurisdictions(db)) {
      const { applied } = await migrate(db, jurisdiction.schema)
      if (applied.length > 0) log('migrated', { jurisdiction: jurisdiction.slug, migrations: applied.length })
    }
  } catch (error) {
    await db.close()
    await server?.release()
    throw error
  }
  return {
    settings,
    db,
    cookieSecret: settings.cookieSecret ?? keptSecret(settings.dataFolder, 'cookie-secret'),
    async close() {
      await db.close()
      await server?.release()
    },
  }
}

/** A secret of the data folder: made once, readable by its owner alone. */
export function keptSecret(dataFolder: string, name: string): string {
  const path = join(dataFolder, name)
  if (!existsSync(path)) {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
    // Named when it is whole: a full disk or a kill must not leave an empty secret that would be used ever after.
    const fresh = `${path}.${process.pid}.new`
    writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
    try {
      linkSync(fresh, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(fresh, { force: true })
    }
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 32) throw new Error(`The secret ${path} is not whole: remove it, or restore it from a backup.`)
  return secret
}

/** What the terminal does, it does as the person at the machine. */
export function asTerminal<T>(
  program: Program,
  jurisdiction: Jurisdiction,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const asker = { role: 'terminal', personId: null, providerId: null } as const
  return inJurisdiction(program.db, jurisdiction.schema, asker, (trx) =>
    work({ work: trx, asker, askerName: 'Terminal', jurisdiction, ...readClock(jurisdiction) }),
  )
}

// The server file runs unbuilt and the pages run built, each with its own copy of this module: the program itself is
// found through the process, so that both mean the same one.
const key = Symbol.for('throughline.program')
const process_ = globalThis as unknown as Record<symbol, Program | undefined>

export function setProgram(program: Program): void {
  process_[key] = program
}

export function theProgram(): Program {
  const program = process_[key]
  if (!program) throw new Error('The program is not open.')
  return program
}
