import type { Reads } from '../../ground/platform/database.server.ts'

/** One line: what a source pays of a contract. */
export type ContractFunding = {
  id: string
  fundingSourceId: string
  sourceName: string
  contractId: string
  contractNumber: string
  contractTitle: string
  providerName: string
  amountCents: number
  from: string | null
  to: string | null
}

/** The lines of one contract, or of one source: the larger first. */
export async function listContractFunding(
  db: Reads,
  of: { contractId: string } | { fundingSourceId: string },
): Promise<ContractFunding[]> {
  const lines = db
    .selectFrom('contract_funding')
    .innerJoin('funding_source', 'funding_source.id', 'contract_funding.funding_source_id')
    .innerJoin('contract', 'contract.id', 'contract_funding.contract_id')
    .innerJoin('provider', 'provider.id', 'contract.provider_id')
    .select([
      'contract_funding.id',
      'contract_funding.funding_source_id as fundingSourceId',
      'funding_source.name as sourceName',
      'contract_funding.contract_id as contractId',
      'contract.number as contractNumber',
      'contract.title as contractTitle',
      'provider.name as providerName',
      'contract_funding.amount_cents as amountCents',
      'contract_funding.from_on as from',
      'contract_funding.to_on as to',
    ])
    .orderBy('contract_funding.amount_cents', 'desc')
    .orderBy('funding_source.name')
    .orderBy('contract.number')
    .orderBy('contract_funding.id')
  return 'contractId' in of
    ? lines.where('contract_funding.contract_id', '=', of.contractId).execute()
    : lines.where('contract_funding.funding_source_id', '=', of.fundingSourceId).execute()
}
