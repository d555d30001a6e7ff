import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findContract } from '../contracts/find-contract.ts'
import { findSubaward } from './find-subaward.ts'
import { mayKeepFunding } from './may.ts'
import { type SubawardTerms, subawardTermsSchema } from './subaward.ts'

/** Writes down what the data sheet of a subaward states beside what the register knows already. */
export async function recordSubaward(
  visit: Visit,
  input: unknown,
): Promise<
  | { done: { contractId: string } }
  | { refused: 'not-allowed' | 'wrong-form' | 'contract-not-found' | 'not-determined' | 'is-a-contractor' }
> {
  if (!mayKeepFunding(visit)) return { refused: 'not-allowed' }
  const parsed = subawardTermsSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { contractNumber, ...terms } = parsed.data
  const contract = await findContract(visit.work, contractNumber)
  if (!contract) return { refused: 'contract-not-found' }
  const known = await findSubaward(visit.work, contract.id)
  if (!known) return { refused: 'not-determined' }
  if (known.determination === 'contractor') return { refused: 'is-a-contractor' }
  const before = Object.fromEntries((Object.keys(terms) as (keyof SubawardTerms)[]).map((key) => [key, known[key]]))
  if (JSON.stringify(before) === JSON.stringify(terms)) return { done: { contractId: contract.id } }
  await visit.work
    .updateTable('subaward')
    .set({
      obligated_by_action_cents: terms.obligatedByActionCents,
      total_obligated_cents: terms.totalObligatedCents,
      total_committed_cents: terms.totalCommittedCents,
      awarding_official: terms.awardingOfficial,
      requirements: terms.requirements,
      closeout_terms: terms.closeoutTerms,
    })
    .where('contract_id', '=', contract.id)
    .execute()
  await recordHistory(visit, {
    event: 'subaward-recorded',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: { before, after: terms },
  })
  return { done: { contractId: contract.id } }
}
