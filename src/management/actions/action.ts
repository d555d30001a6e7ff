import { z } from 'zod'
import { type Day, daysBetween, isDay } from '../../ground/platform/day.ts'

/** An action says who does what by when, agreed in a meeting, and what followed. */
export type Action = {
  id: string
  contractId: string
  meetingMonth: string
  what: string
  ownerSide: 'provider' | 'government'
  ownerName: string
  dueOn: Day
  measure: string | null
  expectedEffect: string
  state: 'open' | 'done' | 'dropped'
  closedOn: Day | null
  outcome: string
  agreedAt: string
}

export const newAction = z.object({
  what: z.string().trim().min(1).max(500),
  ownerSide: z.enum(['provider', 'government']),
  ownerName: z.string().trim().min(1).max(200),
  dueOn: z.string().refine(isDay),
  measure: z.string().max(100).nullable().default(null),
  expectedEffect: z.string().trim().max(500).default(''),
})

export const closedAction = z.object({
  id: z.uuid(),
  state: z.enum(['done', 'dropped']),
  outcome: z.string().trim().max(500).default(''),
})

/** Days by which an open action is late, or a closed one was closed late; 0 when it is in time. */
export function daysLate(action: Pick<Action, 'dueOn' | 'state' | 'closedOn'>, today: Day): number {
  const end = action.state === 'open' ? today : (action.closedOn ?? today)
  return Math.max(0, daysBetween(action.dueOn, end))
}

export function isLate(action: Pick<Action, 'dueOn' | 'state' | 'closedOn'>, today: Day): boolean {
  return action.state === 'open' && daysLate(action, today) > 0
}
