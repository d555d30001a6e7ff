import { recordHistory } from '../../ground/history/record-history.ts'
import { type Day, isDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isSetStatus, type SetStatus } from './contract-status.ts'
import { findContractTerms } from './find-contract-terms.ts'
import { mayKeepContracts } from './may.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'contract-not-found' | 'reason-missing'

/**
 * Sets what the facts cannot tell (suspended, terminated, closed out, superseded) with the reason and its day; null goes
 * back to the status that follows from signature and term.
 */
export async function setContractStatus(
  visit: Visit,
  input: { number: string; status: SetStatus | null; reason?: string; on?: Day },
): Promise<{ done: { changeId: string | null } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const { status, on = visit.today } = input
  const reason = (input.reason ?? '').trim().slice(0, 2000)
  if (!isDay(on) || (status !== null && !isSetStatus(status))) return { refused: 'wrong-form' }
  if (status !== null && reason === '') return { refused: 'reason-missing' }
  const contract = await findContractTerms(visit.work, input.number, { isLocked: true })
  if (!contract) return { refused: 'contract-not-found' }
  const before = { status: contract.status, reason: contract.statusReason, on: contract.statusOn }
  const after = status === null ? { status, reason: null, on: null } : { status, reason, on }
  if (before.status === after.status && before.reason === after.reason && before.on === after.on)
    return { done: { changeId: null } }
  await visit.work
    .updateTable('contract')
    .set({ status: after.status, status_reason: after.reason, status_on: after.on })
    .where('id', '=', contract.id)
    .execute()
  const changeId = await recordHistory(visit, {
    event: 'contract-status-set',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: { number: contract.number, before, after },
  })
  return { done: { changeId } }
}
