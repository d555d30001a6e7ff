import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepStandards } from './may.ts'

/**
 * Takes a standard back, or what one contract was promised instead: it stays in the ledger, and months are judged by what
 * held before it.
 */
export async function withdrawStandard(
  visit: Visit,
  id: string,
): Promise<{ done: { measure: string } } | { refused: 'not-allowed' | 'standard-not-found' | 'already-withdrawn' }> {
  if (!mayKeepStandards(visit)) return { refused: 'not-allowed' }
  if (!/^[0-9a-f-]{36}$/.test(id)) return { refused: 'standard-not-found' }
  const { work, now } = visit
  const own = await work
    .selectFrom('standard_override')
    .innerJoin('contract', 'contract.id', 'contract_id')
    .where('standard_override.id', '=', id)
    .select(['measure', 'withdrawn_at as goneAt', 'contract_id as contractId', 'provider_id as providerId'])
    .executeTakeFirst()
  const general = own
    ? null
    : await work
        .selectFrom('standard')
        .where('id', '=', id)
        .select(['measure', 'replaced_at as goneAt'])
        .executeTakeFirst()
  const found = own ?? general
  if (!found) return { refused: 'standard-not-found' }
  if (found.goneAt !== null) return { refused: 'already-withdrawn' }
  if (own) await work.updateTable('standard_override').set({ withdrawn_at: now }).where('id', '=', id).execute()
  else await work.updateTable('standard').set({ replaced_at: now }).where('id', '=', id).execute()
  await recordHistory(visit, {
    event: 'standard-withdrawn',
    subject: own ? 'contract' : 'standard',
    subjectId: own?.contractId ?? id,
    ...(own ? { providerId: own.providerId } : {}),
    content: { id, measure: found.measure },
  })
  return { done: { measure: found.measure } }
}
