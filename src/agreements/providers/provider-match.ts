import type { ProviderReason } from './provider-likeness.ts'

/** A match is what a person said of two organizations that may be one: the same, or different. */
export type ProviderMatch = {
  id: string
  oneId: string
  otherId: string
  answer: 'same' | 'different'
  score: number | null
  reasons: ProviderReason[]
  answeredAt: string
  undoneAt: string | null
}

/** Where the register says whose something is: what changes hands when two organizations become one. */
export const belongings = {
  contract: 'provider_id',
  program: 'provider_id',
  person: 'provider_id',
  provider_contact: 'provider_id',
  provider_site: 'provider_id',
  document: 'provider_id',
  funding_source: 'funder_id',
  framework_funder: 'organization_id',
  framework_comment: 'provider_id',
  dataset_submission: 'provider_id',
  reminder: 'provider_id',
  reminder_choice: 'provider_id',
} as const
export type Belonging = keyof typeof belongings
/** What names a row of such a table. */
const keys: Partial<Record<Belonging, string>> = {
  dataset_submission: 'submission_id',
  reminder: 'recipient_id',
  reminder_choice: 'recipient_id',
}
export const keyOf = (table: Belonging): string => keys[table] ?? 'id'

type Change = { was: string | null; now: string | null }

/** What merging moved and changed, so that splitting gives back exactly what was. */
export type Moved = {
  /** the database's own clock at the merge: what was made later was never the other's */
  at: string
  rows: Record<Belonging, string[]>
  /** organizations whose parent was the other */
  children: string[]
  /** spellings that were the other's, and those that the one was given */
  names: string[]
  namesAdded: string[]
  /** datasets that only the other was asked for: now the one is */
  datasetsAsked: string[]
  programsRenamed: { id: string; was: string; now: string }[]
  one: { uei: Change; ein: Change; parentId: Change }
}
