/** A rule says when the reports of a contract or a program are due, in place of the days of the whole jurisdiction. */
import type { Rhythm } from './report.ts'

export type ReportRule = {
  id: string
  contractId: string | null
  programId: string | null
  /** number of the contract or name of the program */
  name: string
  rhythm: Rhythm
  dueDays: number
  /** totals are asked for, and nothing about a person: a provider of victim services, for instance */
  isTotalsOnly: boolean
  reason: string
  setBy: string
  setAt: string
}

/** Days that hold for the whole jurisdiction. */
export type ReportDays = {
  /** after the month until a report is due */
  dueDays: number
  /** that the provider has new figures for itself before anyone discusses them */
  providerDays: number
  /** within which the government wants to answer a report, a correction or a question */
  answerDays: number
}

export const usualDays: ReportDays = { dueDays: 15, providerDays: 5, answerDays: 10 }
export const mostDays = 180

/** The rule for a program: its own, else the strictest (earliest due) of the contracts that carry it, else the usual days. */
export function ruleFor(
  rules: ReportRule[],
  of: { programId: string; contractIds: string[] },
  days: ReportDays,
): Pick<ReportRule, 'rhythm' | 'dueDays' | 'isTotalsOnly'> {
  const own = rules.find((rule) => rule.programId === of.programId)
  if (own) return own
  const ofContracts = rules.filter((rule) => rule.contractId !== null && of.contractIds.includes(rule.contractId))
  // Each number is asked once, so the contract that wants it first sets the day for all.
  const [first] = ofContracts.toSorted((a, b) => weight(a) - weight(b))
  if (!first) return { rhythm: 'month', dueDays: days.dueDays, isTotalsOnly: false }
  return { ...first, isTotalsOnly: ofContracts.some((rule) => rule.isTotalsOnly) }
}

const weight = (rule: ReportRule): number => (rule.rhythm === 'quarter' ? 1000 : 0) + rule.dueDays
