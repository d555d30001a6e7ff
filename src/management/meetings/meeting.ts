import { z } from 'zod'
import { type Day, isDay, type Month } from '../../ground/platform/day.ts'

/** A meeting is the monthly review of one contract: what was agreed, what the month shows, what is agreed now. */
export type Meeting = {
  id: string
  contractId: string
  month: Month
  heldOn: Day | null
  attendees: string
  notes: Note[]
}

/** note: for the minutes. decision: what was decided. statement: what the provider says to a figure, with who said it. */
export type Note = {
  id: string
  kind: 'note' | 'decision' | 'statement'
  measure: string | null
  text: string
  saidBy: string
  writtenBy: string
  writtenAt: string
}

export const newNote = z.object({
  kind: z.enum(['note', 'decision', 'statement']),
  measure: z.string().max(100).nullable().default(null),
  text: z.string().trim().min(1).max(4000),
  saidBy: z.string().trim().max(200).default(''),
})

export const meetingFacts = z.object({
  heldOn: z.string().refine(isDay).nullable(),
  attendees: z.string().trim().max(1000),
})
