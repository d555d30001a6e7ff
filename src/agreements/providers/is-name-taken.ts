import type { Reads } from '../../ground/platform/database.server.ts'

/** Whether a list that uses this name would meet an organization already: by its name, or by another spelling. */
export async function isNameTaken(db: Reads, normalName: string, except?: string): Promise<boolean> {
  const named = await db
    .selectFrom('provider')
    .where('normal_name', '=', normalName)
    .$if(except !== undefined, (query) => query.where('id', '<>', except!))
    .select('id')
    .executeTakeFirst()
  if (named) return true
  const alias = await db
    .selectFrom('provider_name')
    .where('normal_name', '=', normalName)
    .$if(except !== undefined, (query) => query.where('provider_id', '<>', except!))
    .select('provider_id')
    .executeTakeFirst()
  return alias !== undefined
}
