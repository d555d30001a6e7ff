/** A funding source is money with its own rules: who gives it, for what, for whom, and between which days. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'

export const fundingKinds = ['federal', 'state', 'local', 'philanthropic', 'other'] as const
export type FundingKind = (typeof fundingKinds)[number]

const day = z.string().refine(isDay, 'not-a-day').nullable().default(null)
const text = (most: number) => z.string().trim().min(1).max(most).nullable().default(null)
/** The city's own words, each once. Empty: everything is eligible. */
const words = z
  .array(z.string().trim().min(1).max(200))
  .max(100)
  .default([])
  .transform((list) => [...new Set(list)])

export const fundingSourceSchema = z.object({
  name: z.string().trim().min(1).max(300),
  kind: z.enum(fundingKinds),
  /** Who gives it: a federal or state agency, a foundation. */
  agency: text(300),
  /** Assistance Listing number (formerly CFDA), as text: "14.267", but also "93.XXX". */
  assistanceListing: text(20),
  assistanceListingTitle: text(300),
  /** Federal Award Identification Number. */
  fain: text(100),
  /** How the city's own books call it. */
  fundCode: text(100),
  /** What the award is for, as the award says it. */
  description: text(5000),
  awardedOn: day,
  awardFrom: day,
  awardTo: day,
  budgetFrom: day,
  budgetTo: day,
  /** null: not known, never zero */
  ceilingCents: z.number().int().min(0).refine(Number.isSafeInteger).nullable().default(null),
  programTypes: words,
  populations: words,
  costKinds: words,
  isResearch: z.boolean().default(false),
})

export type FundingSource = z.infer<typeof fundingSourceSchema>
export type FundingSourceInput = z.input<typeof fundingSourceSchema>
export type KeptFundingSource = FundingSource & { id: string }

/** What a source pays of one contract, between which days. */
export const contractFundingSchema = z.object({
  contractNumber: z.string().trim().min(1),
  fundingSourceId: z.uuid(),
  amountCents: z.number().int().min(0).refine(Number.isSafeInteger),
  /** null: as long as the contract runs */
  from: day,
  to: day,
})

export type Days = { from: string | null; to: string | null }

/** Periods of a source whose last day comes before its first. */
export const hasEndBeforeStart = (source: FundingSource): boolean =>
  isBackwards({ from: source.awardFrom, to: source.awardTo }) ||
  isBackwards({ from: source.budgetFrom, to: source.budgetTo })

export const isBackwards = ({ from, to }: Days): boolean => from !== null && to !== null && to < from

/** True when some day of the one certainly lies outside the other; a side that is not known settles nothing. */
export function isOutside(days: Days, period: Days): boolean {
  const beginsBefore = days.from !== null && period.from !== null && days.from < period.from
  const endsAfter = days.to !== null && period.to !== null && days.to > period.to
  const isElsewhere =
    (days.from !== null && period.to !== null && days.from > period.to) ||
    (days.to !== null && period.from !== null && days.to < period.from)
  return beginsBefore || endsAfter || isElsewhere
}

/** What is still to be promised of a source; null when nobody wrote down how much it holds. Below zero: too much. */
export const balanceOf = (source: { ceilingCents: number | null }, committedCents: number): number | null =>
  source.ceilingCents === null ? null : source.ceilingCents - committedCents

/** Two digits, a dot, and three more of which letters may be some: 14.267, 93.XXX, 10.U01; "RD" stands for research. */
export const isListingShape = (text: string): boolean => /^\d\d\.([0-9A-Z]{3}|RD)$/i.test(text)

/** The columns of a source, as the table knows them. */
export const sourceColumns = (source: FundingSource) => ({
  name: source.name,
  kind: source.kind,
  agency: source.agency,
  assistance_listing: source.assistanceListing,
  assistance_listing_title: source.assistanceListingTitle,
  fain: source.fain,
  fund_code: source.fundCode,
  description: source.description,
  awarded_on: source.awardedOn,
  award_from: source.awardFrom,
  award_to: source.awardTo,
  budget_from: source.budgetFrom,
  budget_to: source.budgetTo,
  ceiling_cents: source.ceilingCents,
  program_types: source.programTypes,
  populations: source.populations,
  cost_kinds: source.costKinds,
  is_research: source.isResearch,
})
