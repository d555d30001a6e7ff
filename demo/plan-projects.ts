import { addDays, firstDay } from '../src/ground/platform/day.ts'
import { PLACES, PROGRAM_ENDINGS } from './city-names.ts'
import type { Period, Provider } from './city-plan.ts'
import { type DayNumber, dayNumber } from './day-numbers.ts'
import { type Population, type ProjectType, profileOf, TYPE_PROFILES } from './program-types.ts'
import { type Chance, seededChance } from './seeded-chance.ts'
import { type Story, storySince } from './stories.ts'

/** An HMIS project: where stays are recorded. */
export interface Project {
  index: number
  id: string
  name: string
  provider: Provider
  type: ProjectType
  population: Population
  openedOn: DayNumber
  closedOn: DayNumber | null
  /** Nothing is recorded after this day (the provider reports late). */
  lastReportedOn: DayNumber | null
  /** Share of the arrivals of its type and population, in proportion to the others. */
  weight: number
  stayFactor: number
  permanentShare: number
  permanentShareAfter: number
  changesOn: DayNumber | null
  missingShare: number
  returnFactor: number
  fromHomelessness: number
  /** Share of beds used that its inventory is made to fit. */
  fill: number
  /** The contract place within its provider that first pays for it; null: no contract. */
  contractPlace: number | null
  story: Story | null
}

/** A few programs take in most people: weights of a type and population are log-normal with this sigma. */
const SIZE_SIGMA = 1
/** Harbor House and Juniper are large enough to be judged by the month. */
const STORY_SHARE: Record<string, number> = { slips: 0.31, improves: 0.36, 'loses-track': 0.1, 'reports-late': 0.25 }
const FOCUS: readonly Population[] = ['single adults', 'families', 'youth']

interface Kind {
  type: ProjectType
  population: Population
}

function kindsOfTheCity(chance: Chance): Kind[] {
  const kinds: Kind[] = []
  for (const profile of TYPE_PROFILES)
    for (const population of FOCUS)
      for (let n = 0; n < profile.projects[population]; n++) kinds.push({ type: profile.type, population })
  return chance.shuffled(kinds)
}

/** Each provider leans to one population, as real ones do. */
function takeKind(kinds: Kind[], focus: Population, chance: Chance): Kind {
  const wanted = chance.happens(0.75) ? kinds.findIndex((kind) => kind.population === focus) : 0
  const [kind] = kinds.splice(Math.max(wanted, 0), 1)
  return kind ?? { type: 13, population: focus }
}

function projectName(type: ProjectType, taken: Set<string>, chance: Chance): string {
  for (;;) {
    const name = `${chance.pick(PLACES)} ${chance.pick(PROGRAM_ENDINGS[type]!)}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

/** Projects of one contract: most pay for one, some for two or three. */
function projectsInContract(place: number, provider: Provider, chance: Chance): number {
  if (provider.story) return 1
  if (provider.index === 0 && place === 18) return 0
  return [1, 2, 3][chance.weighted([82, 15.5, 2.5])]!
}

export function planProjects(seed: number, providers: readonly Provider[], period: Period): Project[] {
  const order = seededChance(seed, 'kinds')
  const kinds = kindsOfTheCity(order)
  const taken = new Set<string>()
  const projects: Project[] = []
  const from = dayNumber(period.from)

  const add = (provider: Provider, chance: Chance, kind: Kind, contractPlace: number | null, fixedName?: string) => {
    const profile = profileOf(kind.type)
    const story = fixedName && provider.story ? provider.story : null
    const since = story ? storySince(story, period.through) : null
    const isNew = story?.key === 'too-few-to-judge'
    const usual = Math.min(0.93, Math.max(0.05, profile.permanentShare + 0.06 * chance.normal()))
    // Where people are lost from sight, good outcomes are lost too.
    const share = story?.key === 'loses-track' ? 0.7 * usual : usual
    const opened = chance.happens(0.07) ? from + chance.whole(30, 900) : from - profile.lookBack - chance.whole(0, 4000)
    const closes = kind.type !== 3 && !story && chance.happens(0.05)
    const fill = chance.happens(0.1) ? 0.55 + 0.2 * chance.next() : 0.82 + 0.15 * chance.next()
    projects.push({
      index: projects.length,
      id: `PRJ${String(projects.length + 1).padStart(4, '0')}`,
      name: fixedName ?? projectName(kind.type, taken, chance),
      provider,
      ...kind,
      openedOn: story ? (isNew ? dayNumber(firstDay(since!)) : from - 6000) : opened,
      closedOn: closes ? from + chance.whole(1000, 1400) : null,
      lastReportedOn: story?.key === 'reports-late' ? dayNumber(addDays(firstDay(since!), -1)) : null,
      weight: isNew ? 0 : Math.min(chance.skewed(1, SIZE_SIGMA), 12),
      stayFactor: isNew ? 0.3 : story ? 1 : chance.skewed(1, 0.22),
      permanentShare: story?.before ?? share,
      permanentShareAfter: story?.after ?? story?.before ?? share,
      changesOn: story?.after !== undefined ? dayNumber(firstDay(since!)) : null,
      missingShare: story?.key === 'loses-track' ? 0.36 : 0.05 + 0.1 * chance.next(),
      returnFactor: Math.min(1.8, chance.skewed(0.95, 0.3)),
      fromHomelessness: Math.min(0.995, profile.fromHomelessness + 0.03 * chance.normal()),
      fill,
      contractPlace,
      story,
    })
  }

  for (const provider of providers) {
    const chance = seededChance(seed, 'provider', provider.index)
    const focus = FOCUS[chance.weighted([52, 29, 19])]!
    for (let place = 0; place < provider.contracts; place++) {
      const told = provider.story?.programs[place]
      if (told) {
        taken.add(told.name)
        add(provider, chance, { type: told.type, population: told.population }, place, told.name)
        continue
      }
      const count = projectsInContract(place, provider, chance)
      for (let n = 0; n < count; n++) add(provider, chance, takeKind(kinds, focus, chance), place)
    }
  }
  add(providers[7]!, order, { type: 0, population: 'single adults' }, null)
  openSomethingEverywhere(projects, from)
  shareArrivals(projects)
  return projects
}

/** Every type and population that people arrive in has one project that is always open. */
function openSomethingEverywhere(projects: Project[], from: DayNumber): void {
  const seen = new Set<string>()
  for (const project of projects) {
    const key = `${project.type} ${project.population}`
    if (seen.has(key) || project.weight === 0) continue
    seen.add(key)
    project.openedOn = Math.min(project.openedOn, from - 6000)
    project.closedOn = null
  }
}

function shareArrivals(projects: Project[]): void {
  for (const project of projects) {
    const share = project.story ? STORY_SHARE[project.story.key] : undefined
    if (share === undefined) continue
    const others = projects.filter(
      (one) => one.type === project.type && one.population === project.population && one !== project,
    )
    const rest = others.reduce((sum, one) => sum + one.weight, 0)
    project.weight = (share / (1 - share)) * rest
  }
}

/** The share of exits from a project that lead to permanent housing, on a day. */
export function permanentShareOn(project: Project, day: DayNumber): number {
  return project.changesOn !== null && day >= project.changesOn ? project.permanentShareAfter : project.permanentShare
}
