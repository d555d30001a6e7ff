/** What a contract manager may write down about a contract by hand; its signed terms change by amendment alone. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'

const day = z.string().refine(isDay, 'not-a-day').nullable()
const name = z.string().trim().min(1).max(500)
const cents = z.number().int().refine(Number.isSafeInteger, 'amount-too-large')

export const contractFactsSchema = z
  .object({
    title: name,
    department: name.nullable(),
    policyArea: name.nullable(),
    procurementMethod: name.nullable(),
    /** the number of the master agreement that this contract is a part of */
    masterNumber: name.nullable(),
    scope: z.string().trim().min(1).max(20_000).nullable(),
    matchCents: cents.nonnegative().nullable(),
    /** share of direct cost: 0.15 is 15% */
    indirectRate: z.number().min(0).max(1).nullable(),
    renewalsLeft: z.number().int().min(0).max(99).nullable(),
    neededOn: day,
    solicitedOn: day,
    awardedOn: day,
    signedOn: day,
    firstPaidOn: day,
  })
  .strict()

export type ContractFacts = z.infer<typeof contractFactsSchema>

/** The signed terms: what an amendment changes. `undefined` leaves a term as it is. */
export const amendedTermsSchema = z
  .object({
    from: z.string().refine(isDay, 'not-a-day').optional(),
    to: z.string().refine(isDay, 'not-a-day').optional(),
    ceilingCents: cents.nonnegative().optional(),
    scope: z.string().trim().min(1).max(20_000).optional(),
    /** what is agreed about measures, in words */
    measuresNote: z.string().trim().min(1).max(5000).optional(),
    stakes: z
      .array(
        z.object({
          fiscalYear: z.number().int().min(1900).max(2200),
          measure: name,
          amountCents: cents.nonnegative(),
        }),
      )
      .optional(),
    renewalsLeft: z.number().int().min(0).max(99).optional(),
  })
  .strict()

export type AmendedTerms = z.infer<typeof amendedTermsSchema>
