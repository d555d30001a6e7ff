import { type Day, daysBetween } from '../../ground/platform/day.ts'

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

/** Days by which an open action is late, or a closed one was closed late; 0 when it is in time. */
export function daysLate(action: Pick<Action, 'dueOn' | 'state' | 'closedOn'>, today: Day): number {
  const end = action.state === 'open' ? today : (action.closedOn ?? today)
  return Math.max(0, daysBetween(action.dueOn, end))
}

export function isLate(action: Pick<Action, 'dueOn' | 'state' | 'closedOn'>, today: Day): boolean {
  return action.state === 'open' && daysLate(action, today) > 0
}
