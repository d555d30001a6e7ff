import { sql } from 'kysely'
import { listProgramMap } from '../../../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../../../ground/platform/database.server.ts'
import type { Month } from '../../../../ground/platform/day.ts'
import { checks } from './checks.ts'
import { findCheckReading, listCheckMutes } from './list-check-findings.ts'

/** Checks of what describes a project weigh on every month in which it stands as it does. */
const ofProjects = checks.filter(({ subject, moves }) => subject !== 'stays' && moves.length > 0).map(({ key }) => key)

/** How many checks, muted ones aside, found records that move the figures of a contract in a month. */
export async function countTouchingChecks(db: Reads, contractId: string, month: Month): Promise<number> {
  const reading = await findCheckReading(db)
  if (reading === null || month < reading.fromMonth || month > reading.toMonth) return 0
  const lines = await listProgramMap(db, { contractId })
  const projects = [...new Set(lines.map(({ hmisProjectId }) => hmisProjectId).filter((id) => id !== null))]
  if (projects.length === 0) return 0
  const muted = (await listCheckMutes(db)).map(({ key }) => key)
  const found = await db
    .selectFrom('check_finding')
    .select('check_key')
    .distinct()
    .where('submission_id', '=', reading.submissionId)
    .where('project_id', 'in', projects)
    .where((is) =>
      is.or([
        is.and([is('month', '=', month), is('moves', '<>', sql<string>`'{}'::jsonb`)]),
        is.and([is('count', '>', 0), is('check_key', 'in', ofProjects)]),
      ]),
    )
    .execute()
  return found.filter(({ check_key }) => !muted.includes(check_key)).length
}
