import { randomUUID } from 'node:crypto'
import { findContract } from '../../agreements/contracts/find-contract.ts'
import { recordHistory } from '../../ground/history/record-history.ts'
import { isMonth } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findReview } from './find-review.ts'
import { freezeReview } from './freeze-review.ts'
import { maySendPacket } from './may.ts'
import { openMeeting } from './open-meeting.ts'
import { digestOfPacket, type Edition, editions } from './packet.ts'
import type { Review } from './review.ts'

export type PacketAsked = { contractNumber: string; month: string; edition: Edition }

/** Freezes the review of a contract and month as the next packet of its edition, and keeps it. */
export async function sendPacket(
  visit: Visit,
  { contractNumber, month, edition }: PacketAsked,
): Promise<
  | { done: { id: string; number: number } }
  | { refused: 'contract-not-found' | 'nothing-to-send' | 'not-allowed' | 'wrong-form' }
> {
  if (!maySendPacket(visit)) return { refused: 'not-allowed' }
  if (!isMonth(month) || !editions.includes(edition)) return { refused: 'wrong-form' }
  const contract = await findContract(visit.work, contractNumber)
  const review = contract && (await findReview(visit, contractNumber, month))
  if (!review) return { refused: 'contract-not-found' }
  if (!hasFigure(review)) return { refused: 'nothing-to-send' }
  const meeting = await openMeeting(visit, { contractId: contract.id, month })
  if ('refused' in meeting) return meeting
  const number = await nextNumber(visit, meeting.done.id, edition)
  const packet = freezeReview(review, { edition, number, frozenAt: visit.now })
  const [id, digest] = [randomUUID(), digestOfPacket(packet)]
  await visit.work
    .insertInto('packet')
    .values({
      id,
      meeting_id: meeting.done.id,
      contract_id: contract.id,
      edition,
      number,
      content: JSON.stringify(packet),
      digest,
      sent_at: visit.now,
      sent_by: visit.asker.personId,
    })
    .execute()
  await recordHistory(visit, {
    event: 'packet-sent',
    subject: 'packet',
    subjectId: id,
    providerId: contract.providerId,
    content: { contractNumber, month, edition, number, digest },
  })
  return { done: { id, number } }
}

function hasFigure(review: Review): boolean {
  return review.programs.some((program) =>
    program.courses.some((course) => course.state === 'value' || course.state === 'immature'),
  )
}

async function nextNumber(visit: Visit, meetingId: string, edition: Edition): Promise<number> {
  // Two may send at the same moment: the second waits here for the first's number.
  await visit.work.selectFrom('meeting').where('id', '=', meetingId).select('id').forUpdate().execute()
  const row = await visit.work
    .selectFrom('packet')
    .where('meeting_id', '=', meetingId)
    .where('edition', '=', edition)
    .select((cell) => cell.fn.max('number').as('number'))
    .executeTakeFirst()
  return (row?.number ?? 0) + 1
}
