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

const funnelSchema = z.object({
  rule: z.literal('funnel'),
  /** what all similar programs came to together */
  target: share,
  /** how many they are, itself included */
  programs: count,
  lower95: share,
  upper95: share,
  lower998: share,
  upper998: share,
  p: share,
  limits: z.enum(['exact', 'wilson', 'overdispersed']),
})

const gapSchema = z.object({
  rule: z.literal('gap'),
  kind: z.enum(['race', 'age', 'sex', 'household', 'veteran']),
  group: z.string().max(100),
  others: z.object({ numerator: count, denominator: count }),
  /** of the difference, this group less the others, in parts of one */
  lower: z.number(),
  upper: z.number(),
  level: share,
  to: month,
})

const dueSchema = z.object({
  rule: z.literal('due'),
  dueOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** on the day on which it was raised */
  daysLate: count,
})

export const evidenceSchema = z.discriminatedUnion('rule', [
  earlyWarningSchema,
  reachSchema,
  funnelSchema,
  gapSchema,
  dueSchema,
])

export type Evidence = z.infer<typeof evidenceSchema>
export type EarlyWarningEvidence = z.infer<typeof earlyWarningSchema>
export type ReachEvidence = z.infer<typeof reachSchema>
