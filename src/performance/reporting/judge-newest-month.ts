import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findNewestMonth } from '../results/list-results.ts'
import { judgeMonth } from '../signals/judge-month.ts'
import { raiseLateData } from './raise-late-data.ts'

/** Judges the newest month again: after results, standards or the map have changed. Null when there is no result yet. */
export async function judgeNewestMonth(visit: Visit, after: 'data' | 'agreement' = 'data'): Promise<Month | null> {
  const month = await findNewestMonth(visit.work)
  if (!month) return null
  await judgeMonth(visit, month, after)
  await raiseLateData(visit, month)
  return month
}
