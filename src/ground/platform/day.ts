/** Days are text, '2026-11-30': a day has no time zone, and text sorts and compares as days do. */
export type Day = string
/** A month is text, '2026-11'. */
export type Month = string

const utc = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const toDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** True for a real calendar day between 1900 and 2199; 31 February is none. */
export function isDay(text: string): text is Day {
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && toDay(utc(text)) === text
}

export function isMonth(text: string): text is Month {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text)
}

export function addDays(day: Day, days: number): Day {
  return toDay(utc(day) + days * 86_400_000)
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / 86_400_000)
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

export function addMonths(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

export function firstDay(month: Month): Day {
  return `${month}-01`
}

export function lastDay(month: Month): Day {
  return addDays(firstDay(addMonths(month, 1)), -1)
}

/** Whether a month is over on a day, so that its counts can be known. */
export function isOver(month: Month, today: Day): boolean {
  return lastDay(month) < today
}

/** All months from the first to the last, both included. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}
