import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/ground/platform/database.server.ts'
import { openEmbeddedServer } from '../src/ground/platform/embedded-server.ts'
import { foundJurisdiction } from '../src/ground/platform/jurisdictions.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string
    template: string
  }
}

/** One server for the run: the embedded one, or the one that THROUGHLINE_TEST_SERVER names; and a migrated template to copy from. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  // Under root the server runs as another account, which must be able to enter.
  chmodSync(folder, 0o711)
  const given = process.env.THROUGHLINE_TEST_SERVER
  const server = given ? null : await openEmbeddedServer(join(folder, 'data'), { durable: false })
  const serverUrl = given ?? server!.url
  const root = openDatabase(serverUrl, 1)
  const template = `throughline_template_${randomBytes(4).toString('hex')}`
  await sql.raw(`create database ${template}`).execute(root.kysely)
  const db = openDatabase(withDatabase(serverUrl, template), 1)
  await foundJurisdiction(db, { name: 'Testville', fiscalYearStartsIn: 7, standsOn: '2026-08-10' })
  await db.close()
  project.provide('serverUrl', serverUrl)
  project.provide('template', template)
  return async () => {
    await sql.raw(`drop database ${template}`).execute(root.kysely)
    await root.close()
    await server?.release()
    rmSync(folder, { recursive: true, force: true })
  }
}

export function withDatabase(url: string, name: string): string {
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}
