import type { Reads } from '../../ground/platform/database.server.ts'
import { findLastRead } from '../../ground/submissions/find-submission.ts'
import type { Submission } from '../../ground/submissions/submission.ts'
import { countLaterResults } from '../results/count-later-results.ts'

/**
 * The export that was the last to be read, if all figures are still those that it gave: none came by another way since,
 * and no lock kept one from changing. Else null.
 */
export async function findStandingReading(db: Reads): Promise<Submission | null> {
  const last = await findLastRead(db, 'hmis')
  if (last === null || last.finishedAt === null || last.summary.keptByLock) return null
  return (await countLaterResults(db, last.finishedAt)) > 0 ? null : last
}
