import { join } from 'node:path'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { factTables } from './build-facts.ts'

/** Reads published facts back: the same tables as `buildFacts` leaves in an engine. One folder holds one source. */
export async function openFacts(engine: RecordEngine, folder: string): Promise<void> {
  for (const table of factTables) {
    const path = join(folder, `${table}.parquet`).replaceAll("'", "''")
    await engine.run(`create or replace view facts_${table} as select * from read_parquet('${path}')`)
  }
}
