import type { CityPlan } from './city-plan.ts'
import { type DayNumber, dayNumber, dayText } from './day-numbers.ts'
import { chooseDestination, type Destination, destinationToward, isFinal, isPermanent } from './destinations.ts'
import type { Project } from './plan-projects.ts'
import { isPermanentHousing, type Population, type ProjectType, profileOf, TYPE_PROFILES } from './program-types.ts'
import { type Chance, seededChance } from './seeded-chance.ts'

/** One household in one project. All days lie wherever they fall; the export cuts them to what is known by its date. */
export interface Stay {
  project: Project
  entry: DayNumber
  /** First day housed; null when the household never moved in or the type records none. */
  moveIn: DayNumber | null
  exit: DayNumber
  destination: Destination
}

/** Everyone in the city by where they may go: projects of a type and population with their weights, added up. */
interface Door {
  projects: Project[]
  weights: number[]
}

export interface City {
  plan: CityPlan
  from: DayNumber
  end: DayNumber
  doors: Map<string, Door>
  newcomers: Project | null
  /** How many first arrivals each population and type gets, in proportion, over all days that matter. */
  arrivals: number[]
}

const POPULATIONS: readonly Population[] = ['single adults', 'families', 'youth']
/** More people come in when nights are cold: arrivals by month, relative to the yearly mean. */
const SEASON = [1.25, 1.18, 1.06, 0.95, 0.9, 0.86, 0.84, 0.86, 0.93, 1, 1.1, 1.2]
const ARRIVALS = POPULATIONS.flatMap((population) =>
  TYPE_PROFILES.map((profile) => ({ population, profile, rate: profile.arrivals[population] })),
)
const MOST_STAYS = 12
/** The new program that is too small to judge gets this many households, however large the city is. */
const NEWCOMERS = 9
/** Share of permanent exits from shelter that lead into the city's own rapid re-housing and supportive housing. */
const INTO_REHOUSING = 0.16
const INTO_SUPPORTIVE = 0.05

export function openCity(plan: CityPlan): City {
  const doors = new Map<string, Door>()
  for (const project of plan.projects) {
    const key = `${project.type} ${project.population}`
    const door = doors.get(key) ?? { projects: [], weights: [] }
    door.projects.push(project)
    door.weights.push(project.weight)
    doors.set(key, door)
  }
  const newcomers = plan.projects.find((project) => project.story?.key === 'too-few-to-judge') ?? null
  const from = dayNumber(plan.period.from)
  const end = dayNumber(plan.period.exportDate)
  const arrivals = ARRIVALS.map(({ rate, profile }) => rate * (end - from + 1 + profile.lookBack))
  return { plan, from, end, doors, newcomers, arrivals }
}

const isOpen = (project: Project, day: DayNumber): boolean =>
  project.openedOn <= day && (project.closedOn === null || project.closedOn > day)

function chooseProject(city: City, chance: Chance, type: ProjectType, population: Population, day: DayNumber) {
  const door = city.doors.get(`${type} ${population}`)
  if (!door) return null
  for (let attempt = 0; attempt < 8; attempt++) {
    const project = door.projects[chance.weighted(door.weights)]!
    if (isOpen(project, day)) return project
  }
  return door.projects.find((project) => isOpen(project, day)) ?? null
}

/** Where and when a household is first seen: arrivals a day, over the days in which a stay could still matter. */
function firstArrival(city: City, chance: Chance): { type: ProjectType; population: Population; day: DayNumber } {
  const window = city.end - city.from + 1
  const { population, profile } = ARRIVALS[chance.weighted(city.arrivals)]!
  for (;;) {
    const day = city.from - profile.lookBack + Math.floor(chance.next() * (window + profile.lookBack))
    const month = Number(dayText(day).slice(5, 7)) - 1
    if (chance.happens(SEASON[month]! / 1.25)) return { type: profile.type, population, day }
  }
}

/** Nobody likes to move at Christmas: three in ten exits wait for January. */
function afterTheHolidays(chance: Chance, exit: DayNumber): DayNumber {
  return dayText(exit).slice(5, 7) === '12' && chance.happens(0.3) ? exit + chance.whole(8, 35) : exit
}

