import type { Reads } from '../../ground/platform/database.server.ts'

/** Results that were recorded after a moment, whoever brought them. */
export async function countLaterResults(db: Reads, since: string): Promise<number> {
  const { count } = await db
    .selectFrom('result')
    .where('recorded_at', '>', since)
    .select((cell) => cell.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
