import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepContracts } from './may.ts'

type Refused = 'not-allowed' | 'succession-not-found'

/** Takes a succession back that was a mistake. What it said comes back with the answer, so that it can be linked again. */
export async function unlinkSuccessor(
  visit: Visit,
  input: { predecessorNumber: string; successorNumber: string },
): Promise<{ done: { fromOn: string; note: string | null } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const link = await visit.work
    .selectFrom('contract_succession as succession')
    .innerJoin('contract as predecessor', 'predecessor.id', 'succession.predecessor_id')
    .innerJoin('contract as successor', 'successor.id', 'succession.successor_id')
    .where('predecessor.number', '=', input.predecessorNumber)
    .where('successor.number', '=', input.successorNumber)
    .select(['predecessor.id as predecessorId', 'successor.id as successorId', 'successor.provider_id as providerId'])
    .select(['succession.from_on as fromOn', 'succession.note as note'])
    .executeTakeFirst()
  if (!link) return { refused: 'succession-not-found' }
  await visit.work
    .deleteFrom('contract_succession')
    .where('predecessor_id', '=', link.predecessorId)
    .where('successor_id', '=', link.successorId)
    .execute()
  await recordHistory(visit, {
    event: 'successor-unlinked',
    subject: 'contract',
    subjectId: link.successorId,
    providerId: link.providerId,
    content: {
      predecessor: input.predecessorNumber,
      successor: input.successorNumber,
      fromOn: link.fromOn,
      note: link.note ?? '',
    },
  })
  return { done: { fromOn: link.fromOn, note: link.note } }
}
