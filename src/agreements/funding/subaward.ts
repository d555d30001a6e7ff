/** A subaward passes federal money on to a provider that carries out a part of the federal program itself. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'

/** 2 CFR 200.331: decided case by case, on the substance of the agreement and not on what it is called. */
export const determinations = ['subrecipient', 'contractor'] as const
export type Determination = (typeof determinations)[number]

export const determinationSchema = z.object({
  contractNumber: z.string().trim().min(1),
  determination: z.enum(determinations),
  reason: z.string().trim().min(1).max(5000),
  determinedOn: z.string().refine(isDay, 'not-a-day'),
})

const cents = z.number().int().refine(Number.isSafeInteger).nullable().default(null)
const text = (most: number) => z.string().trim().min(1).max(most).nullable().default(null)

/** What 2 CFR 200.332(b) wants stated and no other part of the register knows. */
export const subawardTermsSchema = z.object({
  contractNumber: z.string().trim().min(1),
  /** by this action; an amendment may take money back */
  obligatedByActionCents: cents,
  totalObligatedCents: cents,
  totalCommittedCents: cents,
  /** name, office, e-mail or telephone of the official who awards it */
  awardingOfficial: text(1000),
  requirements: text(10_000),
  closeoutTerms: text(10_000),
})

export type SubawardTerms = Omit<z.infer<typeof subawardTermsSchema>, 'contractNumber'>

export type Subaward = SubawardTerms & {
  determination: Determination
  reason: string
  determinedOn: string
  /** null: at the terminal, or by somebody whom the asker does not see */
  determinedBy: string | null
}

/** What a data sheet is made of: the register as it stands, and nothing that is typed twice. */
export type DataSheet = {
  contract: {
    number: string
    title: string
    from: string | null
    to: string | null
    scope: string | null
    /** share of direct cost: 0.15 is 15% */
    indirectRate: number | null
  }
  provider: { name: string; uei: string | null }
  passThroughEntity: string
  subaward: Subaward | null
  /** the federal sources that pay it, each with its share; empty: none */
  awards: SheetAward[]
}

export type SheetAward = {
  id: string
  name: string
  agency: string | null
  fain: string | null
  awardedOn: string | null
  description: string | null
  assistanceListing: string | null
  assistanceListingTitle: string | null
  amountCents: number
  /** of the line; else of the award */
  budgetFrom: string | null
  budgetTo: string | null
  isResearch: boolean
}
