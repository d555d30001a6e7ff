import type { Project } from './plan-projects.ts'
import type { Chance } from './seeded-chance.ts'

/** Where a household slept the night before it entered, as HMIS asks it. */
export interface PriorSituation {
  livingSituation: number
  subsidy: number | null
  lengthOfStay: number
  stayWasShort: 0 | 1 | null
  streetOrShelterBefore: 0 | 1 | null
  daysHomeless: number
  timesHomeless: number
  monthsHomeless: number
}

const HOMELESS = [116, 101, 118]
const INSTITUTIONAL = [204, 205, 206, 207, 215, 225]
const TEMPORARY = [302, 314, 312, 313, 329, 335, 336, 332]
const HOUSED = [410, 421, 435, 411]
const UNKNOWN = [8, 9, 99]

/**
 * Literally homeless by the rule of the HUD Glossary (FY2026): the street, shelters and safe havens; or, where the
 * question is asked, a short stay in an institution with the street or shelter before it.
 */
export function choosePriorSituation(chance: Chance, project: Project): PriorSituation {
  const asksThreshold = ![0, 1, 4, 8].includes(project.type)
  const isHomeless = chance.happens(project.fromHomelessness)
  const days = Math.min(2500, Math.round(chance.skewed(120, 1.2)))
  const base = {
    subsidy: null,
    stayWasShort: null,
    streetOrShelterBefore: null,
    lengthOfStay: [10, 11, 2, 3, 4, 5][chance.weighted([6, 9, 18, 22, 26, 19])]!,
    daysHomeless: days,
    timesHomeless: [1, 2, 3, 4][chance.weighted([52, 18, 9, 21])]!,
    monthsHomeless: 101 + Math.min(12, Math.floor(days / 30)),
  }
  if (isHomeless && !(asksThreshold && chance.happens(0.06))) {
    const weights = project.type === 4 ? [8, 90, 2] : project.type === 0 ? [40, 57, 3] : [58, 38, 4]
    return { ...base, livingSituation: HOMELESS[chance.weighted(weights)]! }
  }
  if (isHomeless) {
    const livingSituation = INSTITUTIONAL[chance.weighted([10, 26, 28, 30, 2, 4])]!
    return { ...base, livingSituation, lengthOfStay: 2, stayWasShort: 1, streetOrShelterBefore: 1 }
  }
  const list = [INSTITUTIONAL, TEMPORARY, HOUSED, UNKNOWN][
    chance.weighted(project.type === 12 ? [3, 22, 73, 2] : [24, 46, 16, 14])
  ]!
  const livingSituation = chance.pick(list)
  return {
    ...base,
    livingSituation,
    subsidy: livingSituation === 435 ? 440 : null,
    lengthOfStay: livingSituation < 100 ? 99 : 5,
    stayWasShort: asksThreshold ? 0 : null,
    streetOrShelterBefore: asksThreshold ? 0 : null,
  }
}