function makeStay(chance: Chance, project: Project, entry: DayNumber, housedOn: DayNumber | null): Stay {
  const profile = profileOf(project.type)
  const nights = Math.min(
    5000,
    Math.max(1, Math.round(chance.skewed(profile.stayMedian * project.stayFactor, profile.staySigma))),
  )
  let moveIn = housedOn
  let exit = entry + nights
  if (isPermanentHousing(project.type)) {
    const neverHoused = housedOn === null && chance.happens(project.type === 13 ? 0.12 : 0.05)
    const search = Math.round(chance.skewed(profile.moveInMedian, 0.7))
    if (housedOn === null && !neverHoused) moveIn = entry + search
    exit = neverHoused ? entry + search + chance.whole(5, 60) : moveIn! + nights
  } else if (project.type !== 12 && chance.happens(0.008)) exit = entry
  if (exit > entry) exit = afterTheHolidays(chance, exit)
  if (project.closedOn !== null && exit > project.closedOn) exit = project.closedOn
  if (moveIn !== null && moveIn > exit) moveIn = null
  return { project, entry, moveIn, exit, destination: chooseDestination(chance, project, exit, moveIn !== null) }
}

const AGAIN: readonly ProjectType[] = [0, 1, 4, 2, 8, 13]
const AGAIN_WEIGHTS: Record<Population, number[]> = {
  'single adults': [60, 20, 12, 3, 1, 4],
  families: [72, 0, 0, 14, 0, 14],
  youth: [56, 16, 13, 11, 0, 4],
}

/** Days until the household is seen again, or null when it is not. */
function daysUntilSeen(chance: Chance, stay: Stay): number | null {
  const profile = profileOf(stay.project.type)
  if (isFinal(stay.destination.code)) return null
  if (!isPermanent(stay.destination.code)) {
    if (!chance.happens(profile.seenAgain)) return null
    return chance.happens(0.15) ? 0 : 1 + Math.floor(chance.exponential(120))
  }
  const early = profile.returnsEarly * stay.project.returnFactor
  const draw = chance.next()
  // Returns come soon or not: within the half year they crowd into the first weeks.
  if (draw < early) return 1 + Math.floor(179 * chance.next() ** 1.6)
  return draw < early + profile.returnsLate ? chance.whole(181, 730) : null
}

/** A permanent exit from shelter may be a move into the city's own housing: the search began before the exit. */
function wayOn(city: City, chance: Chance, stay: Stay, population: Population): Stay | null {
  const type = stay.project.type
  if (isPermanentHousing(type) || type === 12 || !isPermanent(stay.destination.code)) return null
  const toward = chance.next()
  if (toward > INTO_REHOUSING + INTO_SUPPORTIVE) return null
  const next = toward < INTO_REHOUSING ? 13 : 3
  const entry = Math.max(stay.entry, stay.exit - Math.round(chance.skewed(25, 0.6)))
  const project = chooseProject(city, chance, next, population, entry)
  if (!project || (project.closedOn !== null && project.closedOn <= stay.exit)) return null
  stay.destination = destinationToward(next)
  return makeStay(chance, project, entry, stay.exit)
}

/** The path of one household through the city: where it was, from when to when, and where it went. */
export function livePath(city: City, index: number): { population: Population; stays: Stay[] } {
  const chance = seededChance(city.plan.seed, 'path', index)
  const stays: Stay[] = []
  const first = firstArrival(city, chance)
  let project: Project | null
  let { population, day } = first
  if (city.newcomers && index < NEWCOMERS) {
    population = city.newcomers.population
    day = city.newcomers.openedOn + chance.whole(0, Math.max(0, city.end - city.newcomers.openedOn - 10))
    project = city.newcomers
  } else project = chooseProject(city, chance, first.type, population, day)
  while (project && day <= city.end && stays.length < MOST_STAYS) {
    let stay = makeStay(chance, project, day, null)
    if (stay.project === city.newcomers) stay.exit = Math.max(stay.exit, stay.entry + 1)
    stays.push(stay)
    const next = stay.exit <= city.end ? wayOn(city, chance, stay, population) : null
    if (next) {
      stays.push(next)
      stay = next
    }
    const gap = daysUntilSeen(chance, stay)
    if (gap === null || stay.exit > city.end) break
    day = stay.exit + gap
    project = chooseProject(city, chance, AGAIN[chance.weighted(AGAIN_WEIGHTS[population])]!, population, day)
  }
  return { population, stays }
}

/** Nights that a night-by-night shelter recorded: runs of nights with gaps between them. */
export function recordNights(chance: Chance, entry: DayNumber, until: DayNumber): DayNumber[] {
  const nights: DayNumber[] = []
  let isThere = true
  for (let day = entry; day < until; day++) {
    if (isThere) nights.push(day)
    isThere = chance.happens(isThere ? 0.86 : 0.3)
  }
  return nights
}
