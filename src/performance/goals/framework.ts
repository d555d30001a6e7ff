/** The form of a framework as somebody proposes it. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'
import { type FrameworkLine, lineKey, overrideRights } from './framework-words.ts'
import { directionSchema, isTargetNoWorse } from './standard.ts'

export const frameworkLineSchema = z
  .object({
    measure: z.string().trim().min(1).max(100),
    cardVersion: z.string().trim().min(1).max(100),
    programType: z.string().trim().min(1).max(200),
    population: z.string().trim().min(1).max(200).nullable(),
    minimum: z.number().nonnegative(),
    target: z.number().nonnegative(),
    direction: directionSchema,
    mayOverride: z.enum(overrideRights),
  })
  .refine(isTargetNoWorse, 'target-on-the-worse-side')

const isOnce =
  <One>(key: (one: One) => string) =>
  (all: One[]) =>
    new Set(all.map(key)).size === all.length

export const frameworkSchema = z.object({
  name: z.string().trim().min(1).max(200),
  policyArea: z.string().trim().min(1).max(100),
  description: z.string().trim().max(4000).default(''),
  /** Providers may comment until this day, and nobody agrees before it is over; null: no day was set */
  commentsUntil: z.string().refine(isDay, 'not-a-day').nullable(),
  previousId: z.uuid().nullable(),
  funders: z
    .array(z.object({ name: z.string().trim().min(1).max(300), organizationId: z.uuid().nullable() }))
    .min(1)
    .max(50)
    .refine(
      isOnce<{ name: string }>((funder) => funder.name),
      'funder-given-twice',
    ),
  measures: z.array(frameworkLineSchema).min(1).max(500).refine(isOnce<FrameworkLine>(lineKey), 'line-given-twice'),
})
