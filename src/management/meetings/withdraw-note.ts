import { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepMinutes } from './may.ts'

/** Takes a note back: it leaves the page and the packet, and stays in the history. Only who wrote it may. */
export async function withdrawNote(
  visit: Visit,
  id: string,
): Promise<{ done: true } | { refused: 'note-not-found' | 'note-withdrawn' | 'not-allowed' }> {
  if (!visit.asker.personId || (!mayKeepMinutes(visit) && visit.asker.role !== 'provider'))
    return { refused: 'not-allowed' }
  if (!z.uuid().safeParse(id).success) return { refused: 'note-not-found' }
  const note = await visit.work
    .selectFrom('note')
    .innerJoin('contract', 'contract.id', 'note.contract_id')
    .where('note.id', '=', id)
    .where('note.written_by', '=', visit.asker.personId)
    .select(['note.withdrawn_at', 'contract.provider_id'])
    .executeTakeFirst()
  if (!note) return { refused: 'note-not-found' }
  if (note.withdrawn_at) return { refused: 'note-withdrawn' }
  await visit.work.updateTable('note').set({ withdrawn_at: visit.now }).where('id', '=', id).execute()
  await recordHistory(visit, { event: 'note-withdrawn', subject: 'note', subjectId: id, providerId: note.provider_id })
  return { done: true }
}
