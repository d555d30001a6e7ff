/** A standard says what a kind of program must at least reach on a measure, and what it should reach. */
import { z } from 'zod'
import { programTerm } from '../../agreements/programs/program.ts'
import { isDay } from '../../ground/platform/day.ts'

const day = z.string().refine(isDay, 'not-a-day')

/** Which way is better: more exits to permanent housing, fewer returns. */
export const directionSchema = z.enum(['increase', 'decrease'])
export type Direction = z.infer<typeof directionSchema>

/** True when the target lies on the better side of the minimum, or on it (one threshold serves as both). */
export function isTargetNoWorse(one: { minimum: number; target: number; direction: Direction }): boolean {
  return one.direction === 'increase' ? one.target >= one.minimum : one.target <= one.minimum
}

/** Shares are 0 to 1 (0.4 is 40%); lengths are days. The unit is the measure's. */
const thresholds = {
  measure: z.string().min(1),
  minimum: z.number().nonnegative(),
  target: z.number().nonnegative(),
  direction: directionSchema,
  from: day,
}

const general = {
  programType: z.string().trim().min(1),
  /** null: any population */
  population: z.string().trim().min(1).nullable(),
  ...thresholds,
}

export const standardSchema = z
  .object({
    ...general,
    /** why, and who agreed; a list need not say */
    reason: z.string().trim().max(1000).optional(),
    agreedBy: z.string().trim().max(200).optional(),
  })
  .refine(isTargetNoWorse, 'target-on-the-worse-side')

/** A standard as people agree it: with its reason and who agreed, where things stood before, and the way to the target. */
export const agreedStandardSchema = z
  .object({
    ...general,
    reason: z.string().trim().min(1).max(1000),
    agreedBy: z.string().trim().min(1).max(200),
    baseline: z.object({ value: z.number().nonnegative(), on: day }).nullable(),
    /** the value that is expected on a day */
    expected: z.array(z.object({ on: day, value: z.number().nonnegative() })).max(24),
  })
  .refine(isTargetNoWorse, 'target-on-the-worse-side')

export type AgreedStandard = z.infer<typeof agreedStandardSchema>

/** Why a standard was not taken, where its shape says it; what nobody can put into words is a wrong form. */
export function faultOf(error: z.ZodError): 'no-direction' | 'target-on-the-worse-side' | 'wrong-form' {
  if (error.issues.some(({ path }) => path[0] === 'direction')) return 'no-direction'
  const isWorse = error.issues.every(({ message }) => message === 'target-on-the-worse-side')
  return isWorse ? 'target-on-the-worse-side' : 'wrong-form'
}

/** What one contract was promised instead, and why: a new program in its first year, a site that was rebuilt. */
export const standardOverrideSchema = z
  .object({
    contractNumber: z.string().trim().min(1),
    /** null: every program under the contract */
    program: z.string().trim().min(1).nullable(),
    ...thresholds,
    /** Last day; null: until another takes its place */
    to: day.nullable(),
    reason: z.string().trim().min(1),
  })
  .refine(isTargetNoWorse, 'target-on-the-worse-side')

/** What a contract agreed on a measure for itself. */
export const ownTermsSchema = z
  .object({ minimum: thresholds.minimum, target: thresholds.target, direction: directionSchema })
  .refine(isTargetNoWorse, 'target-on-the-worse-side')
export type OwnTerms = z.infer<typeof ownTermsSchema>

/** Own terms as the record keeps them: all three, or none. */
export function ownTermsOf(kept: {
  minimum: string | null
  target: string | null
  direction: Direction | null
}): OwnTerms | null {
  const { minimum, target, direction } = kept
  if (minimum === null || target === null || direction === null) return null
  return { minimum: Number(minimum), target: Number(target), direction }
}

export type Standard = z.infer<typeof standardSchema> & {
  /** from the baseline over the expected values, in the order of their days; absent: no way was agreed */
  way?: { on: string; value: number }[]
  /** where things stood before, where both sides wrote that down */
  baselineValue?: number | null
}
export type StandardOverride = z.infer<typeof standardOverrideSchema>

export type StandardQuestion = {
  programType: string
  population: string | null
  measure: string
  on: string
  contractNumber?: string
  program?: string
}

const isSame = (a: string, b: string): boolean => programTerm(a) === programTerm(b)
const latest = <One extends { from: string }>(ones: One[]): One | null =>
  ones.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))[0] ?? null

/**
 * The standard that holds for a program on a day, or null when none does. An override of the contract comes before the
 * standards (one for the program before one for all its programs), a standard for the population before one for any;
 * among equals the one that began last.
 */
export function standardFor(
  standards: (Standard | StandardOverride)[],
  { programType, population, measure, on, contractNumber, program }: StandardQuestion,
): Standard | StandardOverride | null {
  const holding = standards.filter((one) => one.measure === measure && one.from <= on)
  const overrides = holding
    .filter((one) => 'contractNumber' in one)
    .filter((one) => one.contractNumber === contractNumber && (one.to === null || one.to >= on))
  const general = holding
    .filter((one): one is Standard => !('contractNumber' in one))
    .filter((one) => isSame(one.programType, programType))
  return (
    latest(overrides.filter((one) => one.program !== null && program !== undefined && isSame(one.program, program))) ??
    latest(overrides.filter((one) => one.program === null)) ??
    latest(
      general.filter((one) => one.population !== null && population !== null && isSame(one.population, population)),
    ) ??
    latest(general.filter((one) => one.population === null))
  )
}
