import type { Month } from '../../ground/platform/day.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import type { Judgment } from '../results/judgment.ts'

/** A signal is what in the results of a program and month deserves a conversation, with the evidence for it. */
export type Signal = {
  /**
   * special-cause: the newest month is unlike the months before it, for the worse. improvement: the same, for the better.
   * below-minimum: the judged window lies under the minimum standard. data-missing: the month has no figure although it
   * should have one.
   */
  kind: 'special-cause' | 'improvement' | 'below-minimum' | 'data-missing'
  measure: string | null
  /** how its figures read, and what it means to people; absent where no one measure is concerned */
  valueFormat?: ValueFormat
  weight?: number
  month: Month
  /** the first month of the run that ends in this month */
  since: Month
  /** counts of the judged window, for the sentence */
  numerator: number | null
  denominator: number | null
  months: number | null
  minimum: number | null
  /** how many people (or nights a stay) separate the window from its minimum; null where there is none */
  short: number | null
  /** how often chance alone raises such a signal in one month of one chart; null where chance is not the question */
  chance: number | null
  rule: string | null
  /** how the window stands against what was agreed: a drop that still meets the target can wait */
  judgment: Judgment | null
}

/**
 * What to talk about first: a worsening, then missing data, then a standing shortfall, then what went well; within each
 * by what the measure means to people, and by how many people it concerns.
 */
export function rankOf(signal: Signal): number {
  const byKind = { 'special-cause': 3000, 'data-missing': 2000, 'below-minimum': 1000, improvement: 0 }
  const weight = (signal.weight ?? 0) * 100
  // Unit-nights are no people: a month of them is one unit.
  const people = signal.measure === 'utilization' ? (signal.short ?? 0) / 30 : (signal.short ?? 0)
  const calm = signal.kind === 'special-cause' && signal.judgment === 'meets-target' ? 2500 : 0
  return byKind[signal.kind] - calm + weight + Math.min(99, Math.max(0, people))
}

/** The most that a packet's first page and a review's head hold. */
export const mostSignals = 3
