import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/ground/platform/database.server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    demonstrations: string
  }
}

/** The folder in which a run keeps the demonstrations that its journeys copy; see demonstration.ts. */
export default function keepDemonstrations(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-demonstrations-'))
  // Under root the database runs as another account, which must be able to enter.
  chmodSync(folder, 0o711)
  project.provide('demonstrations', folder)
  return async () => {
    const databases = readdirSync(folder)
      .map((kept) => join(folder, kept, 'database'))
      .filter((file) => existsSync(file))
    if (databases.length > 0) {
      const root = openDatabase(process.env.THROUGHLINE_TEST_SERVER!, 1)
      for (const file of databases)
        await sql.raw(`drop database if exists ${readFileSync(file, 'utf8')} with (force)`).execute(root.kysely)
      await root.close()
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
