import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findContract } from '../contracts/find-contract.ts'
import { findSubaward } from './find-subaward.ts'
import { mayKeepFunding } from './may.ts'
import { determinationSchema } from './subaward.ts'

/** Says whether the provider is a subrecipient or a contractor, and why. Saying it again replaces what was said. */
export async function determineSubrecipient(
  visit: Visit,
  input: unknown,
): Promise<
  { done: { contractId: string } } | { refused: 'not-allowed' | 'wrong-form' | 'contract-not-found' | 'day-to-come' }
> {
  if (!mayKeepFunding(visit)) return { refused: 'not-allowed' }
  const parsed = determinationSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { contractNumber, determination, reason, determinedOn } = parsed.data
  if (determinedOn > visit.today) return { refused: 'day-to-come' }
  const contract = await findContract(visit.work, contractNumber)
  if (!contract) return { refused: 'contract-not-found' }
  const before = await findSubaward(visit.work, contract.id)
  const said = { determination, reason, determined_on: determinedOn, determined_by: visit.asker.personId }
  await visit.work
    .insertInto('subaward')
    .values({ contract_id: contract.id, ...said })
    .onConflict((conflict) => conflict.column('contract_id').doUpdateSet(said))
    .execute()
  await recordHistory(visit, {
    event: 'subrecipient-determined',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: {
      determination,
      reason,
      determinedOn,
      before: before && {
        determination: before.determination,
        reason: before.reason,
        determinedOn: before.determinedOn,
      },
    },
  })
  return { done: { contractId: contract.id } }
}
