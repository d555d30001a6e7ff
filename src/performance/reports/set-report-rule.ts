import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mostDays } from './due-rule.ts'
import { mayKeepPeriods } from './may.ts'
import { longestWords, type Rhythm } from './report.ts'

export type NewReportRule = {
  of: { contractNumber: string } | { programId: string }
  rhythm: Rhythm
  dueDays: number
  isTotalsOnly: boolean
  reason: string
}

/** Sets when the reports of a contract or a program are due; the rule before is kept as replaced. */
export async function setReportRule(
  visit: Visit,
  input: NewReportRule,
): Promise<
  | { done: { id: string } }
  | { refused: 'not-allowed' | 'wrong-form' | 'reason-missing' | 'contract-not-found' | 'program-not-found' }
> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  const { rhythm, dueDays, isTotalsOnly } = input
  if (!Number.isInteger(dueDays) || dueDays < 0 || dueDays > mostDays) return { refused: 'wrong-form' }
  if (rhythm !== 'month' && rhythm !== 'quarter') return { refused: 'wrong-form' }
  const reason = input.reason.trim().slice(0, longestWords)
  if (reason === '') return { refused: 'reason-missing' }
  const place = await findPlace(visit, input.of)
  if ('refused' in place) return place
  const { column, id: placeId, providerId } = place
  await visit.work
    .updateTable('report_rule')
    .set({ replaced_at: visit.now })
    .where(column, '=', placeId)
    .where('replaced_at', 'is', null)
    .execute()
  const id = randomUUID()
  await visit.work
    .insertInto('report_rule')
    .values({
      id,
      [column]: placeId,
      rhythm,
      due_days: dueDays,
      is_totals_only: isTotalsOnly,
      reason,
      set_by_name: visit.askerName,
      set_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'report-rule-set',
    subject: column === 'contract_id' ? 'contract' : 'program',
    subjectId: placeId,
    providerId,
    content: { rhythm, dueDays, isTotalsOnly, reason },
  })
  return { done: { id } }
}

type Place = { column: 'contract_id' | 'program_id'; id: string; providerId: string }

async function findPlace(
  visit: Visit,
  of: NewReportRule['of'],
): Promise<Place | { refused: 'contract-not-found' | 'program-not-found' }> {
  if ('contractNumber' in of) {
    const contract = await visit.work
      .selectFrom('contract')
      .where('number', '=', of.contractNumber)
      .select(['id', 'provider_id as providerId'])
      .executeTakeFirst()
    return contract ? { column: 'contract_id', ...contract } : { refused: 'contract-not-found' }
  }
  const program = /^[0-9a-f-]{36}$/.test(of.programId)
    ? await visit.work
        .selectFrom('program')
        .where('id', '=', of.programId)
        .select(['id', 'provider_id as providerId'])
        .executeTakeFirst()
    : undefined
  return program ? { column: 'program_id', ...program } : { refused: 'program-not-found' }
}
