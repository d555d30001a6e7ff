import type { Month } from '../../ground/platform/day.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import type { Judgment } from '../results/judgment.ts'
import type { Evidence } from './evidence.ts'

/**
 * The kinds of signals, in the order in which a page lists them.
 *
 * early-warning: month by month, evidence has gathered that the rate is worse than its reference. special-cause: the
 * newest month is unlike the months before it, for the worse. improvement: the same, for the better. below-minimum: the
 * judged window lies under the minimum standard. out-of-reach: the year's target can hardly, or no longer, be met.
 * different-from-similar: twelve months lie outside what chance does among programs of the same kind. subgroup-gap: one
 * group of people fares worse than the others. data-missing: the month has no figure although it should have one.
 * data-late: a report is overdue.
 */
export const signalKinds = [
  'early-warning',
  'special-cause',
  'below-minimum',
  'out-of-reach',
  'different-from-similar',
  'subgroup-gap',
  'improvement',
  'data-missing',
  'data-late',
] as const
export type SignalKind = (typeof signalKinds)[number]

/** A signal is what in the results of a program and month deserves a conversation, with the evidence for it. */
export type Signal = {
  kind: SignalKind
  measure: string | null
  /** which part of the measure it is about; absent: all of it */
  part?: string
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
  /** how many people (or nights a stay) separate the window from what it is compared with; null where there is none */
  short: number | null
  /** how often chance alone raises such a signal in one month of one chart; null where chance is not the question */
  chance: number | null
  rule: string | null
  /** how the window stands against what was agreed: a drop that still meets the target can wait */
  judgment: Judgment | null
  /** how far it has gone, 1 to 3: a signal that was answered comes back when it goes further; absent: 1 */
  stage?: number
  /** what its rule rests on; absent where the counts say it all */
  evidence?: Evidence
}

const byKind: Record<SignalKind, number> = {
  'special-cause': 3000,
  'early-warning': 2500,
  'data-missing': 2000,
  'data-late': 1800,
  'out-of-reach': 1200,
  'different-from-similar': 1100,
  'below-minimum': 1000,
  'subgroup-gap': 600,
  improvement: 0,
}

/**
 * What to talk about first: a worsening, then missing data, then a standing shortfall, then what went well; within each
 * by what the measure means to people, and by how many people it concerns.
 */
export function rankOf(signal: Signal): number {
  const weight = (signal.weight ?? 0) * 100
  // Unit-nights are no people: a month of them is one unit.
  const people = signal.measure === 'utilization' ? (signal.short ?? 0) / 30 : (signal.short ?? 0)
  const worsens = signal.kind === 'special-cause' || signal.kind === 'early-warning'
  const calm = worsens && signal.judgment === 'meets-target' ? 2400 : 0
  return byKind[signal.kind] - calm + weight + Math.min(99, Math.max(0, people))
}

/** The signals of a program of which each is the first to talk about for its measure: the others say the same again. */
export function leadersOf<One extends Signal>(signals: readonly One[]): Set<One> {
  const groups = Map.groupBy(signals, (signal) => signal.measure ?? '')
  return new Set([...groups.values()].map((ones) => ones.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a))))
}

/** By which rules a signal was raised: kept with each, so that a later change of the rules can be told from a change of facts. */
export const ruleSet = 'signals-2026.1'

/** The most that a packet's first page and a review's head hold. */
export const mostSignals = 3
