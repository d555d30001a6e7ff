import { addDays, type Day, daysBetween } from '../src/ground/platform/day.ts'

/** Days counted from 1970-01-01: a million stays are added up as numbers and become text once, when a row is written. */
export type DayNumber = number

const EPOCH = '1970-01-01'
const EARLIEST = -32_000
const known: string[] = []

export function dayNumber(day: Day): DayNumber {
  return daysBetween(EPOCH, day)
}

export function dayText(day: DayNumber): Day {
  const place = day - EARLIEST
  let text = known[place]
  if (text === undefined) {
    text = addDays(EPOCH, day)
    known[place] = text
  }
  return text
}
