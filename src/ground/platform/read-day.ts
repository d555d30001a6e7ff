import { type Day, isDay, isMonth, type Month } from './day.ts'

export type ReadDay =
  | { day: Day }
  | { missing: true }
  | { refused: 'unreadable-day' | 'no-such-day' | 'spreadsheet-day-number' }
export type ReadMonth = { month: Month } | { missing: true } | { refused: 'unreadable-month' }

const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const spanish = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const wholeNames = new Set(
  (
    'january february march april may june july august september october november december sept ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'
  ).split(' '),
)

/** 1 to 12 for an English or Spanish month name, whole or its first three letters; else 0. */
function monthNumber(name: string): number {
  const lower = name.toLowerCase()
  const short = lower === 'setiembre' ? 'sep' : lower.slice(0, 3)
  if (lower.length !== 3 && !wholeNames.has(lower)) return 0
  return english.indexOf(short) + 1 || spanish.indexOf(short) + 1
}

/** Two digits follow the POSIX rule: 69 to 99 are of the last century. */
function fullYear(text: string): string {
  if (text.length === 4) return text
  return Number(text) >= 69 ? `19${text}` : `20${text}`
}

const two = (text: string | number): string => String(text).padStart(2, '0')

/**
 * A day as cities write it: 2017-07-18, 20170718, 7/18/2017, 7/18/17, Jul 18, 2017, 18-Jul-2017, with or without a time
 * of midnight. Day-first numbers are refused, since 3/4/2017 would be read as another day than was meant; so are 31
 * February and the day numbers of spreadsheets (42934), which are told apart so that the remedy can be given.
 */
export function readDay(text: string): ReadDay {
  const trimmed = text
    .trim()
    .replace(/[T ]\s*(00:00(:00(\.0+)?)?|12:00(:00)? ?AM)$/i, '')
    .trim()
  if (trimmed === '') return { missing: true }
  if (/^\d{5}(\.\d+)?$/.test(trimmed)) return { refused: 'spreadsheet-day-number' }
  const day = dayParts(trimmed)
  if (day === null) return { refused: 'unreadable-day' }
  return isDay(day) ? { day } : { refused: 'no-such-day' }
}

function dayParts(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text)
  const whole = iso ?? /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/.exec(text)
  if (whole) return `${whole[1]}-${two(whole[2]!)}-${two(whole[3]!)}`
  const us = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text)
  if (us) return `${fullYear(us[4]!)}-${two(us[1]!)}-${two(us[3]!)}`
  const named = /^([a-z]+)\.? (\d{1,2}),? (\d{4})$/i.exec(text)
  const dayFirst = /^(\d{1,2})[- ]([a-z]+)\.?[-, ]+(\d{4}|\d\d)$/i.exec(text)
  const [name, number, year] = named
    ? [named[1]!, named[2]!, named[3]!]
    : dayFirst
      ? [dayFirst[2]!, dayFirst[1]!, dayFirst[3]!]
      : []
  if (name === undefined || monthNumber(name) === 0) return null
  return `${fullYear(year!)}-${two(monthNumber(name))}-${two(number!)}`
}

/**
 * A month as people write it: 2026-07, 7/2026, July 2026, Jul-26, julio de 2026; also its first day, because
 * spreadsheets turn "July 2026" into one.
 */
export function readMonth(text: string): ReadMonth {
  const trimmed = text.trim()
  if (trimmed === '') return { missing: true }
  const isoLike = /^(\d{4})[-/](\d{1,2})$/.exec(trimmed)
  const us = /^(\d{1,2})[/-](\d{4})$/.exec(trimmed)
  const named = /^([a-z]+)\.?(?:,? (?:de )?|-)(\d{4}|\d\d)$/i.exec(trimmed)
  let month = ''
  if (isoLike) month = `${isoLike[1]}-${two(isoLike[2]!)}`
  else if (us) month = `${us[2]}-${two(us[1]!)}`
  else if (named) month = `${named[2]!.length === 2 ? `20${named[2]}` : named[2]}-${two(monthNumber(named[1]!))}`
  else {
    const day = readDay(trimmed)
    if ('day' in day && day.day.endsWith('-01')) month = day.day.slice(0, 7)
  }
  return isMonth(month) ? { month } : { refused: 'unreadable-month' }
}
