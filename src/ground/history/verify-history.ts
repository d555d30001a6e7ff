import { sql } from 'kysely'
import type { Work } from '../platform/database.server.ts'
import { digestOfDeed } from './record-history.ts'
import { digestOfSeal, firstDigest } from './seal-history.ts'

export type HistoryVerdict = { seals: number; entries: number; contentRemoved: number; faults: string[] }

/** Reads the whole chain again: each seal follows the one before, each deed is as it was sealed or its content is gone. */
export async function verifyHistory(work: Work): Promise<HistoryVerdict> {
  const verdict: HistoryVerdict = { seals: 0, entries: 0, contentRemoved: 0, faults: [] }
  const seals = await work.selectFrom('history_seal').selectAll().orderBy('number').execute()
  let previous = firstDigest
  for (const seal of seals) {
    const { rows } = await sql<{
      id: string
      at: string
      person_id: string | null
      event: string
      subject: string
      subject_id: string
      digest: string
      salt: string | null
      person_name: string | null
      content: unknown
    }>`
      select h.*, c.salt, c.person_name, c.content from unnest(${seal.entries}::uuid[]) with ordinality as e(id, place)
      join history h on h.id = e.id left join history_content c on c.history_id = h.id order by e.place`.execute(work)
    if (seal.previous_digest !== previous) verdict.faults.push(`seal ${seal.number} does not follow the one before it`)
    if (rows.length !== seal.entries.length) verdict.faults.push(`seal ${seal.number} names deeds that are gone`)
    if (
      digestOfSeal(
        seal.previous_digest,
        rows.map((row) => row.digest),
      ) !== seal.digest
    ) {
      verdict.faults.push(`seal ${seal.number} does not fit its deeds`)
    }
    for (const row of rows) {
      verdict.entries += 1
      if (row.salt === null || row.person_name === null) {
        verdict.contentRemoved += 1
        continue
      }
      const again = digestOfDeed({
        id: row.id,
        at: row.at,
        personId: row.person_id,
        personName: row.person_name,
        event: row.event,
        subject: row.subject,
        subjectId: row.subject_id,
        salt: row.salt,
        content: row.content,
      })
      if (again !== row.digest) verdict.faults.push(`deed ${row.id} was changed after it was written`)
    }
    verdict.seals += 1
    previous = seal.digest
  }
  return verdict
}
