import type { Reads } from '../../ground/platform/database.server.ts'
import { pathwaySteps } from '../measure-packs/homelessness/pathway/count-pathway.ts'
import type { NewPathwayStep } from './record-pathways.ts'

/** The steps of a program (null: of the whole system) in the newest export that told of referrals, in order of time and of steps. */
export async function listPathwaySteps(db: Reads, programId: string | null): Promise<NewPathwayStep[]> {
  const newest = db
    .selectFrom('pathway_reading')
    .select('submission_id')
    .orderBy('read_at', 'desc')
    .orderBy('submission_id', 'desc')
    .limit(1)
  const rows = await db
    .selectFrom('pathway_step')
    .where('program_id', 'is not distinct from', programId)
    .where('submission_id', '=', newest)
    .select(['program_id as programId', 'from_on as from', 'to_on as to', 'count', 'mature_on as matureOn'])
    .select(['median_days as medianDays', 'ninth_days as ninthDays'])
    .select((cell) => [
      cell.ref('step').$castTo<NewPathwayStep['step']>().as('step'),
      cell.ref('state').$castTo<NewPathwayStep['state']>().as('state'),
    ])
    .execute()
  return rows.sort(
    (a, b) =>
      a.from.localeCompare(b.from) ||
      a.to.localeCompare(b.to) ||
      pathwaySteps.indexOf(a.step) - pathwaySteps.indexOf(b.step),
  )
}
