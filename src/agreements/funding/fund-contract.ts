import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findContract } from '../contracts/find-contract.ts'
import { findFundingSource } from './find-funding-source.ts'
import { contractFundingSchema, isBackwards } from './funding-source.ts'
import { mayKeepFunding } from './may.ts'

/** Says that a source pays an amount of a contract. What does not fit its rules is a finding beside it, not a refusal. */
export async function fundContract(
  visit: Visit,
  input: unknown,
): Promise<
  | { done: { id: string } }
  | {
      refused: 'not-allowed' | 'wrong-form' | 'end-before-start' | 'contract-not-found' | 'funding-source-not-found'
    }
> {
  if (!mayKeepFunding(visit)) return { refused: 'not-allowed' }
  const parsed = contractFundingSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { contractNumber, fundingSourceId, amountCents, from, to } = parsed.data
  if (isBackwards({ from, to })) return { refused: 'end-before-start' }
  const contract = await findContract(visit.work, contractNumber)
  if (!contract) return { refused: 'contract-not-found' }
  const source = await findFundingSource(visit.work, fundingSourceId)
  if (!source) return { refused: 'funding-source-not-found' }
  const id = randomUUID()
  await visit.work
    .insertInto('contract_funding')
    .values({
      id,
      contract_id: contract.id,
      funding_source_id: source.id,
      amount_cents: amountCents,
      from_on: from,
      to_on: to,
    })
    .execute()
  await recordHistory(visit, {
    event: 'contract-funded',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: { source: source.name, amountCents, from, to },
  })
  return { done: { id } }
}
