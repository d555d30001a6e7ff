import { sql } from 'kysely'
import type { Database } from './database.server.ts'

type Column = {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: string
  column_default: string | null
}

/** How a column's type reads in TypeScript, as database.server.ts delivers it. */
const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  timestamptz: 'string',
  numeric: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  jsonb: 'Json',
  bytea: 'Uint8Array',
  _uuid: 'string[]',
  _text: 'string[]',
}

/** The source text of tables.ts for a migrated schema. */
export async function describeTables(db: Database, schema: string): Promise<string> {
  const { rows } = await sql<Column>`
    select table_name, column_name, udt_name, is_nullable, column_default from information_schema.columns
    where table_schema = ${schema} order by table_name, ordinal_position`.execute(db.kysely)
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const lines = [
    '// Written by scripts/write-table-types.ts from the migrated database. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** Read as parsed; written as text, so that nobody passes an object that the driver would read as an array. */',
    'export type Json = ColumnType<unknown, string, string>',
    '',
  ]
  for (const [table, columns] of tables) {
    lines.push(`export type ${typeName(table)} = {`, ...columns.map(columnLine), '}', '')
  }
  lines.push('export type Tables = {', ...[...tables.keys()].map((table) => `  ${table}: ${typeName(table)}`), '}', '')
  return lines.join('\n')
}

function columnLine(column: Column): string {
  const type = typeOf[column.udt_name]
  if (!type) throw new Error(`No TypeScript type for ${column.table_name}.${column.column_name} (${column.udt_name}).`)
  const nullable = column.is_nullable === 'YES' ? `${type} | null` : type
  const full = column.column_default === null || type === 'Json' ? nullable : `Generated<${nullable}>`
  return `  ${column.column_name}: ${full}`
}

function typeName(table: string): string {
  return `${table.replace(/(^|_)(\w)/g, (_, _bar, letter: string) => letter.toUpperCase())}Row`
}
