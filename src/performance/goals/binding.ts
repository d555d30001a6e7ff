/** A measure binds a contract once the government proposed it, the provider could answer, and both sides agreed. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'

/** How much did we do, how well did we do it, is anyone better off. Source: results-based accountability. */
export const questions = ['how-much', 'how-well', 'better-off'] as const
export const timings = ['leading', 'lagging'] as const
export const stages = ['input', 'activity', 'output', 'outcome'] as const

/** More measures than this are seldom looked at in a monthly talk, so another one asks for a reason. */
export const measuresWithoutReason = 5

export const proposalSchema = z.object({
  contractNumber: z.string().trim().min(1).max(500),
  measure: z.string().trim().min(1).max(100),
  cardVersion: z.string().trim().min(1).max(100),
  question: z.enum(questions),
  timing: z.enum(timings),
  stage: z.enum(stages),
  from: z.string().refine(isDay, 'not-a-day'),
  reason: z.string().trim().max(1000).default(''),
})
export type Proposal = z.infer<typeof proposalSchema>

export type Side = 'provider' | 'government'
export type BindingState = 'proposed' | 'provider-agreed' | 'upcoming' | 'binding' | 'ended' | 'withdrawn'

export type Agreement = { side: Side; agreedAt: string; by: string; saidBy: string | null }
export type MeasureComment = { id: string; side: Side; text: string; by: string; writtenAt: string }

export type MeasureBinding = Omit<Proposal, 'contractNumber'> & {
  id: string
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
