import type { Day, Month } from '../platform/day.ts'
import type { Language } from './words.ts'

const locale = { en: 'en-US', es: 'es-US' } as const

// Making a format costs a hundred times what using it costs, and a portfolio writes thousands of values.
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function numbers(place: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${place}${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.NumberFormat(place, options)
  formats.set(key, format)
  return format as Intl.NumberFormat
}

function days(place: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `day${place}${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(place, options)
  formats.set(key, format)
  return format as Intl.DateTimeFormat
}

/** '9 November 2026': unmistakable on both sides of every border. */
export function writeDay(day: Day, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  return days(language === 'en' ? 'en-GB' : 'es-US', { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

/** 'July 2026' */
export function writeMonth(month: Month, language: Language): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  return days(locale[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
}

/** 'Jul 2026', for axes and narrow places */
export function writeShortMonth(month: Month, language: Language): string {
  const key = `${language}${month}`
  const known = shortMonths.get(key)
  if (known) return known
  const date = new Date(`${month}-01T00:00:00Z`)
  const written = days(locale[language], { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date)
  shortMonths.set(key, written)
  return written
}

// A chart writes two dozen months, a page a dozen charts; there are few hundred months in all.
const shortMonths = new Map<string, string>()

/** '$1,234.50'; whole dollars without cents. */
export function writeMoney(cents: number, language: Language): string {
  const digits = cents % 100 === 0 ? 0 : 2
  return numbers(locale[language], {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100)
}

/** '$2.4 million', '$240K' */
export function writeRoundMoney(cents: number, language: Language): string {
  if (Math.abs(cents) >= 100_000_000) {
    // As a currency the long form comes out as '$2.4M'; as a number it is a word, and the sign goes before it.
    const options = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 } as const
    const text = numbers(locale[language], options).format(Math.abs(cents) / 100)
    return `${cents < 0 ? '-' : ''}$${text}`
  }
  return numbers(locale[language], {
    style: 'currency',
    currency: 'USD',
    notation: 'compact',
    compactDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(cents / 100)
}

export function writeCount(count: number, language: Language): string {
  return numbers(locale[language], {}).format(count)
}

/**
 * How a figure reads: a share of a whole, nights or days a case, a count a month, money a case (whole cents), or so many
 * for every hundred, thousand or hundred thousand.
 */
export const valueFormats = [
  'share',
  'nights',
  'days',
  'count',
  'money',
  'rate-per-100',
  'rate-per-1000',
  'rate-per-100000',
] as const
export type ValueFormat = (typeof valueFormats)[number]

/** Of how many a rate tells; 1 for every other format. */
export const perOf = (format: ValueFormat): number => (format.startsWith('rate-per-') ? Number(format.slice(9)) : 1)

/** A share as '38%', a number of nights as '84', money a case as '$14', a rate as '4.5'. */
export function writeValue(value: number, format: ValueFormat, language: Language): string {
  if (format === 'share') {
    return numbers(locale[language], { style: 'percent', maximumFractionDigits: 0 }).format(value)
  }
  if (format === 'money') return writeMoney(Math.round(value / 100) * 100, language)
  const shown = value * perOf(format)
  return numbers(locale[language], { maximumFractionDigits: shown < 10 ? 1 : 0 }).format(shown)
}

/** A minimum, a target or a tick, exactly as it was set: '12.5%', never rounded to '13%'. */
export function writeThreshold(value: number, format: ValueFormat, language: Language): string {
  if (format === 'money') return writeMoney(Math.round(value), language)
  const style = format === 'share' ? 'percent' : 'decimal'
  return numbers(locale[language], { style, maximumFractionDigits: 2 }).format(value * perOf(format))
}

/** '$1.3M', '$240K', where a column is narrow */
export function writeBriefMoney(cents: number, language: Language): string {
  return numbers(locale[language], {
    style: 'currency',
    currency: 'USD',
    notation: 'compact',
    compactDisplay: 'short',
    maximumFractionDigits: Math.abs(cents) >= 100_000_000 ? 1 : 0,
  }).format(cents / 100)
}
