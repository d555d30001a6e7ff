/** Evidence is what the rule of a signal rests on, kept with it so that it can be computed again years later. */
import { z } from 'zod'

const month = z.string().regex(/^\d{4}-\d{2}$/)
const count = z.number().int().nonnegative()
const share = z.number()

const earlyWarningSchema = z.object({
  rule: z.literal('cusum'),
  /** the share that was agreed or usual, told as the measure tells it */
  reference: share,
  /** agreed: both sides wrote it down as the baseline. own: its own earlier months. */
  basis: z.enum(['agreed', 'own']),
  /** the months and counts of its own baseline; null where the reference was agreed */
  base: z.object({ from: month, to: month, numerator: count, denominator: count }).nullable(),
  /** the evidence so far, and where it becomes a warning */
  s: z.number(),
  h: z.number(),
  oddsRatio: z.number(),
  /** share of the charts of a year that chance alone warns of, by which h was set, with the simulation's seed */
  falseAlarms: share,
  seed: count,
  /** the months are alike each other, so that chance warns more often than stated */
  isAutocorrelated: z.boolean(),
})

const reachSchema = z.object({
  rule: z.literal('forecast'),
  from: month,
  to: month,
  target: share,
  numerator: count,
  denominator: count,
  /** about how many are still to come, and how many of them would have to succeed (or may at most, where fewer is better) */
  ahead: count,
  need: count,
  required: share.nullable(),
  probability: share,
  range80: z.object({ lower: share, upper: share }),
})

export const evidenceSchema = z.discriminatedUnion('rule', [earlyWarningSchema, reachSchema])

export type Evidence = z.infer<typeof evidenceSchema>
export type EarlyWarningEvidence = z.infer<typeof earlyWarningSchema>
export type ReachEvidence = z.infer<typeof reachSchema>
