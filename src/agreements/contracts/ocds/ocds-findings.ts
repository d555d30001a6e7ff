import type { Finding } from '../../../ground/platform/finding.ts'
import { gatherFindings, type Noted } from '../../../ground/platform/gather-findings.ts'

/** So many places of one code are named; the rest are counted together, so that a large package stays readable. */
const placesNamed = 100

export type OcdsNote = (noted: Omit<Noted, 'row' | 'column' | 'apart'> & { path?: string; row?: number | null }) => void

/**
 * Findings in JSON, where a path stands in place of row and column: `/releases/3/date` in a package, and in a contracting
 * process its ocid with the ids of what is meant: `ocds-213czf-1/contracts/C-1/value/currency`.
 */
export function gatherOcdsFindings(file: string): { note: OcdsNote; list(): Finding[] } {
  const book = gatherFindings(file)
  const places = new Map<string, number>()
  return {
    note({ path, ...noted }) {
      const { code } = noted
      const named = places.get(code) ?? 0
      places.set(code, named + 1)
      book.note({ ...noted, column: path === undefined || named >= placesNamed ? null : path })
    },
    list: book.list,
  }
}
