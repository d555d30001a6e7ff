import { addDays, type Day } from '../../ground/platform/day.ts'

/** Where a contract stands: what follows from its signature and term, unless a person set it with a reason. */
export const contractStatuses = [
  'awaiting-signature',
  'upcoming',
  'active',
  'expiring',
  'expired',
  'suspended',
  'terminated',
  'closed-out',
  'superseded',
  'unknown-term',
] as const
export type ContractStatus = (typeof contractStatuses)[number]

/** A contract that ends within so many days is expiring. */
export const expiringDays = 90

/**
 * The status of a contract on a day. A missing signature says something only where the city's list records signatures at
 * all; a term that nobody stated is unknown, and not active.
 */
export function statusOf(
  row: { signedOn: Day | null; from: Day | null; to: Day | null; status: string | null },
  today: Day,
  { recordsSignatures }: { recordsSignatures: boolean },
): ContractStatus {
  if (row.status !== null) return row.status as ContractStatus
  if (row.to !== null && row.to < today) return 'expired'
  if (recordsSignatures && (row.signedOn === null || row.signedOn > today)) return 'awaiting-signature'
  if (row.from !== null && row.from > today) return 'upcoming'
  if (row.to === null) return 'unknown-term'
  return row.to <= addDays(today, expiringDays) ? 'expiring' : 'active'
}
