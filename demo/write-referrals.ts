import { type DayNumber, dayText } from './day-numbers.ts'
import { rowMaker } from './hmis-layout.ts'
import { auditFields } from './hmis-rows.ts'
import type { Project } from './plan-projects.ts'
import { isPermanentHousing } from './program-types.ts'
import { seededChance } from './seeded-chance.ts'
import type { City } from './stays.ts'
import { type AddRow, AUDIT_COLUMNS, userOf } from './write-projects.ts'

/** A stay of a household with what its head is known by. */
export interface ReferredStay {
  project: Project
  entry: DayNumber
  /** day of the exit, or the last that anything is known of */
  until: DayNumber
  enrollmentId: string
  personalId: string
}

const eventRow = rowMaker('Event', [
  ...'EventID,EnrollmentID,PersonalID,EventDate,Event,LocationCrisisOrPHHousing,ReferralResult,ResultDate'.split(','),
  ...AUDIT_COLUMNS,
])
/** Of coordinated entry: a referral to rapid re-housing, to supportive housing, to other permanent housing. */
const eventOf = (project: Project): number => (project.type === 13 ? 13 : project.type === 3 ? 14 : 15)

/**
 * Referrals to housing as coordinated entry records them: mostly before an entry into housing, from the stay before it;
 * and some that led nowhere, because the household or the program declined or nobody answered. Its chance is a stream of
 * its own, so that nothing else in the city depends on it.
 */
export function referralWriter(
  city: City,
  exportId: string,
  add: AddRow,
): (index: number, stays: ReferredStay[]) => void {
  const housing = city.plan.projects.filter(({ type }) => isPermanentHousing(type))
  let referrals = 0
  const write = (
    stay: ReferredStay,
    to: Project,
    on: DayNumber,
    result: { code: number; on: DayNumber } | null,
    isNamed: boolean,
  ): void => {
    if (on < city.from || on > city.end) return
    referrals++
    const known = result !== null && result.on <= city.end ? result : null
    const audit = { createdOn: on, userId: userOf(stay.project), deletedAt: null, exportId }
    add(
      'Event',
      eventRow([
        `V${String(referrals).padStart(8, '0')}`,
        stay.enrollmentId,
        stay.personalId,
        dayText(on),
        eventOf(to),
        isNamed ? to.id : null,
        known?.code ?? null,
        known === null ? null : dayText(known.on),
        ...auditFields(audit),
      ]),
    )
  }
  return (index, stays) => {
    const chance = seededChance(city.plan.seed, 'referral', index)
    stays.forEach((stay, place) => {
      if (isPermanentHousing(stay.project.type)) {
        const waited = 1 + Math.floor(chance.skewed(24, 0.7))
        const accepted = Math.max(0, waited - 1 - Math.floor(chance.exponential(9)))
        const before = stays.slice(0, place).findLast((one) => one.until >= stay.entry - waited - 60)
        if (!chance.happens(0.82)) return
        // without an earlier stay most came by another door
        if (before === undefined && !chance.happens(0.2)) return
        const from = before ?? stay
        const on = before ? Math.max(before.entry, stay.entry - waited) : stay.entry
        const result = { code: 1, on: Math.min(stay.entry, on + accepted) }
        write(from, stay.project, on, chance.happens(0.9) ? result : null, chance.happens(0.95))
      } else if (stay.project.type !== 12 && chance.happens(0.14)) {
        const fitting = housing.filter(({ population }) => population === stay.project.population)
        const to = chance.pick(fitting.length > 0 ? fitting : housing)
        const on = Math.min(stay.until, stay.entry + chance.whole(5, 60))
        const code = [1, 2, 3][chance.weighted([15, 35, 30])]!
        write(stay, to, on, chance.happens(0.8) ? { code, on: on + chance.whole(2, 30) } : null, true)
      }
    })
  }
}
