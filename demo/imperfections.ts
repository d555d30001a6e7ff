import { type Chance, seededChance } from './seeded-chance.ts'

/** What is wrong with the made export, counted, so that a check of the data can be held against it. */
export interface ImperfectionCounts {
  deletedEnrollments: number
  householdsWithoutHead: number
  exitsBeforeEntry: number
  duplicateEnrollmentIds: number
  missingLivingSituations: number
  moveInsBeforeEntry: number
}

/** What goes wrong with the record of one household stay; most often nothing. */
export interface Flaws {
  isDeletedTwin: boolean
  hasNoHead: boolean
  exitsBeforeEntry: boolean
  isDuplicate: boolean
  livingSituationIsMissing: boolean
  movesInBeforeEntry: boolean
}

const RATES = { deleted: 0.001, noHead: 0.0008, missingSituation: 0.008, earlyMoveIn: 0.004 }
/** Rare ones are not left to chance: three exits before entry and one duplicate, at about these stays. */
const EXITS_BEFORE_ENTRY_AFTER = [120, 360, 640]
const DUPLICATE_AFTER = 250

export interface Imperfections {
  counts: ImperfectionCounts
  flawsOf(chance: Chance, stay: { hasExit: boolean; hasMoveIn: boolean; isPlain: boolean }): Flaws
}

export function makeImperfections(seed: number, isOn: boolean): Imperfections {
  const shift = seededChance(seed, 'imperfections').whole(0, 60)
  const counts: ImperfectionCounts = {
    deletedEnrollments: 0,
    householdsWithoutHead: 0,
    exitsBeforeEntry: 0,
    duplicateEnrollmentIds: 0,
    missingLivingSituations: 0,
    moveInsBeforeEntry: 0,
  }
  let stays = 0
  return {
    counts,
    flawsOf(chance, stay) {
      stays++
      const due = EXITS_BEFORE_ENTRY_AFTER[counts.exitsBeforeEntry]
      const flaws: Flaws = {
        isDeletedTwin: isOn && chance.happens(RATES.deleted),
        hasNoHead: isOn && chance.happens(RATES.noHead),
        exitsBeforeEntry: isOn && stay.hasExit && stay.isPlain && due !== undefined && stays > due + shift,
        isDuplicate: isOn && counts.duplicateEnrollmentIds === 0 && stays > DUPLICATE_AFTER + shift,
        livingSituationIsMissing: isOn && chance.happens(RATES.missingSituation),
        movesInBeforeEntry: isOn && stay.hasMoveIn && chance.happens(RATES.earlyMoveIn),
      }
      if (flaws.isDeletedTwin) counts.deletedEnrollments++
      if (flaws.hasNoHead) counts.householdsWithoutHead++
      if (flaws.exitsBeforeEntry) counts.exitsBeforeEntry++
      if (flaws.isDuplicate) counts.duplicateEnrollmentIds++
      if (flaws.livingSituationIsMissing) counts.missingLivingSituations++
      if (flaws.movesInBeforeEntry) counts.moveInsBeforeEntry++
      return flaws
    },
  }
}
