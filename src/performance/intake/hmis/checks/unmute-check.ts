import { recordHistory } from '../../../../ground/history/record-history.ts'
import type { Visit } from '../../../../ground/platform/visit.ts'
import { mayMuteChecks } from './may.ts'

/** Shows a muted check among the others again. */
export async function unmuteCheck(
  visit: Visit,
  { check }: { check: string },
): Promise<{ done: { check: string } } | { refused: 'not-allowed' | 'not-muted' }> {
  if (!mayMuteChecks(visit)) return { refused: 'not-allowed' }
  const lifted = await visit.work
    .updateTable('check_mute')
    .set({ unmuted_at: visit.now })
    .where('check_key', '=', check)
    .where('unmuted_at', 'is', null)
    .executeTakeFirst()
  if (lifted.numUpdatedRows === 0n) return { refused: 'not-muted' }
  await recordHistory(visit, { event: 'check-unmuted', subject: 'check', subjectId: check })
  return { done: { check } }
}
