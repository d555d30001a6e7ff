import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { openDatabase } from '../../src/ground/platform/database.server.ts'
import { withDatabase } from '../start-database.ts'
import { findDatabaseProcess, startOn } from './started-program.ts'

const server = process.env.THROUGHLINE_TEST_SERVER

/**
 * Lays a demonstration of so many people into the data folder and database of a journey. The first journey that asks for
 * it lets the program build it; every later one gets a copy of its own, taken while no program is in it.
 */
export async function layDemonstration(people: string, dataFolder: string, database: string | null): Promise<void> {
  const kept = join(inject('demonstrations'), people)
  await buildOnce(kept, people)
  const built = join(kept, 'data')
  // Its database lies elsewhere (a folder that only root may enter): the program builds one in place of a copy.
  if (existsSync(join(built, 'cluster-place'))) return
  // With its owners: the database's files belong to another account where the program runs as root.
  execFileSync('cp', ['-a', `${built}/.`, dataFolder])
  if (database) await createDatabase(database, readFileSync(join(kept, 'database'), 'utf8'))
}

/** A database on the server that the suite was given, empty or copied from another one. */
export async function createDatabase(name: string, template?: string): Promise<void> {
  const root = openDatabase(server!, 1)
  // Two copies of one database at the same moment: the server refuses the second, so they queue here.
  await sql`select pg_advisory_lock(hashtext('throughline demonstration'))`.execute(root.kysely)
  await sql
    .raw(`create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`)
    .execute(root.kysely)
  await root.close()
}

/** The first to make the folder builds; the others wait until it stands, or say why it does not. */
async function buildOnce(kept: string, people: string): Promise<void> {
  try {
    mkdirSync(kept, { mode: 0o711 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return isBuilt(kept)
  }
  try {
    await build(kept, people)
    writeFileSync(join(kept, 'built'), '')
  } catch (error) {
    const left = findDatabaseProcess(join(kept, 'data'))
    if (left) process.kill(left, 'SIGQUIT')
    writeFileSync(join(kept, 'failing'), String(error))
    renameSync(join(kept, 'failing'), join(kept, 'failed'))
    throw error
  }
}

async function build(kept: string, people: string): Promise<void> {
  const dataFolder = join(kept, 'data')
  let env = {}
  if (server) {
    const database = `demonstration_${randomUUID().replaceAll('-', '')}`
    await createDatabase(database)
    writeFileSync(join(kept, 'database'), database)
    env = { DATABASE_URL: withDatabase(server, database) }
  }
  const program = await startOn(dataFolder, { args: ['--demo', '--people', people], env })
  const code = await program.end('SIGTERM')
  if (code !== 0) throw new Error(`The demonstration's program ended with ${code}.`)
}

async function isBuilt(kept: string): Promise<void> {
  while (!existsSync(join(kept, 'built'))) {
    if (existsSync(join(kept, 'failed'))) throw new Error(readFileSync(join(kept, 'failed'), 'utf8'))
    await new Promise((done) => setTimeout(done, 100))
  }
}
