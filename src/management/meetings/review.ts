import type { RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import type { Day, Month } from '../../ground/platform/day.ts'
import type { Measure } from '../../performance/measures/measure.ts'
import type { ProgramCourses } from '../../performance/signals/list-courses.ts'
import type { Signal } from '../../performance/signals/signal.ts'
import type { Action } from '../actions/action.ts'
import type { ContractMark } from './contract-mark.ts'
import type { Meeting } from './meeting.ts'

/**
 * A review is everything that a monthly meeting has before it: what was agreed, how each measure went, what deserves
 * attention, what was corrected, and what was said. The page shows it, and the packet freezes it.
 */
export type Review = {
  jurisdiction: { name: string; isDemo: boolean }
  contract: RegisteredContract
  month: Month
  /** what the page counts in, where a measure is told in it */
  unit: 'households' | 'persons'
  today: Day
  meeting: Meeting | null
  /** the last review before this one in which anybody wrote */
  lastMeeting: Meeting | null
  /** open actions of earlier months and those closed since the last review, the late ones first */
  agreed: Action[]
  /** actions agreed in this month's meeting */
  newActions: Action[]
  programs: ReviewedProgram[]
  /** the measures that carry the goals: the figure of each goal first, then what stands below it in the tree */
  goalMeasures: string[]
  /** measures of the city's own that its programs are held to */
  ownMeasures: Measure[]
  /** months in which the contract itself changed: amendments of money or measures, successions */
  contractMarks: ContractMark[]
  /** what was agreed for a measure, in the month of its meeting */
  actionMarks: { measure: string; month: Month; what: string }[]
  /** at most as many as a conversation holds; the rest is counted */
  signals: ProgramSignal[]
  moreSignals: number
  corrections: Correction[]
  /** when somebody of the provider last opened these figures; null: nobody has */
  seenByProviderAt: string | null
  /** when the newest figure of the month came in */
  recordedAt: string | null
}

export type ReviewedProgram = ProgramCourses & {
  /** other contracts that carry one of its projects: it counts whole in each, and once in totals */
  sharedWith: string[]
}

export type ProgramSignal = Signal & {
  programId: string
  program: string
  /** its address with the answers to it; absent where the month was not judged */
  signalId?: string
}

/** A figure that was known and has changed: the version before and the one that counts now. */
export type Correction = {
  program: string
  measure: string
  month: Month
  recordedAt: string
  before: { numerator: number | null; denominator: number | null; state: string }
  after: { numerator: number | null; denominator: number | null; state: string }
}

/** The measures that a review speaks of, in the order of their cards. */
export function measuresIn({ programs }: Pick<Review, 'programs'>): string[] {
  return [...new Set(programs.flatMap((program) => program.courses.map((course) => course.measure)))]
}

/** The figures came in after the provider last looked, or the provider never looked. */
export function isUnseen(review: Pick<Review, 'seenByProviderAt' | 'recordedAt'>): boolean {
  return review.recordedAt !== null && (review.seenByProviderAt === null || review.seenByProviderAt < review.recordedAt)
}
