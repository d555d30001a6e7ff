import type { Database } from '../../ground/platform/database.server.ts'
import { log } from '../../ground/platform/log.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { measureAgain } from '../../performance/reporting/measure-again.ts'
import { inTurn, isSomebodyInTurn } from './in-turn.ts'
import { transactAs } from './read-service-records.ts'

/** What became of the figures after the map changed. */
export type Followed = 'followed' | 'same' | 'later' | 'no-facts' | 'locked' | 'followed-locked'

/** Lets figures follow a map that has changed. While an export is read this comes after it, and nobody waits for that. */
export async function followMap(
  db: Database,
  dataFolder: string,
  visit: Omit<Visit, 'work' | 'today' | 'now'>,
): Promise<Followed> {
  const isLater = isSomebodyInTurn()
  const { slug } = visit.jurisdiction
  const measuring = inTurn(() => measureAgain({ slug, dataFolder, transact: transactAs(db, visit) }))
  if (isLater) {
    measuring.catch((error) =>
      log('measuring again failed', { jurisdiction: slug, kind: error instanceof Error ? error.name : typeof error }),
    )
    return 'later'
  }
  const measured = await measuring
  if ('refused' in measured) return measured.refused === 'no-facts' ? 'no-facts' : 'same'
  const { added, corrected, keptByLock = 0 } = measured.done
  const hasFollowed = added + corrected > 0
  if (keptByLock > 0) return hasFollowed ? 'followed-locked' : 'locked'
  return hasFollowed ? 'followed' : 'same'
}
