import { z } from 'zod'
import type { Reads } from '../../ground/platform/database.server.ts'
import { fundingSources, type ListedFundingSource } from './list-funding-sources.ts'

/** One source with what has been promised of it, or null when there is none that the asker may see. */
export async function findFundingSource(db: Reads, id: string): Promise<ListedFundingSource | null> {
  if (!z.uuid().safeParse(id).success) return null
  return (await fundingSources(db).where('funding_source.id', '=', id).executeTakeFirst()) ?? null
}
