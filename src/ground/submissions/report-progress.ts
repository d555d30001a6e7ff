import { sql } from 'kysely'
import { asOwner, type Database } from '../platform/database.server.ts'

/**
 * How far a reading is, in a transaction of its own so that the page sees it. No history: progress is not a deed, and
 * the submission's end is.
 */
export async function reportProgress(
  db: Database,
  schema: string,
  id: string,
  progress: { step: string; rows: number; totalRows: number | null; fraction: number },
): Promise<void> {
  await asOwner(db, schema, (trx) =>
    sql`update submission set step = ${progress.step}, rows_read = ${progress.rows}, rows_total = ${progress.totalRows},
      fraction = ${progress.fraction} where id = ${id} and state = 'reading'`.execute(trx),
  )
}
