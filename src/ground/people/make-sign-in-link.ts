import { createHash, randomBytes } from 'node:crypto'
import { recordHistory } from '../history/record-history.ts'
import type { Visit } from '../platform/visit.ts'
import { mayAddPeople } from './may.ts'

export const linkLivesMinutes = 10

export function digestOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** A key that signs a person in once, within ten minutes. Only its digest is kept; the key goes to the person. */
export async function makeSignInLink(
  visit: Visit,
  personId: string,
): Promise<{ done: { key: string } } | { refused: 'not-allowed' | 'no-such-person' }> {
  if (!mayAddPeople(visit)) return { refused: 'not-allowed' }
  const person = await visit.work.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst()
  if (!person) return { refused: 'no-such-person' }
  const key = randomBytes(24).toString('base64url')
  const expires = new Date(Date.now() + linkLivesMinutes * 60_000).toISOString()
  await visit.work
    .insertInto('sign_in_link')
    .values({ digest: digestOfKey(key), person_id: personId, expires_at: expires })
    .execute()
  await recordHistory(visit, { event: 'sign-in-link-made', subject: 'person', subjectId: personId })
  return { done: { key } }
}
