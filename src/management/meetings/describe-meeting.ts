import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepMinutes } from './may.ts'
import { meetingFacts } from './meeting.ts'
import type { OpenMeeting } from './open-meeting.ts'

/** Writes down when the meeting was held and who was there. */
export async function describeMeeting(
  visit: Visit,
  meeting: OpenMeeting,
  input: z.input<typeof meetingFacts>,
): Promise<{ done: true } | { refused: 'not-allowed' | 'wrong-form' }> {
  if (!mayKeepMinutes(visit)) return { refused: 'not-allowed' }
  const parsed = meetingFacts.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { heldOn, attendees } = parsed.data
  await visit.work.updateTable('meeting').set({ held_on: heldOn, attendees }).where('id', '=', meeting.id).execute()
  await recordHistory(visit, {
    event: 'meeting-described',
    subject: 'meeting',
    subjectId: meeting.id,
    providerId: meeting.providerId,
    content: parsed.data,
  })
  return { done: true }
}
