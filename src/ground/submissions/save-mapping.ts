import { randomUUID } from 'node:crypto'
import { recordHistory } from '../history/record-history.ts'
import type { Visit } from '../platform/visit.ts'
import { digestOfHeader } from './find-saved-mapping.ts'
import { mayBringData } from './may.ts'

/** Keeps under a name how the columns of a list are meant, for the next list with the same columns. A name is used once. */
export async function saveMapping(
  visit: Visit,
  input: { kind: string; name: string; header: readonly string[]; mapping: Record<string, string> },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'mapping-without-name' | 'mapping-name-taken' }> {
  if (!mayBringData(visit)) return { refused: 'not-allowed' }
  const name = input.name.trim().slice(0, 100)
  if (name === '') return { refused: 'mapping-without-name' }
  const headerDigest = digestOfHeader(input.header)
  const known = await visit.work
    .selectFrom('saved_mapping')
    .where('name', '=', name)
    .select(['id', 'kind', 'header_digest'])
    .executeTakeFirst()
  // A corrected mapping of the same list takes the place of the earlier one; another list needs another name.
  if (known && (known.kind !== input.kind || known.header_digest !== headerDigest))
    return { refused: 'mapping-name-taken' }
  const id = known?.id ?? randomUUID()
  const row = {
    mapping: JSON.stringify(input.mapping),
    saved_by: visit.asker.personId,
    saved_at: visit.now,
  }
  await visit.work
    .insertInto('saved_mapping')
    .values({ id, kind: input.kind, name, header_digest: headerDigest, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  await recordHistory(visit, {
    event: 'mapping-saved',
    subject: 'mapping',
    subjectId: id,
    content: { name, kind: input.kind, mapping: input.mapping },
  })
  return { done: { id } }
}
