import type { Reads } from '../../ground/platform/database.server.ts'
import type { SignatureCount } from './contract-status.ts'

/** How many contracts of each list and department are there, and signed: what `recordsSignatures` decides by. */
export async function countSignatures(db: Reads): Promise<SignatureCount[]> {
  const rows = await db
    .selectFrom('contract')
    .select((cell) => [
      'submission_id as submissionId',
      'department',
      cell.fn.countAll<number>().as('contracts'),
      cell.fn.count<number>('signed_on').as('signed'),
    ])
    .groupBy(['submission_id', 'department'])
    .execute()
  return rows.map((row) => ({ ...row, contracts: Number(row.contracts), signed: Number(row.signed) }))
}
