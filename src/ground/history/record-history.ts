import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from '../platform/canonical-json.ts'
import { insertRows } from '../platform/insert-rows.ts'
import { orderedId } from '../platform/ordered-id.ts'
import type { Visit } from '../platform/visit.ts'

/** One deed: what happened, to what, and what a reader later needs to understand it. */
export type Deed = {
  /** noun and past participle: 'contract-imported' */
  event: string
  subject: string
  subjectId: string
  /** whose contract it concerns, so that a provider can read the history of its own */
  providerId?: string | null
  content?: Record<string, unknown>
}

/**
 * Writes a deed into the history, in the verb's own transaction: both happen or neither. The content lies apart, salted,
 * so that a retention schedule can remove it while the chain of digests still verifies.
 */
export async function recordHistory(visit: Visit, deed: Deed): Promise<string> {
  return (await recordHistories(visit, [deed]))[0]!
}

/** The same for many deeds of one verb, thousands a statement: an import may change as many contracts. */
export async function recordHistories(visit: Visit, deeds: Deed[]): Promise<string[]> {
  const rows = deeds.map((deed) => toRows(visit, deed))
  const [histories, contents] = [rows.map((row) => row.history), rows.map((row) => row.content)]
  if (rows.length > 20) {
    await insertRows(visit.work, 'history', histories)
    await insertRows(
      visit.work,
      'history_content',
      contents.map((row) => ({ ...row, content: JSON.parse(row.content) })),
    )
  } else if (rows.length > 0) {
    await visit.work.insertInto('history').values(histories).execute()
    await visit.work.insertInto('history_content').values(contents).execute()
  }
  return histories.map(({ id }) => id)
}

function toRows(visit: Visit, deed: Deed) {
  const id = orderedId()
  const salt = randomBytes(16).toString('base64url')
  const content = JSON.stringify(deed.content ?? {})
  const { event, subject, subjectId } = deed
  const digest = digestOfDeed({
    id,
    at: visit.now,
    personId: visit.asker.personId,
    personName: visit.askerName,
    event,
    subject,
    subjectId,
    salt,
    content: JSON.parse(content),
  })
  return {
    history: {
      id,
      at: visit.now,
      person_id: visit.asker.personId,
      event,
      subject,
      subject_id: subjectId,
      provider_id: deed.providerId ?? visit.asker.providerId,
      digest,
    },
    content: { history_id: id, salt, person_name: visit.askerName, content },
  }
}

export type SealedDeed = {
  id: string
  at: string
  personId: string | null
  personName: string
  event: string
  subject: string
  subjectId: string
  salt: string
  content: unknown
}

/** SHA-256 over the deed's fields as canonical JSON: keys sorted, so that the database's own order of keys does not matter. */
export function digestOfDeed(deed: SealedDeed): string {
  return createHash('sha256').update(canonicalJson(deed)).digest('hex')
}
