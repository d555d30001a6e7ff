import type { DayNumber } from './day-numbers.ts'
import { type Project, permanentShareOn } from './plan-projects.ts'
import { isPermanentHousing } from './program-types.ts'
import type { Chance } from './seeded-chance.ts'

/** Where a household went, as HMIS code, with the subsidy code that goes with 435. */
export interface Destination {
  code: number
  subsidy: number | null
}

const DECEASED = 24
const PERMANENT = [410, 421, 435, 422, 423, 411, 426]
const TEMPORARY = [302, 312, 313, 314, 327, 329, 332]
/** Institutions that count as exits; the others (206, 215, 225) leave the measure and are drawn before. */
const INSTITUTIONAL = [204, 205, 207]
const HOMELESS = [116, 101, 118]
const MISSING = [30, 99, 8, 9]
const SUBSIDIES = [428, 419, 431, 433, 434, 420, 439, 440]
const RAPID_REHOUSING = 431
const SUPPORTIVE_HOUSING = 439

export function isPermanent(code: number): boolean {
  return code >= 400 && code < 500
}

/** Nobody comes back from these in the demo's months. */
export function isFinal(code: number): boolean {
  return code === DECEASED || code === 215 || code === 225
}

const rented = (chance: Chance): Destination => {
  const code = PERMANENT[chance.weighted([42, 3, 26, 16, 9, 3, 1])]!
  return { code, subsidy: code === 435 ? SUBSIDIES[chance.weighted([2, 4, 4, 30, 18, 22, 2, 18])]! : null }
}

/** Who is left when the head dies or goes into an institution finds a place with family. */
export function destinationOfOthers(head: Destination): Destination {
  const goesAlone = head.code === DECEASED || (head.code >= 200 && head.code < 300)
  return goesAlone ? { code: 422, subsidy: null } : head
}

/** The way on into another program of the city is a permanent destination with its subsidy. */
export function destinationToward(type: 3 | 13): Destination {
  return { code: 435, subsidy: type === 13 ? RAPID_REHOUSING : SUPPORTIVE_HOUSING }
}

/**
 * Where an exit leads. Deaths and long-term care come first because measures leave them out; the project's share of
 * permanent exits is a share of the rest. A household that never moved in rarely leaves housing search for a home.
 */
export function chooseDestination(chance: Chance, project: Project, day: DayNumber, wasHoused: boolean): Destination {
  const isPsh = isPermanentHousing(project.type) && project.type !== 13
  if (chance.happens(isPsh ? 0.09 : 0.006)) return { code: DECEASED, subsidy: null }
  if (chance.happens(isPsh ? 0.05 : 0.02)) return { code: [206, 215, 225][chance.weighted([6, 2, 3])]!, subsidy: null }
  const share = permanentShareOn(project, day)
  const isStillSearching = isPermanentHousing(project.type) && !wasHoused && !project.story
  const fits = isStillSearching ? 0.25 * share : share
  if (chance.happens(fits)) return rented(chance)
  // Missing destinations are a share of all exits, so they fill their part of what is left.
  const missing = Math.min(0.95, project.missingShare / Math.max(0.05, 1 - fits))
  if (chance.happens(missing)) return { code: MISSING[chance.weighted([70, 22, 6, 2])]!, subsidy: null }
  const other = chance.weighted(project.type === 4 ? [10, 4, 12] : [14, 4, 12])
  const code =
    other === 0
      ? TEMPORARY[chance.weighted([20, 24, 20, 12, 2, 6, 1])]!
      : other === 1
        ? INSTITUTIONAL[chance.weighted([10, 25, 65])]!
        : HOMELESS[chance.weighted([52, 45, 3])]!
  return { code, subsidy: null }
}
