import type { ContractStatus, StatusOfContract } from '../../agreements/contracts/contract-status.ts'
import { addDays, type Day } from '../../ground/platform/day.ts'

/** A contract as a list shows it: whose, for how long, up to how much, where it stands, and the course of its first measure. */
export type ContractRow = {
  number: string
  title: string
  provider: string
  providerId: string
  department: string | null
  policy: string | null
  from: Day | null
  to: Day | null
  ceilingCents: number | null
  paidCents: number | null
  renewalsLeft: number | null
  status: ListedStatus
  programs: string[]
  types: string[]
  funding: string[]
  trend: RowTrend | null
}

/** Two of the states are made of one: a contract that waits for its signature may run already, and then it is urgent. */
export type ListedStatus = ContractStatus | 'running-unsigned'

export const listedStatuses: ListedStatus[] = [
  'running-unsigned',
  'awaiting-signature',
  'upcoming',
  'active',
  'expiring',
  'expired',
  'suspended',
  'terminated',
  'closed-out',
  'superseded',
  'term-unknown',
]

/** The course of the first measure that has results: `code` as `codeTrend` writes it. */
export type RowTrend = { measure: string; code: string }

/** What ended otherwise ends no more by its date. */
const closed: ListedStatus[] = ['terminated', 'closed-out', 'superseded']

export const isClosed = ({ status }: Pick<ContractRow, 'status'>): boolean => closed.includes(status)

/** A contract waits for its signature while its term has begun: this is how providers go unpaid. */
export const listedStatus = ({ status, isRunningUnsigned }: StatusOfContract): ListedStatus =>
  isRunningUnsigned && status === 'awaiting-signature' ? 'running-unsigned' : status

export const endKinds = ['past', 'soon', 'year', 'later', 'none', 'closed'] as const
/** When a contract ends: it has, within 90 days, within a year, later; no date is known; or it was closed before. */
export type EndKind = (typeof endKinds)[number]

/** The days up to which a contract ends soon, and within the year. */
export type EndDays = { today: Day; soon: Day; year: Day }

export const endDays = (today: Day): EndDays => ({ today, soon: addDays(today, 90), year: addDays(today, 365) })

export function endKindOf(row: Pick<ContractRow, 'to' | 'status'>, { today, soon, year }: EndDays): EndKind {
  if (isClosed(row)) return 'closed'
  if (row.to === null) return 'none'
  if (row.to < today) return 'past'
  if (row.to <= soon) return 'soon'
  return row.to <= year ? 'year' : 'later'
}
