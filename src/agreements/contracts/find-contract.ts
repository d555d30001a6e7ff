import type { Reads } from '../../ground/platform/database.server.ts'

export type RegisteredContract = {
  id: string
  number: string
  title: string
  department: string | null
  policyArea: string | null
  providerId: string
  providerName: string
  from: string | null
  to: string | null
  signedOn: string | null
  ceilingCents: number | null
  paidCents: number | null
}

/** The contracts that the asker may see, to be narrowed, ordered or asked for more. */
export function registeredContracts(db: Reads) {
  return db
    .selectFrom('contract')
    .innerJoin('provider', 'provider.id', 'contract.provider_id')
    .select([
      'contract.id',
      'contract.number',
      'contract.title',
      'contract.department',
      'contract.policy_area as policyArea',
      'contract.provider_id as providerId',
      'provider.name as providerName',
      'contract.from_on as from',
      'contract.to_on as to',
      'contract.signed_on as signedOn',
      'contract.ceiling_cents as ceilingCents',
      'contract.paid_cents as paidCents',
    ])
}

/** A contract by its number, or null when there is none that the asker may see. */
export async function findContract(db: Reads, number: string): Promise<RegisteredContract | null> {
  return (await registeredContracts(db).where('contract.number', '=', number).executeTakeFirst()) ?? null
}

/** All contracts that the asker may see, by provider and number. */
export async function listContracts(db: Reads): Promise<RegisteredContract[]> {
  return registeredContracts(db).orderBy('provider.name').orderBy('contract.number').execute()
}

/** What the list says of a contract's items: the original, its renewals and amendments. */
export async function listContractItems(db: Reads, contractId: string) {
  return db
    .selectFrom('contract_item')
    .where('contract_id', '=', contractId)
    .select([
      'item',
      'amount_cents as amountCents',
      'paid_cents as paidCents',
      'from_on as from',
      'to_on as to',
      'vendor_name as vendorName',
    ])
    .orderBy('item')
    .execute()
}
