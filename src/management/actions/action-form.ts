import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'

// Apart from action.ts, whose rules also run in the browser: the forms are read on the server alone.

export const newAction = z.object({
  what: z.string().trim().min(1).max(500),
  ownerSide: z.enum(['provider', 'government']),
  ownerName: z.string().trim().min(1).max(200),
  dueOn: z.string().refine(isDay),
  measure: z.string().max(100).nullable().default(null),
  expectedEffect: z.string().trim().max(500).default(''),
})

export const closedAction = z.object({
  id: z.uuid(),
  state: z.enum(['done', 'dropped']),
  outcome: z.string().trim().max(500).default(''),
})
