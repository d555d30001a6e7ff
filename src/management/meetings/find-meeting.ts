import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Meeting, Note } from './meeting.ts'

/** The meeting of a contract and month with its notes, or null when nobody has written in it. */
export async function findMeeting(db: Reads, contractId: string, month: Month): Promise<Meeting | null> {
  const meeting = await db
    .selectFrom('meeting')
    .where('contract_id', '=', contractId)
    .where('month', '=', month)
    .selectAll()
    .executeTakeFirst()
  if (!meeting) return null
  const notes = await db
    .selectFrom('note')
    .leftJoin('person', 'person.id', 'note.written_by')
    .where('note.meeting_id', '=', meeting.id)
    .where('note.withdrawn_at', 'is', null)
    .select(['note.id', 'note.measure', 'note.text', 'note.said_by as saidBy', 'note.written_at as writtenAt'])
    .select((cell) => [
      cell.ref('note.kind').$castTo<Note['kind']>().as('kind'),
      cell.fn.coalesce('person.name', cell.val('')).as('writtenBy'),
    ])
    .orderBy('note.written_at')
    .execute()
  return {
    id: meeting.id,
    contractId: meeting.contract_id,
    month: meeting.month,
    heldOn: meeting.held_on,
    attendees: meeting.attendees,
    notes,
  }
}

/** The newest meeting of a contract before a month that has notes, or null. */
export async function findLastMeeting(db: Reads, contractId: string, before: Month): Promise<Meeting | null> {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('note', 'note.meeting_id', 'meeting.id')
    .where('meeting.contract_id', '=', contractId)
    .where('meeting.month', '<', before)
    .where('note.withdrawn_at', 'is', null)
    .select((cell) => cell.fn.max('meeting.month').as('month'))
    .executeTakeFirst()
  return row?.month ? findMeeting(db, contractId, row.month) : null
}
