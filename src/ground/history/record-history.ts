import { createHash, randomBytes, randomUUID } from 'node:crypto'
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
  const id = randomUUID()
  const salt = randomBytes(16).toString('base64url')
  const content = JSON.stringify(deed.content ?? {})
  const providerId = deed.providerId ?? visit.asker.providerId
  const digest = digestOfDeed({
    id,
    at: visit.now,
    personId: visit.asker.personId,
    personName: visit.askerName,
    event: deed.event,
    subject: deed.subject,
    subjectId: deed.subjectId,
    salt,
    content: JSON.parse(content),
  })
  await visit.work
    .insertInto('history')
    .values({
      id,
      at: visit.now,
      person_id: visit.asker.personId,
      event: deed.event,
      subject: deed.subject,
      subject_id: deed.subjectId,
      provider_id: providerId,
      digest,
    })
    .execute()
  await visit.work
    .insertInto('history_content')
    .values({ history_id: id, salt, person_name: visit.askerName, content })
    .execute()
  return id
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
  return createHash('sha256').update(canonical(deed)).digest('hex')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
