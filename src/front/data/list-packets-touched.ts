import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import { listPackets } from '../../management/meetings/find-packet.ts'
import type { CorrectionEffect } from '../../performance/reports/find-correction-effect.ts'

export type TouchedPacket = { id: string; contractNumber: string; month: Month; sentAt: string }

/** Packets that were sent and show a figure that a correction would change: they stay as they were sent. */
export async function listPacketsTouched(
  db: Reads,
  { contracts, toMonth }: Pick<CorrectionEffect, 'contracts' | 'toMonth'>,
  fromMonth: Month,
): Promise<TouchedPacket[]> {
  const touched: TouchedPacket[] = []
  for (const { id: contractId, number } of contracts) {
    const packets = await listPackets(db, contractId)
    for (const { id, month, sentAt } of packets)
      if (month >= fromMonth && month <= toMonth) touched.push({ id, contractNumber: number, month, sentAt })
  }
  return touched
}
