import { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepFunding } from './may.ts'

/** What a line said, so that it can be written again. */
export type UndoneFunding = {
  contractNumber: string
  fundingSourceId: string
  amountCents: number
  from: string | null
  to: string | null
}

/** Takes a line of funding back; what it said is answered, and stands in the history. */
export async function unfundContract(
  visit: Visit,
  input: { id: string; contractNumber: string },
): Promise<{ done: UndoneFunding } | { refused: 'not-allowed' | 'contract-funding-not-found' }> {
  if (!mayKeepFunding(visit)) return { refused: 'not-allowed' }
  const line = z.uuid().safeParse(input.id).success ? await findLine(visit, input) : null
  if (!line) return { refused: 'contract-funding-not-found' }
  const { contractId, providerId, source, ...undone } = line
  await visit.work.deleteFrom('contract_funding').where('id', '=', input.id).execute()
  await recordHistory(visit, {
    event: 'contract-unfunded',
    subject: 'contract',
    subjectId: contractId,
    providerId,
    content: { source, amountCents: undone.amountCents, from: undone.from, to: undone.to },
  })
  return { done: undone }
}

async function findLine(visit: Visit, { id, contractNumber }: { id: string; contractNumber: string }) {
  return visit.work
    .selectFrom('contract_funding')
    .innerJoin('contract', 'contract.id', 'contract_funding.contract_id')
    .innerJoin('funding_source', 'funding_source.id', 'contract_funding.funding_source_id')
    .where('contract_funding.id', '=', id)
    .where('contract.number', '=', contractNumber)
    .select([
      'contract.number as contractNumber',
      'contract.id as contractId',
      'contract.provider_id as providerId',
      'funding_source.name as source',
      'funding_source.id as fundingSourceId',
      'contract_funding.amount_cents as amountCents',
      'contract_funding.from_on as from',
      'contract_funding.to_on as to',
    ])
    .executeTakeFirst()
}
