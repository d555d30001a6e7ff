/** A correction says that a figure should be another, and why; accepted, it becomes a new version of the figure. */
import type { Month } from '../../ground/platform/day.ts'
import type { MeasureKey, Unit } from '../measure-packs/homelessness/figure.ts'
import { mostCounted } from './typed-counts.ts'

export type CorrectionState = 'proposed' | 'accepted' | 'declined' | 'withdrawn'

export type FigureCorrection = {
  id: string
  programId: string
  program: string
  providerId: string
  measure: MeasureKey
  unit: Unit
  month: Month
  /** the version that it corrects, with its counts */
  resultId: string
  was: { numerator: number | null; denominator: number | null }
  numerator: number
  denominator: number
  reason: string
  proposedById: string | null
  proposedBy: string
  proposedAt: string
  state: CorrectionState
  newResultId: string | null
  answeredBy: string | null
  answeredAt: string | null
  answer: string | null
}

/** Nights may well be more than stays; of a share the numerator counts some of the denominator. */
export const countsSome = (measure: MeasureKey): boolean => measure !== 'length-of-stay' && measure !== 'utilization'

export function areCounts(measure: MeasureKey, counts: { numerator: number; denominator: number }): boolean {
  const isCount = (n: number) => Number.isInteger(n) && n >= 0 && n <= mostCounted
  if (!isCount(counts.numerator) || !isCount(counts.denominator)) return false
  return !countsSome(measure) || counts.numerator <= counts.denominator
}
