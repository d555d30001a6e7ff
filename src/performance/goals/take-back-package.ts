import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayExchange } from './may.ts'

/**
 * Takes back that a package was taken in; what was proposed from it stays. When none of its signer's packages is left,
 * the key is no longer known, so that the next one asks for its fingerprint again.
 */
export async function takeBackPackage(
  visit: Visit,
  id: string,
): Promise<{ done: { from: string } } | { refused: 'not-allowed' | 'package-not-found' }> {
  if (!mayExchange(visit)) return { refused: 'not-allowed' }
  if (!/^[0-9a-f-]{36}$/.test(id)) return { refused: 'package-not-found' }
  const taken = await visit.work
    .updateTable('received_package')
    .set({ taken_back_at: visit.now })
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .returning(['fingerprint', 'from_name'])
    .executeTakeFirst()
  if (!taken) return { refused: 'package-not-found' }
  const { fingerprint, from_name: from } = taken
  const left = await visit.work
    .selectFrom('received_package')
    .where('fingerprint', '=', fingerprint)
    .where('taken_back_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!left)
    await visit.work
      .updateTable('trusted_signer')
      .set({ forgotten_at: visit.now })
      .where('fingerprint', '=', fingerprint)
      .execute()
  await recordHistory(visit, {
    event: 'package-taken-back',
    subject: 'received_package',
    subjectId: id,
    content: { from, fingerprint, isSignerForgotten: !left },
  })
  return { done: { from } }
}
