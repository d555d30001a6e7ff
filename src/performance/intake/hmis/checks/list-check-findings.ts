import { sql } from 'kysely'
import type { Reads } from '../../../../ground/platform/database.server.ts'

export type CheckReading = {
  submissionId: string
  exportedOn: string
  fromMonth: string
  toMonth: string
  notMade: string[]
}
/** What a check found in one project over the months that were counted. */
export type FoundByCheck = { key: string; projectId: string; count: number }
/** How many records of a kind the checks looked at in one project. */
export type LookedAtProject = { kind: string; projectId: string; count: number }
export type CheckMute = { key: string; reason: string; by: string; mutedAt: string }

/** The newest export whose records were checked, or null. */
export async function findCheckReading(db: Reads): Promise<CheckReading | null> {
  const row = await db
    .selectFrom('check_reading')
    .select([
      'submission_id as submissionId',
      'exported_on as exportedOn',
      'from_month as fromMonth',
      'to_month as toMonth',
      'not_made as notMade',
    ])
    .orderBy('read_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** What the checks of an export found that the asker may see, by check and project; of some projects only, if named. */
export async function listCheckFindings(
  db: Reads,
  submissionId: string,
  projectIds?: string[],
): Promise<FoundByCheck[]> {
  if (projectIds?.length === 0) return []
  return db
    .selectFrom('check_finding')
    .select((of) => [
      'check_key as key',
      'project_id as projectId',
      of.cast<number>(of.fn.sum('count'), 'integer').as('count'),
    ])
    .where('submission_id', '=', submissionId)
    .$if(projectIds !== undefined, (query) => query.where('project_id', 'in', projectIds!))
    .groupBy(['check_key', 'project_id'])
    .having((of) => of.fn.sum('count'), '>', sql<number>`0`)
    .orderBy('check_key')
    .orderBy('project_id')
    .execute()
}

/** What a share is out of: the records that the checks looked at, by kind and project; of some projects only, if named. */
export async function listLookedAt(db: Reads, submissionId: string, projectIds?: string[]): Promise<LookedAtProject[]> {
  if (projectIds?.length === 0) return []
  return db
    .selectFrom('check_looked_at')
    .select((of) => ['kind', 'project_id as projectId', of.cast<number>(of.fn.sum('count'), 'integer').as('count')])
    .where('submission_id', '=', submissionId)
    .$if(projectIds !== undefined, (query) => query.where('project_id', 'in', projectIds!))
    .groupBy(['kind', 'project_id'])
    .execute()
}

export type MovedPart = { projectId: string; month: string; moves: Record<string, [number, number]> }

/** What the records that one check found add to the figures, by project and month. */
export async function listMovedParts(db: Reads, submissionId: string, key: string): Promise<MovedPart[]> {
  return db
    .selectFrom('check_finding')
    .select((of) => ['project_id as projectId', 'month', of.ref('moves').$castTo<MovedPart['moves']>().as('moves')])
    .where('submission_id', '=', submissionId)
    .where('check_key', '=', key)
    .where('moves', '<>', sql<string>`'{}'::jsonb`)
    .orderBy('project_id')
    .orderBy('month')
    .execute()
}

/** The checks that stand muted, with who muted them and why. */
export async function listCheckMutes(db: Reads): Promise<CheckMute[]> {
  return db
    .selectFrom('check_mute')
    .select(['check_key as key', 'reason', 'muted_by_name as by', 'muted_at as mutedAt'])
    .where('unmuted_at', 'is', null)
    .orderBy('muted_at')
    .execute()
}
