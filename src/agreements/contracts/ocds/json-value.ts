/** What JSON can hold, and how to look into it without trusting its shape: files come from many publishers. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [name: string]: Json | undefined }

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** The objects of an array; one object alone, which some publishers write in place of an array, is an array of one. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject)
  return isObject(value) ? [value] : []
}

/** Text or a number as text, on one line and without characters that no database keeps; nothing in it is null. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return (
    cleanText(String(value))
      .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
      .trim() || null
  )
}

/** The same with its line breaks, for descriptions. */
export function linesOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? cleanText(value).trim() || null : null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unkept = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

const cleanText = (text: string): string => text.toWellFormed().replace(unkept, '')

export const textsOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== null)

/** A moment as RFC 3339 writes it, in milliseconds, or a day, which is its midnight; anything else is not a number. */
export function momentOf(value: Json | undefined): number {
  const text = textOf(value) ?? ''
  return /^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : Number.NaN
}

/** The same value written the same way, whatever the order of its names. */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const names = Object.keys(value).filter((name) => value[name] !== undefined)
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`)
    .join(',')}}`
}
