import type { Reads } from '../../ground/platform/database.server.ts'
import { isMeasureKey } from '../measure-packs/homelessness/figure.ts'

/** The number of the next version of a card; numbers of versions that were taken back are not used again. */
export async function nextVersion(db: Reads, measure: string): Promise<number> {
  const row = await db
    .selectFrom('measure_card')
    .where('measure', '=', measure)
    .select((cell) => cell.fn.max('version').as('version'))
    .executeTakeFirst()
  return (row?.version ?? (isMeasureKey(measure) ? 1 : 0)) + 1
}
