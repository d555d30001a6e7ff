import { createHash } from 'node:crypto'
import type { Reads } from '../platform/database.server.ts'
import { headerForm } from '../platform/guess-columns.ts'

/** How the columns of a list are meant: field by field the name of its column. */
export type SavedMapping = { name: string; mapping: Record<string, string> }

/** One text for equal headers, whatever their order and their spelling of one name. */
export const digestOfHeader = (header: readonly string[]): string =>
  createHash('sha256').update(header.map(headerForm).toSorted().join('\n')).digest('hex')

/** The mapping that was saved last for lists with these columns, or null; only columns that the list has are named. */
export async function findSavedMapping(
  db: Reads,
  kind: string,
  header: readonly string[],
): Promise<SavedMapping | null> {
  const saved = await mappings(db, kind)
    .where('header_digest', '=', digestOfHeader(header))
    .orderBy('saved_at', 'desc')
    .executeTakeFirst()
  return saved ? { name: saved.name, mapping: inHeader(saved.mapping, header) } : null
}

/** A mapping by the name under which it was saved, or null. */
export async function findNamedMapping(db: Reads, kind: string, name: string): Promise<SavedMapping | null> {
  return (await mappings(db, kind).where('name', '=', name).executeTakeFirst()) ?? null
}

/** All mappings of a kind, by name. */
export async function listSavedMappings(db: Reads, kind: string): Promise<SavedMapping[]> {
  return mappings(db, kind).orderBy('name').execute()
}

function mappings(db: Reads, kind: string) {
  return db
    .selectFrom('saved_mapping')
    .where('kind', '=', kind)
    .select('name')
    .select((cell) => cell.ref('mapping').$castTo<Record<string, string>>().as('mapping'))
}

/** The same column may be spelled in another way this time. */
function inHeader(mapping: Record<string, string>, header: readonly string[]): Record<string, string> {
  const named = new Map(header.map((name) => [headerForm(name), name]))
  const entries = Object.entries(mapping).map(([field, name]) => [
    field,
    header.includes(name) ? name : named.get(headerForm(name)),
  ])
  return Object.fromEntries(entries.filter(([, name]) => name !== undefined))
}
