import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { listSuccessions } from './list-successions.ts'

/** A contract on the way back from one: its predecessor, that one's predecessor, and on. */
export type EarlierContract = {
  id: string
  number: string
  /** what happened before this day is the earlier contract's */
  beforeOn: Day
}

/** No real line of contracts is longer; a mistake in old data must not make a page wait. */
const mostContracts = 20

/** The contracts before one, nearest first. */
export async function listEarlierContracts(db: Reads, contractId: string): Promise<EarlierContract[]> {
  const found = new Map<string, EarlierContract>()
  let ends: { id: string; beforeOn: Day }[] = [{ id: contractId, beforeOn: '9999-12-31' }]
  while (ends.length > 0 && found.size < mostContracts) {
    const next: EarlierContract[] = []
    for (const end of ends) {
      for (const { id, number, takenOverOn } of (await listSuccessions(db, end.id)).predecessors) {
        if (id === contractId || found.has(id)) continue
        const earlier = { id, number, beforeOn: takenOverOn < end.beforeOn ? takenOverOn : end.beforeOn }
        found.set(id, earlier)
        next.push(earlier)
      }
    }
    ends = next
  }
  return [...found.values()]
}
