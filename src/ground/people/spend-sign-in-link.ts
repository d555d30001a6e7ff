import { sql } from 'kysely'
import { recordHistory } from '../history/record-history.ts'
import { asOwner, type Database } from '../platform/database.server.ts'
import type { Jurisdiction } from '../platform/jurisdictions.ts'
import { readClock } from '../platform/visit.ts'
import { findMyself } from './find-person.ts'
import { digestOfKey } from './make-sign-in-link.ts'

/** Uses a sign-in link up: the person, or null when the key is unknown, used or too old. The key is the permission. */
export async function spendSignInLink(db: Database, jurisdiction: Jurisdiction, key: string): Promise<string | null> {
  return asOwner(db, jurisdiction.schema, async (work) => {
    const { rows } = await sql<{ person_id: string }>`update sign_in_link set used_at = now()
      where digest = ${digestOfKey(key)} and used_at is null and expires_at > now() returning person_id`.execute(work)
    const person = rows[0] && (await findMyself(work, rows[0].person_id))
    if (!person) return null
    const asker = { role: person.role, personId: person.id, providerId: person.providerId }
    const visit = { work, asker, askerName: person.name, jurisdiction, ...readClock(jurisdiction) }
    await recordHistory(visit, { event: 'signed-in-by-link', subject: 'person', subjectId: person.id })
    return person.id
  })
}
