import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import { type Edition, type Packet, packetSchema } from './packet.ts'

export type SentPacket = {
  id: string
  month: Month
  edition: Edition
  number: number
  digest: string
  sentAt: string
  /** null: from the terminal */
  sentBy: string | null
}

function packets(db: Reads, contractId: string) {
  return db
    .selectFrom('packet')
    .innerJoin('meeting', 'meeting.id', 'packet.meeting_id')
    .leftJoin('person', 'person.id', 'packet.sent_by')
    .where('packet.contract_id', '=', contractId)
    .select(['packet.id', 'meeting.month', 'packet.number', 'packet.digest'])
    .select(['packet.sent_at as sentAt', 'person.name as sentBy'])
    .select((cell) => cell.ref('packet.edition').$castTo<Edition>().as('edition'))
    .orderBy('meeting.month', 'desc')
    .orderBy('packet.sent_at', 'desc')
    .orderBy('packet.number', 'desc')
}

/** The newest packet of a contract, month and edition (or the one of a number) with its content, or null. */
export async function findPacket(
  db: Reads,
  contractId: string,
  month: Month,
  edition: Edition,
  number?: number,
): Promise<(SentPacket & { packet: Packet }) | null> {
  const row = await packets(db, contractId)
    .select('packet.content')
    .where('meeting.month', '=', month)
    .where('packet.edition', '=', edition)
    .$if(number !== undefined, (query) => query.where('packet.number', '=', number!))
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { content, ...sent } = row
  return { ...sent, packet: packetSchema.parse(content) }
}

/** Every packet that was sent for a contract, newest month first, without its content; of one month if it is named. */
export async function listPackets(db: Reads, contractId: string, month?: Month): Promise<SentPacket[]> {
  return packets(db, contractId)
    .$if(month !== undefined, (query) => query.where('meeting.month', '=', month!))
    .execute()
}
