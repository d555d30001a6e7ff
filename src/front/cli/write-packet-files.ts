import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findReview } from '../../management/meetings/find-review.ts'
import { freezeReview } from '../../management/meetings/freeze-review.ts'
import { writePacket } from '../../management/meetings/write-packet.ts'

export type WrittenPacket = { contract: string; provider: string; pdf: string; json: string; signals: number }

/** Writes a contract's packet of a month as PDF and JSON into a folder; null when there is no such contract. */
export async function writePacketFiles(
  visit: Visit,
  { number, month, folder }: { number: string; month: Month; folder: string },
): Promise<WrittenPacket | null> {
  const review = await findReview(visit, number, month)
  if (!review) return null
  const packet = freezeReview(review, { edition: 'working', number: 1, frozenAt: visit.now })
  // A contract's number may hold characters that a file's name may not.
  const name = number.replaceAll(/[^\w.-]+/g, '_')
  const [pdf, json] = [join(folder, `${name}.pdf`), join(folder, `${name}.json`)]
  writeFileSync(pdf, await writePacket(packet, 'en'))
  writeFileSync(json, `${JSON.stringify(packet, null, 2)}\n`)
  return {
    contract: number,
    provider: review.contract.providerName,
    pdf,
    json,
    signals: review.signals.length + review.moreSignals,
  }
}
