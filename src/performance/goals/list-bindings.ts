import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { Proposal } from './binding.ts'
import { type MeasureBinding, type Side, stateOfBinding } from './binding-words.ts'
import { type Direction, ownTermsOf } from './standard.ts'

/** The measures proposed for one contract, or for all, with who agreed and what was said; the newest proposal first. */
export async function listBindings(
  db: Reads,
  asked: { today: Day; contractId?: string; id?: string },
): Promise<MeasureBinding[]> {
  const { contractId, id, today } = asked
  const rows = await db
    .selectFrom('measure_binding')
    .selectAll()
    .$if(contractId !== undefined, (query) => query.where('contract_id', '=', contractId!))
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const ids = id === undefined && contractId === undefined ? null : rows.map((row) => row.id)
  const agreements = await db
    .selectFrom('measure_agreement')
    .selectAll()
    .$if(ids !== null, (query) => query.where('binding_id', 'in', ids!))
    .orderBy('agreed_at')
    .execute()
  const comments = await db
    .selectFrom('measure_comment')
    .selectAll()
    .$if(ids !== null, (query) => query.where('binding_id', 'in', ids!))
    .orderBy('written_at')
    .execute()
  const agreementsOf = Map.groupBy(agreements, (one) => one.binding_id)
  const commentsOf = Map.groupBy(comments, (one) => one.binding_id)
  return rows.map((row) => {
    const own = {
      id: row.id,
      contractId: row.contract_id,
      measure: row.measure,
      cardVersion: row.card_version,
      question: row.question as Proposal['question'],
      timing: row.timing as Proposal['timing'],
      stage: row.stage as Proposal['stage'],
      from: row.from_on,
      reason: row.reason,
      terms: ownTermsOf({ ...row, direction: row.direction as Direction | null }),
      proposedBy: row.proposed_by_name,
      proposedAt: row.proposed_at,
      withdrawnReason: row.withdrawn_reason,
      endedOn: row.ended_on,
      endedReason: row.ended_reason,
      agreements: (agreementsOf.get(row.id) ?? []).map((one) => ({
        side: one.side as Side,
        agreedAt: one.agreed_at,
        by: one.agreed_by_name,
        saidBy: one.said_by,
      })),
      comments: (commentsOf.get(row.id) ?? []).map((one) => ({
        id: one.id,
        side: one.side as Side,
        text: one.text,
        by: one.written_by_name,
        writtenAt: one.written_at,
      })),
    }
    return { ...own, state: stateOfBinding(own, today) }
  })
}

/** One of them with the contract's number and provider; null when the asker may not see it. */
export async function findBinding(
  db: Reads,
  id: string,
  today: Day,
): Promise<(MeasureBinding & { contractNumber: string; providerId: string }) | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [binding] = await listBindings(db, { id, today })
  if (!binding) return null
  const contract = await db
    .selectFrom('contract')
    .where('id', '=', binding.contractId)
    .select(['number', 'provider_id'])
    .executeTakeFirst()
  return contract ? { ...binding, contractNumber: contract.number, providerId: contract.provider_id } : null
}
