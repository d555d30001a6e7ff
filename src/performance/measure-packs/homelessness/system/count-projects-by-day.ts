import { countingDays, type ProjectFigures } from './count-projects.ts'
import type { SmallSystem } from './fill-system-tables.ts'
import { type DayStay, dayOf, housing, listDays, order, shelters } from './list-days.ts'

/** For tests: the figures of projects once more, client by client, without SQL; beds and units left out. */
export function countProjectsByDay(
  small: SmallSystem,
  ids: string[],
  period: { from: string; to: string },
): ProjectFigures {
  const [start, end] = [dayOf(period.from), dayOf(period.to)]
  // every project of the scope counts, whatever its continuum of care
  const projects = Object.fromEntries(
    Object.entries(small.projects).map(([id, project]) => [id, { ...project, continuum: 1 }]),
  )
  const stays = listDays({ ...small, projects }, start, end, null).filter(({ raw }) => ids.includes(raw.project))
  const isActive = ({ type, exit, nights }: DayStay) => {
    if (exit !== null && exit >= start && exit <= end) return true
    if (type === 1) return [...nights].some((night) => night >= start && night <= end)
    return exit === null || exit >= start
  }
  const active = stays.filter(isActive)
  const people = [...new Set(active.map(({ person }) => person))]
  const latest = people.map(
    (person) =>
      active.filter((stay) => stay.person === person).sort((a, b) => b.entry - a.entry || order(a.id, b.id))[0]!,
  )
  const isOpen = (stay: DayStay) => stay.exit === null || stay.exit > end
  const isLeaver = (stay: DayStay) => !isOpen(stay) && !stays.some((one) => one.person === stay.person && isOpen(one))
  const [leavers, stayers] = [latest.filter(isLeaver), latest.filter((stay) => !isLeaver(stay))]
  const lengthOf = (stay: DayStay) =>
    stay.type === 1 ? stay.nights.size : Math.min(stay.exit ?? end + 1, end + 1) - stay.entry
  const isExcluded = ({ type, to }: DayStay) => (type === 4 ? [206, 329, 24] : [206, 215, 225, 24]).includes(to)
  const temporary = [101, 118, 204, 205, 215, 225, 302, 312, 313, 314, 327, 332]
  const isPositive = ({ type, to }: DayStay) => (to >= 400 && to <= 499) || (type === 4 && temporary.includes(to))
  const positive = leavers.filter(isPositive).length
  const excluded = leavers.filter(isExcluded).length
  const counted = leavers.length - excluded
  const isThere = (stay: DayStay, day: number) => {
    if (stay.type === 1) return stay.nights.has(day)
    if (stay.entry > day) return false
    if (housing.includes(stay.type) && (stay.moveIn === null || stay.moveIn > day)) return false
    if (housing.includes(stay.type) || shelters.includes(stay.type)) return stay.exit === null || stay.exit > day
    return stay.exit === null || stay.exit >= day
  }
  const persons = (list: DayStay[]) => new Set(list.map(({ person }) => person)).size
  const moved = latest.filter(
    ({ type, moveIn }) => housing.includes(type) && moveIn !== null && moveIn >= start && moveIn <= end,
  )
  const days = moved.reduce((sum, { moveIn, entry }) => sum + moveIn! - entry, 0)
  const engaged = active.filter(
    ({ type, raw }) => type !== 4 || (raw.engaged !== undefined && dayOf(raw.engaged) <= end),
  )
  return {
    served: people.length,
    engaged: ids.some((id) => small.projects[id]!.type === 4) ? persons(engaged) : null,
    households: persons(active.filter((stay) => stay.head === stay)),
    adults: latest.filter(({ age }) => age !== null && age >= 18).length,
    leavers: leavers.length,
    stayers: stayers.length,
    exits: {
      total: leavers.length,
      positive,
      excluded,
      share: counted === 0 ? null : Math.round((positive * 10000) / counted) / 100,
    },
    lengthOfStay: { leavers: middle(leavers.map(lengthOf)), stayers: middle(stayers.map(lengthOf)) },
    pointInTime: Object.fromEntries(
      countingDays(period).map((day) => {
        const there = stays.filter((stay) => isThere(stay, dayOf(day)))
        return [day, { persons: persons(there), households: persons(there.filter((stay) => stay.head === stay)) }]
      }),
    ),
    movedIn: {
      persons: moved.length,
      meanDays: moved.length === 0 ? null : Math.round((days * 100) / moved.length) / 100,
      leftWithout: leavers.filter(({ type, moveIn }) => housing.includes(type) && moveIn === null).length,
    },
  }
}

function middle(days: number[]) {
  if (days.length === 0) return { mean: null, median: null }
  const sorted = days.sort((a, b) => a - b)
  const half = sorted.length >> 1
  const sum = sorted.reduce((total, one) => total + one, 0)
  return {
    mean: Math.round((sum * 100) / sorted.length) / 100,
    median: sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2,
  }
}
