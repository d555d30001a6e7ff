import type { DayNumber } from './day-numbers.ts'
import type { Population } from './program-types.ts'
import { type Chance, seededChance } from './seeded-chance.ts'

export interface Person {
  /** HMIS: 1 head, 2 child, 3 spouse or partner, 4 other relative. */
  relationship: 1 | 2 | 3 | 4
  bornOn: DayNumber
  sex: 0 | 1 | 99
  /** Place of the race flag that is set, and a second one or -1. */
  race: number
  secondRace: number
  isVeteran: boolean
  hasDisability: boolean
}

const RACE_WEIGHTS = [6, 4, 28, 14, 1.5, 3, 43]

function formPerson(chance: Chance, relationship: Person['relationship'], bornOn: DayNumber, race: number): Person {
  const isAdult = relationship !== 2
  return {
    relationship,
    bornOn,
    sex: chance.happens(0.01) ? 99 : chance.happens(0.45) ? 0 : 1,
    race,
    secondRace: chance.happens(0.09) ? chance.weighted(RACE_WEIGHTS) : -1,
    isVeteran: isAdult && chance.happens(0.06),
    hasDisability: chance.happens(isAdult ? 0.42 : 0.07),
  }
}

const years = (chance: Chance, from: number, to: number): number =>
  Math.round(365.25 * (from + (to - from) * chance.next()))

/** Who lives together, by population, on the day they are first seen. The head stands first. */
export function formHousehold(seed: number, index: number, population: Population, firstDay: DayNumber): Person[] {
  const chance = seededChance(seed, 'household', index)
  const race = chance.weighted(RACE_WEIGHTS)
  if (population === 'youth') {
    const age = chance.happens(0.05) ? years(chance, 16, 17.9) : years(chance, 18, 24)
    return [formPerson(chance, 1, firstDay - age, race)]
  }
  if (population === 'single adults') {
    const age = chance.happens(0.25) ? years(chance, 25, 34) : years(chance, 30, 72)
    const head = formPerson(chance, 1, firstDay - age, race)
    if (!chance.happens(0.04)) return [head]
    return [head, formPerson(chance, 3, firstDay - age + years(chance, -3, 3), race)]
  }
  const age = years(chance, 20, 47)
  const people = [formPerson(chance, 1, firstDay - age, race)]
  if (chance.happens(0.38)) people.push(formPerson(chance, 3, firstDay - age - years(chance, -2, 8), race))
  else if (chance.happens(0.06)) people.push(formPerson(chance, 4, firstDay - years(chance, 18, 70), race))
  const children = Math.min(5 - people.length, 1 + chance.weighted([44, 32, 16, 8]))
  for (let n = 0; n < children; n++) {
    const childAge = years(chance, 0, Math.min(17.5, age / 365.25 - 17))
    people.push(formPerson(chance, 2, firstDay - childAge, race))
  }
  return people
}
