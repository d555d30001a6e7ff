import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import { isMonth, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayWriteStatement } from './may.ts'

export type OpenMeeting = { id: string; contractId: string; providerId: string; month: Month }

/** The meeting of a contract and month; the first who writes in it opens it. */
export async function openMeeting(
  visit: Visit,
  input: { contractId: string; month: Month },
): Promise<{ done: OpenMeeting } | { refused: 'not-allowed' | 'contract-not-found' | 'wrong-form' }> {
  if (!mayWriteStatement(visit)) return { refused: 'not-allowed' }
  if (!isMonth(input.month)) return { refused: 'wrong-form' }
  const contract = await visit.work
    .selectFrom('contract')
    .where('id', '=', input.contractId)
    .select(['id', 'provider_id'])
    .executeTakeFirst()
  if (!contract) return { refused: 'contract-not-found' }
  const place = { contractId: contract.id, providerId: contract.provider_id, month: input.month }
  const known = await find(visit, input)
  if (known) return { done: { id: known.id, ...place } }
  const id = randomUUID()
  const added = await visit.work
    .insertInto('meeting')
    .values({ id, contract_id: contract.id, month: input.month, created_at: visit.now })
    // Two people may open it at the same moment; the second finds the first's.
    .onConflict((conflict) => conflict.columns(['contract_id', 'month']).doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return { done: { id: (await find(visit, input))!.id, ...place } }
  await recordHistory(visit, {
    event: 'meeting-opened',
    subject: 'meeting',
    subjectId: id,
    providerId: contract.provider_id,
    content: { month: input.month },
  })
  return { done: { id, ...place } }
}

function find(visit: Visit, { contractId, month }: { contractId: string; month: Month }) {
  return visit.work
    .selectFrom('meeting')
    .where('contract_id', '=', contractId)
    .where('month', '=', month)
    .select('id')
    .executeTakeFirst()
}
