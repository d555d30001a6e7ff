/** The status of a contract follows from its signature and its term, unless a person has set one and said why. */
import { type Day, daysBetween } from '../../ground/platform/day.ts'

/** What facts cannot tell: a person sets it, with the reason. */
export const setStatuses = ['suspended', 'terminated', 'closed-out', 'superseded'] as const
export type SetStatus = (typeof setStatuses)[number]

/** In the order in which a contract goes through them; the set ones after. */
export const contractStatuses = [
  'awaiting-signature',
  'upcoming',
  'active',
  'expiring',
  'expired',
  'term-unknown',
  ...setStatuses,
] as const
export type ContractStatus = (typeof contractStatuses)[number]

/** A contract that ends within so many days is expiring: about what a renewal or a new solicitation takes at the least. */
export const daysOfNotice = 90

export type StatusFacts = { status: string | null; from: Day | null; to: Day | null; signedOn: Day | null }

export type StatusOfContract = {
  status: ContractStatus
  /** a person set it; what the facts say is passed over */
  isSet: boolean
  /** the term has begun, and no signature is known where signatures are recorded: that is how providers go unpaid */
  isRunningUnsigned: boolean
  /** since the first day of the term; null when it does not run unsigned */
  daysUnsigned: number | null
  /** up to the last day, which is 0; null when it has passed or is not known */
  daysLeft: number | null
}

export const isSetStatus = (text: string | null): text is SetStatus => setStatuses.includes(text as SetStatus)

/**
 * The status of a contract on a day. `recordsSignatures` says whether a missing signature means unsigned: a list without
 * a column for signatures says nothing of them (see `recordsSignatures`).
 */
export function statusOf(
  contract: StatusFacts,
  today: Day,
  { recordsSignatures }: { recordsSignatures: boolean },
): StatusOfContract {
  const { status, from, to, signedOn } = contract
  const hasBegun = from !== null && from <= today
  const hasEnded = to !== null && to < today
  // A signature that lies ahead is a plan.
  const awaitsSignature = signedOn === null ? recordsSignatures : signedOn > today
  const isRunningUnsigned = awaitsSignature && hasBegun && !hasEnded && !hasStopped(status)
  const rest = {
    isRunningUnsigned,
    daysUnsigned: isRunningUnsigned ? daysBetween(from, today) : null,
    daysLeft: to === null || hasEnded ? null : daysBetween(today, to),
  }
  if (isSetStatus(status)) return { status, isSet: true, ...rest }
  return { status: derive(contract, today, awaitsSignature), isSet: false, ...rest }
}

/** Nothing runs under it any more; a suspended contract may go on, and its provider may still be owed. */
const hasStopped = (status: string | null): boolean => isSetStatus(status) && status !== 'suspended'

function derive({ from, to }: StatusFacts, today: Day, awaitsSignature: boolean): ContractStatus {
  if (to !== null && to < today) return 'expired'
  if (awaitsSignature) return 'awaiting-signature'
  if (from === null && to === null) return 'term-unknown'
  if (from !== null && from > today) return 'upcoming'
  return to !== null && daysBetween(today, to) <= daysOfNotice ? 'expiring' : 'active'
}

/** How many contracts of one list and department have a day of signature. */
export type SignatureCount = { submissionId: string; department: string | null; contracts: number; signed: number }

/** From this share on a list or a department counts as recording signatures: one day typed by hand does not. */
export const recordingShare = 0.1

/**
 * Whether a contract without a signature is unsigned, or nothing is known: its list, or its department, records
 * signatures when at least a tenth of its contracts have one.
 */
export function recordsSignatures(
  contract: { submissionId: string; department: string | null },
  counts: readonly SignatureCount[],
): boolean {
  const isRecorded = (matching: readonly SignatureCount[]) => {
    const signed = matching.reduce((sum, one) => sum + one.signed, 0)
    const contracts = matching.reduce((sum, one) => sum + one.contracts, 0)
    return signed > 0 && signed >= recordingShare * contracts
  }
  return (
    isRecorded(counts.filter((one) => one.submissionId === contract.submissionId)) ||
    (contract.department !== null && isRecorded(counts.filter((one) => one.department === contract.department)))
  )
}
