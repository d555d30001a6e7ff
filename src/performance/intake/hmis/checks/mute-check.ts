import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../../../ground/history/record-history.ts'
import type { Visit } from '../../../../ground/platform/visit.ts'
import { checkOf } from './checks.ts'
import { mayMuteChecks } from './may.ts'

export const longestReason = 500

/** Sets a check apart, with the reason why it need not be looked at. It is made and kept as before. */
export async function muteCheck(
  visit: Visit,
  input: { check: string; reason: string },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'check-not-found' | 'wrong-form' | 'already-muted' }> {
  if (!mayMuteChecks(visit)) return { refused: 'not-allowed' }
  const reason = input.reason.trim()
  if (!checkOf(input.check)) return { refused: 'check-not-found' }
  if (reason === '' || reason.length > longestReason) return { refused: 'wrong-form' }
  const { work, asker, askerName, now } = visit
  const id = randomUUID()
  const written = await work
    .insertInto('check_mute')
    .values({ id, check_key: input.check, reason, muted_by: asker.personId, muted_by_name: askerName, muted_at: now })
    .onConflict((same) => same.column('check_key').where('unmuted_at', 'is', null).doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return { refused: 'already-muted' }
  await recordHistory(visit, { event: 'check-muted', subject: 'check', subjectId: input.check, content: { reason } })
  return { done: { id } }
}
