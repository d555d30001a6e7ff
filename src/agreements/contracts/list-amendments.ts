import type { Reads } from '../../ground/platform/database.server.ts'
import type { Amendment } from './amendment.ts'

/** Every amendment of a contract, those that were undone included, in the order in which they were written down. */
export async function listAmendments(db: Reads, contractId: string): Promise<Amendment[]> {
  return db
    .selectFrom('amendment')
    .where('contract_id', '=', contractId)
    .select([
      'id',
      'number',
      'rationale',
      'effective_on as effectiveOn',
      'signed_on as signedOn',
      'undone_at as undoneAt',
    ])
    .select((cell) => [
      cell.ref('kinds').$castTo<Amendment['kinds']>().as('kinds'),
      cell.ref('before').$castTo<Amendment['before']>().as('before'),
      cell.ref('after').$castTo<Amendment['after']>().as('after'),
    ])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
