import type { Day, Month } from '../../ground/platform/day.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'

/** A result is what a measure came to for a program in a month: numerator and denominator, and whether they may be read. */
export type Result = {
  id: string
  /** null: the whole jurisdiction, each HMIS project counted once */
  programId: string | null
  /** the key of a measure */
  measure: string
  /** what the denominator counts, as the measure's card declares it */
  unit: string
  month: Month
  version: number
  numerator: number | null
  denominator: number | null
  state: FigureState
  matureOn: Day | null
  definitionVersion: string
  details: Record<string, string | number | null>
  note: string | null
  submissionId: string
  recordedAt: string
}

/** The value, or null where there is none: no denominator, or a state that has no value. */
export function valueOfCounts(counts: { numerator: number | null; denominator: number | null }): number | null {
  return counts.numerator === null || !counts.denominator ? null : counts.numerator / counts.denominator
}

/** Where a count was made by hand and not from records, its card says so by this version. */
export const countedByHand = 'counted-by-hand-2026.1'

/** The group under which the whole jurisdiction's figures are measured. */
export const totalGroup = 'total'

/**
 * Permanent housing keeps people housed month after month; added to those who leave other programs, each would count in
 * every month. So the jurisdiction's exits are counted over the other programs alone.
 */
export const leavingGroup = 'total of programs that people leave'
