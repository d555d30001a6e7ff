import type { Reads } from '../../../ground/platform/database.server.ts'

/** The government's registered prefix of Open Contracting IDs, or null while it has none. */
export async function findOcidPrefix(db: Reads): Promise<string | null> {
  const row = await db.selectFrom('jurisdiction').select('ocid_prefix').executeTakeFirst()
  return row?.ocid_prefix ?? null
}
