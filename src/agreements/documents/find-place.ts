import type { Reads } from '../../ground/platform/database.server.ts'
import { findContract } from '../contracts/find-contract.ts'

export type Place = { providerId: string; contractId: string | null }

/** Where a document belongs: a provider, and one of its contracts where one is named. */
export async function findPlace(
  db: Reads,
  named: { providerId: string; contractNumber: string | null },
): Promise<Place | { refused: 'provider-not-found' | 'contract-not-found' }> {
  const provider = await db
    .selectFrom('provider')
    .where('id', '=', named.providerId)
    .where('merged_into_id', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!provider) return { refused: 'provider-not-found' }
  if (named.contractNumber === null) return { providerId: provider.id, contractId: null }
  const contract = await findContract(db, named.contractNumber)
  if (contract?.providerId !== provider.id) return { refused: 'contract-not-found' }
  return { providerId: provider.id, contractId: contract.id }
}
