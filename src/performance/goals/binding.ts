/** A measure binds a contract once the government proposed it, the provider could answer, and both sides agreed. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'
import { questions, stages, timings } from './binding-words.ts'

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
})
export type Proposal = z.infer<typeof proposalSchema>
