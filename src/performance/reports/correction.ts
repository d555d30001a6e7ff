/** A correction says that a figure should be another, and why; accepted, it becomes a new version of the figure. */
import type { Month } from '../../ground/platform/day.ts'
import { type Measure, typedCount } from '../measures/measure.ts'
import { countsSome, mostCounted } from './typed-counts.ts'

export type CorrectionState = 'proposed' | 'accepted' | 'declined' | 'withdrawn'

export type FigureCorrection = {
  id: string
  programId: string
  program: string
  providerId: string
  measure: string
  unit: string
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

/** Whole numbers that can be counts of a measure, as they are kept: money in cents, and of a share a part of the whole. */
export function areCounts(
  measure: Pick<Measure, 'key' | 'valueFormat'>,
  counts: { numerator: number; denominator: number },
): boolean {
  const isCount = (n: number, most: number) => Number.isInteger(n) && n >= 0 && n <= most
  const typed = typedCount(measure, counts.numerator)!
  if (!isCount(typed, mostCounted) || !isCount(counts.denominator, mostCounted)) return false
  return !countsSome(measure) || counts.numerator <= counts.denominator
}
