import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepMinutes, mayWriteStatement } from './may.ts'
import { newNote } from './meeting.ts'
import type { OpenMeeting } from './open-meeting.ts'

/** Writes a note, a decision, or what the provider said, into a meeting. */
export async function writeNote(
  visit: Visit,
  meeting: OpenMeeting,
  input: z.input<typeof newNote>,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'wrong-form' | 'meeting-not-found' }> {
  const parsed = newNote.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { kind, measure, text } = parsed.data
  if (!visit.asker.personId) return { refused: 'not-allowed' }
  if (kind === 'statement' ? !mayWriteStatement(visit) : !mayKeepMinutes(visit)) return { refused: 'not-allowed' }
  if (!(await isMine(visit, meeting))) return { refused: 'meeting-not-found' }
  const id = randomUUID()
  const saidBy = parsed.data.saidBy || visit.askerName
  await visit.work
    .insertInto('note')
    .values({
      id,
      meeting_id: meeting.id,
      contract_id: meeting.contractId,
      kind,
      measure,
      text,
      said_by: saidBy,
      written_by: visit.asker.personId,
      written_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: `${kind}-written`,
    subject: 'note',
    subjectId: id,
    providerId: meeting.providerId,
    content: { kind, measure, text, saidBy },
  })
  return { done: { id } }
}

/** The policies answer whether the asker may see it; without the question, the database would refuse with an error. */
async function isMine(visit: Visit, meeting: OpenMeeting): Promise<boolean> {
  const found = await visit.work
    .selectFrom('meeting')
    .where('id', '=', meeting.id)
    .where('contract_id', '=', meeting.contractId)
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}
