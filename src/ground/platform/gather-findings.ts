import type { Finding } from './finding.ts'

export type Noted = Omit<Finding, 'file' | 'row' | 'count' | 'column' | 'found' | 'expected'> & {
  row?: number | null
  column?: string | null
  found?: string | null
  expected?: string | null
  count?: number
  /** Keeps this one apart from others of its code, for findings that name two rows or one project. */
  apart?: string
}

export type FindingBook = { note(noted: Noted): void; list(): Finding[] }

/** So many findings of one code are told apart; the rest are counted together, so a million bad rows stay readable. */
const toldApart = 1_000

/**
 * Gathers what a reader notices in one file: the same thing in many rows becomes one finding with its first row,
 * its first example and its count.
 */
export function gatherFindings(file: string): FindingBook {
  const found = new Map<string, Finding>()
  const apartOf = new Map<string, number>()
  return {
    note({ grade, code, row = null, column = null, found: text = null, expected = null, count = 1, apart }) {
      let key = `${grade}\n${code}\n${column ?? ''}`
      if (apart !== undefined && (apartOf.get(code) ?? 0) < toldApart) {
        const own = `${key}\n${apart}`
        if (!found.has(own)) apartOf.set(code, (apartOf.get(code) ?? 0) + 1)
        key = own
      }
      const known = found.get(key)
      if (known) known.count += count
      else found.set(key, { grade, code, file, row, column, found: text, expected, count })
    },
    list: () => [...found.values()],
  }
}
