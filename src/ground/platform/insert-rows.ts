import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Work } from './database.server.ts'
import { inBatches } from './in-batches.ts'
import type { Tables } from './tables.ts'

/** As the table takes them; what it holds as JSON is given as it is and not as text. */
type Row<Table extends keyof Tables> = {
  [Column in keyof Insertable<Tables[Table]>]: Column extends keyof Selectable<Tables[Table]>
    ? unknown extends Selectable<Tables[Table]>[Column]
      ? unknown
      : Insertable<Tables[Table]>[Column]
    : never
}

/** So many rows go to the server in one statement: fewer cost trips, more cost memory on both sides. */
const portion = 5000

/**
 * Inserts many rows, a few thousand a statement, as one JSON text that the server reads by the table's own types: a list
 * of a hundred thousand contracts is then not a million parameters. All rows name the same columns.
 */
export async function insertRows<Table extends keyof Tables & string>(
  work: Work,
  table: Table,
  rows: Row<Table>[],
  options: { onPortion?: (done: number) => void; onConflict?: RawBuilder<unknown> } = {},
): Promise<void> {
  let done = 0
  for (const part of inBatches(rows, portion)) {
    const columns = sql.join(Object.keys(part[0]!).map((name) => sql.ref(name)))
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${recordsOf(table, part)}
      ${options.onConflict ?? sql``}`.execute(work)
    done += part.length
    options.onPortion?.(done)
  }
}

/** Updates many rows by their id; each row names its id and the same columns. */
export async function updateRows<Table extends keyof Tables & string>(
  work: Work,
  table: Table,
  rows: (Partial<Insertable<Tables[Table]>> & { id: string })[],
): Promise<void> {
  for (const part of inBatches(rows, portion)) {
    const columns = Object.keys(part[0]!).filter((name) => name !== 'id')
    const changes = sql.join(columns.map((name) => sql`${sql.ref(name)} = fresh.${sql.ref(name)}`))
    await sql`update ${sql.table(table)} as stored set ${changes} from ${recordsOf(table, part)} as fresh
      where stored.id = fresh.id`.execute(work)
  }
}

function recordsOf(table: string, rows: unknown[]) {
  return sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::text::json)`
}
