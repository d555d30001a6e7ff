import { createHash } from 'node:crypto'
import { z } from 'zod'
import { valueFormats } from '../../ground/words/write-value.ts'
import { rights } from '../../performance/goals/contract-terms.ts'
import { evidenceSchema } from '../../performance/signals/evidence.ts'
import { signalKinds } from '../../performance/signals/signal.ts'

/**
 * A packet is the review of a contract and month as it was sent: frozen, with the id and version of every result that it
 * shows. The working edition is for the government and the provider; the releasable one may be given to anybody.
 */
export const editions = ['working', 'releasable'] as const
export type Edition = (typeof editions)[number]

const month = z.string().regex(/^\d{4}-\d{2}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/)
const count = z.number().int().nonnegative()
const measure = z.string().max(100)
const told = z.object({ en: z.string(), es: z.string() })
const state = z.enum(['value', 'missing', 'immature', 'not-computable', 'not-applicable', 'suppressed'])

const pointSchema = z.object({
  month,
  state,
  numerator: count.nullable(),
  denominator: count.nullable(),
  value: z.number().nullable(),
  flag: z.enum(['concern', 'improvement']).nullable(),
  rules: z.array(z.enum(['astronomical', 'trend', 'two-of-three', 'shift'])).optional(),
  resultId: z.string().nullable(),
  version: count.nullable(),
  recordedAt: moment.nullable(),
  matureOn: day.nullable(),
})

const signalSchema = z.object({
  kind: z.enum(signalKinds),
  measure: measure.nullable(),
  month,
  since: month,
  numerator: count.nullable(),
  denominator: count.nullable(),
  months: count.nullable(),
  minimum: z.number().nullable(),
  short: count.nullable(),
  chance: z.number().nullable(),
  rule: z.string().nullable(),
  judgment: z.enum(['meets-target', 'between', 'below-minimum', 'too-few']).nullable(),
  /** absent in packets of before they were kept */
  valueFormat: z.enum(valueFormats).optional(),
  stage: count.optional(),
  evidence: evidenceSchema.optional(),
  /** where the signal stands with its answers */
  signalId: z.string().optional(),
})

const courseSchema = z.object({
  measure,
  unit: z.string().max(40),
  month,
  valueFormat: z.enum(valueFormats),
  direction: z.enum(['increase', 'decrease']),
  points: z.array(pointSchema),
  limits: z.array(
    z.object({
      from: month,
      to: month,
      lower: z.number(),
      centre: z.number(),
      upper: z.number(),
      lowerNear: z.number().optional(),
      upperNear: z.number().optional(),
    }),
  ),
  run: z.object({ median: z.number(), months: count, isUnusual: z.boolean().nullable() }).nullish(),
  assurance: z.enum(['consistently-passes', 'consistently-fails', 'hit-or-miss']).optional(),
  definitions: z.array(z.object({ month, name: z.string() })).optional(),
  state,
  reason: z.string().nullable(),
  window: z
    .object({ months: count, numerator: count, denominator: count, value: z.number().nullable(), monthsWithout: count })
    .nullable(),
  interval: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  judgment: z.enum(['meets-target', 'between', 'below-minimum', 'too-few']).nullable(),
  minimum: z.number().nullable(),
  target: z.number().nullable(),
  /** absent: what was agreed did not change in the months shown */
  steps: z.array(z.object({ from: month, minimum: z.number().nullable(), target: z.number().nullable() })).optional(),
  /** absent: no way to the target was agreed */
  expected: z.array(z.object({ month, value: z.number() })).optional(),
  /** absent: nothing was ever proposed for the contract */
  binding: z.object({ right: z.enum(rights), isProposed: z.boolean(), agreedCard: z.string().nullable() }).optional(),
  signal: signalSchema.nullable(),
  chance: z.number().nullable(),
  isAutocorrelated: z.boolean(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

const programSchema = z.object({
  programId: z.string(),
  program: z.string(),
  programType: z.string(),
  population: z.string().nullable(),
  hmisProjectIds: z.array(z.string()),
  sharedWith: z.array(z.string()),
  courses: z.array(courseSchema),
})

const actionSchema = z.object({
  what: z.string(),
  ownerSide: z.enum(['provider', 'government']),
  ownerName: z.string(),
  dueOn: day,
  measure: z.string().nullable(),
  expectedEffect: z.string(),
  state: z.enum(['open', 'done', 'dropped']),
  closedOn: day.nullable(),
  outcome: z.string(),
  meetingMonth: month,
  daysLate: count,
})

const noteSchema = z.object({
  kind: z.enum(['note', 'decision', 'statement']),
  measure: z.string().nullable(),
  text: z.string(),
  saidBy: z.string(),
  writtenBy: z.string(),
  writtenAt: moment,
})

const versionSchema = z.object({ numerator: count.nullable(), denominator: count.nullable(), state: z.string() })

export const packetSchema = z.object({
  schema: z.literal('throughline/packet/1'),
  edition: z.enum(editions),
  number: z.number().int().positive(),
  frozenAt: moment,
  today: day,
  jurisdiction: z.object({ name: z.string(), isDemo: z.boolean() }),
  contract: z.object({
    number: z.string(),
    title: z.string(),
    department: z.string().nullable(),
    policyArea: z.string().nullable(),
    providerName: z.string(),
    from: day.nullable(),
    to: day.nullable(),
    ceilingCents: z.number().int().nullable(),
    paidCents: z.number().int().nullable(),
  }),
  month,
  meeting: z.object({ heldOn: day.nullable(), attendees: z.string() }),
  notes: z.array(noteSchema),
  /** actions of earlier months; in a releasable edition only their numbers remain, in agreedCounts */
  agreed: z.array(actionSchema),
  newActions: z.array(actionSchema),
  agreedCounts: z.object({ open: count, late: count, closed: count, agreedNow: count }),
  programs: z.array(programSchema),
  /** absent in packets of before it was kept */
  contractMarks: z
    .array(
      z.object({
        month,
        kind: z.enum(['amendment', 'took-over', 'taken-over']),
        number: z.string(),
        changed: z.array(z.enum(['money', 'measures'])),
      }),
    )
    .optional(),
  signals: z.array(signalSchema.extend({ programId: z.string(), program: z.string() })),
  moreSignals: count,
  corrections: z.array(
    z.object({
      program: z.string(),
      measure: z.string(),
      month,
      recordedAt: moment,
      before: versionSchema,
      after: versionSchema,
    }),
  ),
  seenByProviderAt: moment.nullable(),
  recordedAt: moment.nullable(),
  definitionVersions: z.array(z.string()),
  /** the measures that carry the goals, the first of each goal first; absent in packets of before it was kept */
  goalMeasures: z.array(measure).optional(),
  /** what measures of the city's own are called; absent in packets of before there were any */
  ownMeasures: z.array(z.object({ key: measure, title: told, short: told, counted: told })).optional(),
})

export type Packet = z.infer<typeof packetSchema>
export type PacketProgram = Packet['programs'][number]
export type PacketCourse = PacketProgram['courses'][number]

/** SHA-256 of the content with sorted keys: the database keeps keys in an order of its own. */
export function digestOfPacket(packet: Packet): string {
  const sorted = JSON.stringify(packet, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('hex')
}
