import type { Asker, Work } from './database.server.ts'
import type { Day } from './day.ts'
import type { Jurisdiction } from './jurisdictions.ts'

/** What every verb and question is given: one transaction of one jurisdiction, who asks, and the time. */
export type Visit = {
  work: Work
  asker: Asker
  askerName: string
  jurisdiction: Jurisdiction
  today: Day
  now: string
}

/** The one clock. A demonstration's calendar stands still; its hours go on. */
export function readClock(jurisdiction: Jurisdiction): { today: Day; now: string } {
  const now = new Date().toISOString()
  if (!jurisdiction.standsOn) return { today: now.slice(0, 10), now }
  return { today: jurisdiction.standsOn, now: `${jurisdiction.standsOn}${now.slice(10)}` }
}
