/** A goal is what the public is promised in a policy area; measures of contracts carry it. */
import { z } from 'zod'

export const goalSchema = z.object({
  policyArea: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(1000).default(''),
  /** The first is the goal's figure on the portfolio; the others stand below it in the tree. */
  measures: z.array(z.string().trim().min(1).max(100)).min(1).max(10),
})

export type GoalText = z.infer<typeof goalSchema>
export type Goal = GoalText & { id: string; position: number; retiredOn: string | null; retiredReason: string | null }

/**
 * The three goals of the founding case: people move into permanent housing, few return to homelessness, and the time that
 * individuals and families are homeless is short. Source: Seattle's Human Services Department, 2015-2017.
 */
export const foundingGoals = [
  { key: 'permanent-housing', measure: 'exits-to-permanent-housing' },
  { key: 'lasting-housing', measure: 'returns-within-six-months' },
  { key: 'shorter-homelessness', measure: 'length-of-stay' },
] as const
