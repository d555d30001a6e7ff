/** A measure binds a contract once the government proposed it, the provider could answer, and both sides agreed. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'
import { questions, stages, timings } from './binding-words.ts'
import { ownTermsSchema } from './standard.ts'

/** More measures than this are seldom looked at in a monthly talk, so another one asks for a reason. */
export const measuresWithoutReason = 5

export const proposalSchema = z.object({
  contractNumber: z.string().trim().min(1).max(500),
  measure: z.string().trim().min(1).max(100),
  cardVersion: z.string().trim().min(1).max(100),
  question: z.enum(questions),
  timing: z.enum(timings),
  stage: z.enum(stages),
  from: z.string().refine(isDay, 'not-a-day'),
  reason: z.string().trim().max(1000).default(''),
  /** minimum and target of this contract alone; null: the standards of its program types hold */
  terms: ownTermsSchema.nullable().default(null),
})
export type Proposal = z.infer<typeof proposalSchema>

/** Why a proposal was not taken, where its shape says it. */
export function faultOfTerms(error: z.ZodError): 'no-direction' | 'target-on-the-worse-side' | 'wrong-form' {
  if (error.issues.some(({ path }) => path[0] === 'terms' && path[1] === 'direction')) return 'no-direction'
  const isWorse = error.issues.every(({ message }) => message === 'target-on-the-worse-side')
  return isWorse ? 'target-on-the-worse-side' : 'wrong-form'
}
