import type { Reads } from '../../../../ground/platform/database.server.ts'
import type { Month } from '../../../../ground/platform/day.ts'
import type { Check, FixKey } from './check.ts'
import { checkOf } from './checks.ts'
import { findCheckReading, listCheckMutes } from './list-check-findings.ts'

/** What is wrong with a record: an answer is missing, or it contradicts itself or another. */
export type Quality = 'missing' | 'contradiction'
export type QualityCount = { projectId: string; month: Month; records: number; missing: number; contradiction: number }

const asks: FixKey[] = ['fill-in', 'ask-person', 'ask-at-exit']

/** Of checks of stays alone: how a project is described says nothing about how its records are kept. */
export function qualityOf(check: Pick<Check, 'subject' | 'fix'>): Quality | null {
  if (check.subject !== 'stays') return null
  return asks.includes(check.fix) ? 'missing' : 'contradiction'
}

/**
 * How records were kept, by project and month, in the newest export that was checked: entries and exits looked at, missing
 * answers, contradictions. Muted checks are not in it; null where no export was checked.
 */
export async function listQualityCounts(
  db: Reads,
): Promise<{ exportedOn: string; from: Month; to: Month; counts: QualityCount[] } | null> {
  const reading = await findCheckReading(db)
  if (reading === null) return null
  const { submissionId, exportedOn, fromMonth: from, toMonth: to } = reading
  const muted = new Set((await listCheckMutes(db)).map(({ key }) => key))
  const found = await db
    .selectFrom('check_finding')
    .where('submission_id', '=', submissionId)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .select(['check_key as key', 'project_id as projectId', 'month', 'count'])
    .execute()
  const looked = await db
    .selectFrom('check_looked_at')
    .where('submission_id', '=', submissionId)
    .where('kind', 'in', ['stays', 'exits'])
    .where('month', '>=', from)
    .where('month', '<=', to)
    .select(['project_id as projectId', 'month', 'count'])
    .execute()
  const places = new Map<string, QualityCount>()
  const placeOf = ({ projectId, month }: { projectId: string; month: Month }) => {
    const key = `${projectId} ${month}`
    const place = places.get(key) ?? { projectId, month, records: 0, missing: 0, contradiction: 0 }
    places.set(key, place)
    return place
  }
  for (const one of looked) placeOf(one).records += one.count
  for (const one of found) {
    const check = checkOf(one.key)
    const quality = check && !muted.has(one.key) ? qualityOf(check) : null
    if (quality) placeOf(one)[quality] += one.count
  }
  return { exportedOn, from, to, counts: [...places.values()].filter(({ records }) => records > 0) }
}
