import type { DayNumber } from './day-numbers.ts'

/**
 * How many people and households each project has on each day, so that inventory can be made to fit what happened.
 * Only differences from day to day are kept: two numbers a project and day, however many stays there are.
 */
export interface Occupancy {
  add(project: number, from: DayNumber, until: DayNumber, people: number): void
  /** People and households a day, over days from..to, both included. */
  days(project: number, from: DayNumber, to: DayNumber): { people: number[]; households: number[] }
}

export function countOccupancy(projects: number, first: DayNumber, last: DayNumber): Occupancy {
  const width = last - first + 2
  const people = new Int32Array(projects * width)
  const households = new Int32Array(projects * width)
  const place = (project: number, day: DayNumber) => project * width + Math.min(Math.max(day - first, 0), width - 1)
  return {
    add(project, from, until, count) {
      if (until <= from) return
      const start = place(project, from)
      const stop = place(project, until)
      people[start] = people[start]! + count
      people[stop] = people[stop]! - count
      households[start] = households[start]! + 1
      households[stop] = households[stop]! - 1
    },
    days(project, from, to) {
      const found = { people: [] as number[], households: [] as number[] }
      let presentPeople = 0
      let presentHouseholds = 0
      for (let day = first; day <= to; day++) {
        presentPeople += people[place(project, day)]!
        presentHouseholds += households[place(project, day)]!
        if (day < from) continue
        found.people.push(presentPeople)
        found.households.push(presentHouseholds)
      }
      return found
    },
  }
}
