// Writes src/ground/platform/tables.ts from the catalogue of a freshly migrated database, so that the types of rows are
// never kept by hand. `tests/house.test.ts` fails when the file is stale.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/ground/platform/database.server.ts'
import { describeTables } from '../src/ground/platform/describe-tables.ts'
import { openEmbeddedServer } from '../src/ground/platform/embedded-server.ts'
import { migrate } from '../src/ground/platform/migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-types-'))
const server = await openEmbeddedServer(join(folder, 'data'), { durable: false })
const db = openDatabase(server.url, 2)
await migrate(db, 'city')
writeFileSync(new URL('../src/ground/platform/tables.ts', import.meta.url), await describeTables(db, 'city'))
await db.close()
await server.release()
rmSync(folder, { recursive: true, force: true })
