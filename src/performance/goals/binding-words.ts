/** What is said of a measure that is proposed or binds: its kind, its sides and how it stands. */

import type { OwnTerms } from './standard.ts'

/** How much did we do, how well did we do it, is anyone better off. Source: results-based accountability. */
export const questions = ['how-much', 'how-well', 'better-off'] as const
export const timings = ['leading', 'lagging'] as const
export const stages = ['input', 'activity', 'output', 'outcome'] as const

export type Side = 'provider' | 'government'
export type BindingState = 'proposed' | 'provider-agreed' | 'upcoming' | 'binding' | 'ended' | 'withdrawn'

export type Agreement = { side: Side; agreedAt: string; by: string; saidBy: string | null }
export type MeasureComment = { id: string; side: Side; text: string; by: string; writtenAt: string }

export type MeasureBinding = {
  id: string
  measure: string
  cardVersion: string
  question: (typeof questions)[number]
  timing: (typeof timings)[number]
  stage: (typeof stages)[number]
  from: string
  reason: string
  /** its own minimum and target; null: those of the standards hold */
  terms: OwnTerms | null
  contractId: string
  state: BindingState
  proposedBy: string
  proposedAt: string
  agreements: Agreement[]
  comments: MeasureComment[]
  withdrawnReason: string | null
  endedOn: string | null
  endedReason: string | null
}

/** How a binding stands on a day. What ended holds until its last day. */
export function stateOfBinding(
  one: {
    agreements: readonly { side: Side }[]
    from: string
    endedOn: string | null
    withdrawnReason: string | null
  },
  today: string,
): BindingState {
  if (one.withdrawnReason !== null) return 'withdrawn'
  if (one.endedOn !== null && one.endedOn < today) return 'ended'
  const sides = new Set(one.agreements.map(({ side }) => side))
  if (sides.has('government') && sides.has('provider')) return one.from <= today ? 'binding' : 'upcoming'
  return sides.has('provider') ? 'provider-agreed' : 'proposed'
}

/** Proposed and not yet decided: it can be commented on, agreed to and withdrawn. */
export const isOpen = ({ state }: { state: BindingState }): boolean =>
  state === 'proposed' || state === 'provider-agreed'

/** Binds now or from a day to come. */
export const isAgreed = ({ state }: { state: BindingState }): boolean => state === 'binding' || state === 'upcoming'
