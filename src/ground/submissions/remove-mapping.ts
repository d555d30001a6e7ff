import { recordHistory } from '../history/record-history.ts'
import type { Visit } from '../platform/visit.ts'
import { mayBringData } from './may.ts'

/** Forgets how the columns of a list were meant: the next such list is guessed again. What came in stays as it is. */
export async function removeMapping(
  visit: Visit,
  input: { kind: string; name: string },
): Promise<{ done: { name: string } } | { refused: 'not-allowed' | 'mapping-not-found' }> {
  if (!mayBringData(visit)) return { refused: 'not-allowed' }
  const removed = await visit.work
    .deleteFrom('saved_mapping')
    .where('kind', '=', input.kind)
    .where('name', '=', input.name)
    .returning(['id', 'mapping'])
    .executeTakeFirst()
  if (!removed) return { refused: 'mapping-not-found' }
  await recordHistory(visit, {
    event: 'mapping-removed',
    subject: 'mapping',
    subjectId: removed.id,
    content: { name: input.name, mapping: removed.mapping },
  })
  return { done: { name: input.name } }
}
