/** A report is what a provider owes for a program and a month: its counts, when they are due, and what became of them. */
import { addDays, addMonths, type Day, lastDay, type Month } from '../../ground/platform/day.ts'

/**
 * draft: begun, and nobody but the provider has it. sent: with the government. returned: with reasons, to be sent again.
 * accepted: its counts are figures now. certified: a person of the provider has said that they are complete and right.
 */
export const reportStates = ['draft', 'sent', 'returned', 'accepted', 'certified'] as const
export type ReportState = (typeof reportStates)[number]

/** What was typed, as text, by measure: half a count is kept too. */
export type ReportDraft = { typed: Record<string, { numerator: string; denominator: string }>; note: string }

export type ReportStepKind = 'sent' | 'taken-back' | 'returned' | 'accepted' | 'certified'

export type ReportStep = {
  id: string
  kind: ReportStepKind
  sending: number
  /** the comment sent along, the reasons of a return, the sentence certified */
  words: string
  by: string
  at: string
}

export const emptyDraft: ReportDraft = { typed: {}, note: '' }

/** Whether the provider may still type. */
export const isOpenForTyping = (state: ReportState | null): boolean =>
  state === null || state === 'draft' || state === 'returned'

/** Month by month, or the three months of a quarter together. */
export type Rhythm = 'month' | 'quarter'

/** The day by which the counts of a month are due: so many days after the month ends, or after its quarter ends. */
export function dueOnOf(month: Month, { rhythm, dueDays }: { rhythm: Rhythm; dueDays: number }): Day {
  const inQuarter = (Number(month.slice(5, 7)) - 1) % 3
  const last = rhythm === 'month' ? month : addMonths(month, 2 - inQuarter)
  return addDays(lastDay(last), dueDays)
}

/** At most as long as a comment, a reason or a question may be. */
export const longestWords = 1000
