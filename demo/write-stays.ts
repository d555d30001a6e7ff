import { dayText } from './day-numbers.ts'
import { destinationOfOthers } from './destinations.ts'
import {
  type EnrollmentRecord,
  makeClientRow,
  makeEnrollmentRow,
  makeEntryRows,
  makeExitRow,
  makeNightRow,
} from './hmis-rows.ts'
import { formHousehold, type Person } from './households.ts'
import type { Flaws, Imperfections } from './imperfections.ts'
import type { Occupancy } from './occupancy.ts'
import { choosePriorSituation, type PriorSituation } from './prior-situations.ts'
import { isPermanentHousing } from './program-types.ts'
import { type Chance, seededChance } from './seeded-chance.ts'
import { type City, livePath, recordNights, type Stay } from './stays.ts'
import { type AddRow, userOf } from './write-projects.ts'
import { type ReferredStay, referralWriter } from './write-referrals.ts'

export interface StayWriter {
  /** Lives one household's path and writes what an export taken that day would hold. */
  writeHousehold(index: number): void
  clients(): number
  enrollments(): number
}

/** A stay as it is known on the day of the export. */
interface KnownStay {
  stay: Stay
  exit: number | null
  moveIn: number | null
  lastDay: number
}

function whatIsKnown(city: City, stay: Stay): KnownStay | null {
  const lastDay = Math.min(city.end, stay.project.lastReportedOn ?? city.end)
  if (stay.exit < city.from || stay.entry > lastDay) return null
  const moveIn = stay.moveIn !== null && stay.moveIn <= lastDay ? stay.moveIn : null
  return { stay, exit: stay.exit <= lastDay ? stay.exit : null, moveIn, lastDay }
}

export function writeStays(
  city: City,
  imperfections: Imperfections,
  occupancy: Occupancy,
  exportId: string,
  add: AddRow,
): StayWriter {
  let clients = 0
  let enrollments = 0
  let households = 0
  let nightRows = 0
  const seed = city.plan.seed
  const writeReferrals = referralWriter(city, exportId, add)
  const at = (createdOn: number, known: KnownStay, deletedAt: string | null = null) => ({
    createdOn: Math.min(createdOn, known.lastDay),
    userId: userOf(known.stay.project),
    deletedAt,
    exportId,
  })

  const writeMember = (
    known: KnownStay,
    person: Person,
    personalId: string,
    householdId: string,
    place: number,
    prior: PriorSituation | null,
    flaws: Flaws,
    record: Chance,
  ): string => {
    const { stay } = known
    enrollments++
    const id = `E${String(enrollments).padStart(8, '0')}`
    const isHead = place === 0
    const isAdult = person.relationship !== 2
    const length = (known.exit ?? known.lastDay) - stay.entry
    // Families change while they stay: a member may come a little later, or leave earlier.
    const entry = !isHead && length > 20 && record.happens(0.03) ? stay.entry + record.whole(3, 15) : stay.entry
    const leavesEarly = !isHead && known.exit !== null && length > 30 && record.happens(0.03)
    let exit = leavesEarly ? known.exit! - record.whole(2, 10) : known.exit
    if (isHead && flaws.exitsBeforeEntry) exit = entry - 2
    const row: EnrollmentRecord = {
      id,
      personalId,
      projectId: stay.project.id,
      entry,
      householdId,
      relationship: isHead && flaws.hasNoHead ? 99 : person.relationship,
      prior: isAdult && !flaws.livingSituationIsMissing ? prior : null,
      hasDisability: person.hasDisability,
      engagedOn: null,
      moveIn: isHead ? (flaws.movesInBeforeEntry ? entry - 20 : known.moveIn) : null,
    }
    if (stay.project.type === 4 && isAdult && record.happens(0.72)) {
      const engaged = entry + Math.floor(record.exponential(14))
      if (engaged <= (exit ?? known.lastDay)) row.engagedOn = engaged
    }
    const audit = at(entry + record.whole(0, 4), known)
    const enrollmentRow = makeEnrollmentRow(row, audit)
    add('Enrollment', enrollmentRow)
    if (isHead && flaws.isDuplicate) add('Enrollment', enrollmentRow)
    const destination = isHead ? stay.destination : destinationOfOthers(stay.destination)
    const exitAudit = exit === null ? null : at(Math.max(exit, entry) + record.whole(0, 6), known)
    if (exit !== null) add('Exit', makeExitRow(id, personalId, exit, destination, exitAudit!))
    if (isHead && flaws.isDeletedTwin) {
      const deleted = at(audit.createdOn, known, `${dayText(audit.createdOn)} 16:05:00`)
      add('Enrollment', makeEnrollmentRow({ ...row, id: `${id}X`, householdId: `${householdId}X` }, deleted))
      if (exit !== null) add('Exit', makeExitRow(`${id}X`, personalId, exit, destination, deleted))
    }
    if (isAdult) {
      const told = makeEntryRows(row, record, audit)
      add('IncomeBenefits', told.income)
      add('HealthAndDV', told.health)
      if (told.disability) add('Disabilities', told.disability)
    }
    if (stay.project.type === 1) {
      for (const night of recordNights(record, entry, exit ?? known.lastDay + 1)) {
        nightRows++
        if (night >= city.from) add('Services', makeNightRow(nightRows, id, personalId, night, at(night, known)))
        occupancy.add(stay.project.index, night, night + 1, 1)
      }
    }
    return id
  }

  return {
    writeHousehold(index) {
      const { population, stays } = livePath(city, index)
      const known = stays.flatMap((stay) => whatIsKnown(city, stay) ?? [])
      if (known.length === 0) return
      const people = formHousehold(seed, index, population, stays[0]!.entry)
      const record = seededChance(seed, 'record', index)
      const flawChance = seededChance(seed, 'flaws', index)
      const ids = people.map((person) => {
        clients++
        const id = `P${String(clients).padStart(7, '0')}`
        add('Client', makeClientRow(id, clients, person, record, at(known[0]!.stay.entry, known[0]!)))
        return id
      })
      const referred: ReferredStay[] = []
      for (const one of known) {
        const { stay } = one
        households++
        const householdId = `H${String(households).padStart(8, '0')}`
        const flaws = imperfections.flawsOf(flawChance, {
          hasExit: one.exit !== null,
          hasMoveIn: one.moveIn !== null,
          isPlain: people.length === 1 && stay.project.type === 0 && !stay.project.story,
        })
        const prior = choosePriorSituation(record, stay.project)
        const [enrollmentId] = people.map((person, place) =>
          writeMember(one, person, ids[place]!, householdId, place, prior, flaws, record),
        )
        const until = one.exit ?? one.lastDay
        referred.push({
          project: stay.project,
          entry: stay.entry,
          until,
          enrollmentId: enrollmentId!,
          personalId: ids[0]!,
        })
        const from = isPermanentHousing(stay.project.type) ? one.moveIn : stay.entry
        if (from !== null && stay.project.type !== 1)
          occupancy.add(stay.project.index, from, one.exit ?? one.lastDay + 1, people.length)
      }
      writeReferrals(index, referred)
    },
    clients: () => clients,
    enrollments: () => enrollments,
  }
}
