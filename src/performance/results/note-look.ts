import { recordHistory } from '../../ground/history/record-history.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayNoteLook } from './may.ts'

/** Notes that a person of the provider opened the figures of a contract and month: they are then no longer unseen. */
export async function noteLook(
  visit: Visit,
  input: { contractId: string; month: Month },
): Promise<{ done: true } | { refused: 'not-allowed' | 'contract-not-found' }> {
  if (!mayNoteLook(visit) || !visit.asker.personId) return { refused: 'not-allowed' }
  const place = { person_id: visit.asker.personId, contract_id: input.contractId, month: input.month }
  const contract = await findContractId(visit, input.contractId)
  if (contract === null) return { refused: 'contract-not-found' }
  const before = await visit.work
    .selectFrom('result_seen')
    .selectAll()
    .where('person_id', '=', place.person_id)
    .where('contract_id', '=', place.contract_id)
    .where('month', '=', place.month)
    .executeTakeFirst()
  await visit.work
    .insertInto('result_seen')
    .values({ ...place, seen_at: visit.now })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'contract_id', 'month']).doUpdateSet({ seen_at: visit.now }),
    )
    .execute()
  if (!before) {
    await recordHistory(visit, {
      event: 'results-seen',
      subject: 'contract',
      subjectId: input.contractId,
      content: { month: input.month },
    })
  }
  return { done: true }
}

async function findContractId(visit: Visit, id: string): Promise<string | null> {
  const found = await visit.work.selectFrom('contract').select('id').where('id', '=', id).executeTakeFirst()
  return found?.id ?? null
}
