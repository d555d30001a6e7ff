import type { ClientBase } from 'pg'
import { quoteName } from './database.server.ts'

/** A table as the catalogue describes it, with the query that reads its rows in an order every server agrees on. */
export type StoredTable = { name: string; columns: string[]; select: string; bytes: number }

type Row = { oid: number; name: string; columns: string[]; keys: string[]; bytes: number }

/** The tables of a schema, each after the tables its keys point to. Knows no table by name: a new one needs no code. */
export async function listStoredTables(client: ClientBase, schema: string): Promise<StoredTable[]> {
  // Text keys are ordered by bytes, because two servers may sort a language's letters differently.
  const { rows } = await client.query<Row>(
    `select c.oid::int8 as oid, c.relname::text as name, pg_table_size(c.oid) as bytes,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       array(select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
             from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (number, place)
             join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
             where i.indrelid = c.oid and i.indisprimary order by k.place) as keys
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'r' order by c.relname collate "C"`,
    [schema],
  )
  const { rows: keys } = await client.query<{ from: number; to: number }>(
    `select k.conrelid::int8 as from, k.confrelid::int8 as to from pg_constraint k
     join pg_namespace n on n.oid = k.connamespace where n.nspname = $1 and k.contype = 'f'`,
    [schema],
  )
  return orderByKeys(rows, keys).map((row) => ({
    name: row.name,
    columns: row.columns,
    bytes: row.bytes,
    select: `select ${row.columns.map(quoteName).join(', ')} from ${quoteName(schema)}.${quoteName(row.name)} as whole_row
      order by ${row.keys.join(', ') || 'whole_row::text collate "C"'}`,
  }))
}

/** Tables in a ring of keys come last; filling them needs keys that can be deferred. */
export function orderByKeys<T extends { oid: number }>(tables: T[], keys: { from: number; to: number }[]): T[] {
  const ordered: T[] = []
  let waiting = tables
  while (waiting.length > 0) {
    const isWaiting = (oid: number) => waiting.some((table) => table.oid === oid)
    const ready = waiting.filter(
      (table) => !keys.some((key) => key.from === table.oid && key.to !== key.from && isWaiting(key.to)),
    )
    if (ready.length === 0) return [...ordered, ...waiting]
    ordered.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return ordered
}

/** Which jurisdictions a server holds, as this connection's transaction sees them. */
export async function listStoredSchemas(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `select n.nspname::text as schema from pg_namespace n
     join pg_class c on c.relnamespace = n.oid and c.relname = 'jurisdiction' and c.relkind = 'r'
     where starts_with(n.nspname, 'jurisdiction_') order by n.nspname collate "C"`,
  )
  return rows.map((row) => row.schema)
}
