/** A program is one service that a provider runs under a contract for a certain group of people. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'

/** Stands in a file of its own, because pages compare spellings in the browser and need no schemas there. */
export { programTerm } from './program-term.ts'

export const programSchema = z.object({
  name: z.string().trim().min(1).max(300),
  /** The city's own word for the kind of service: "Rapid re-housing". Cities differ, so there is no fixed list. */
  programType: z.string().trim().min(1).max(200),
  /** Whom it serves, in the city's words; null is any population. */
  population: z.string().trim().min(1).max(200).nullable(),
})

export type Program = z.infer<typeof programSchema>

/** Blank, "any" and "all" mean every population. */
export function populationOrAny(text: string): string | null {
  return /^(|any|all|any population|all populations|everyone)$/i.test(text.trim()) ? null : text.trim()
}

const day = z.string().refine(isDay, 'not-a-day').nullable()

/** A line of the map as a person types it. A blank type or population leaves a known program as it is. */
export const newMapLine = z.object({
  contractNumber: z.string().trim().min(1).max(500),
  program: programSchema.shape.name,
  programType: z.string().trim().max(200),
  population: z.string().trim().max(200).nullable(),
  /** null: the program keeps its records outside the HMIS */
  hmisProjectId: z.string().trim().min(1).max(100).nullable(),
  from: day,
  to: day,
})

type Days = { from: string | null; to: string | null }

/** Whether two terms have a day in common; null leaves a side open. */
export const daysOverlap = (one: Days, other: Days): boolean =>
  (one.from ?? '') <= (other.to ?? '9999') && (other.from ?? '') <= (one.to ?? '9999')
