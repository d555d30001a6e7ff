/** A measure card says all that a reader needs in order to trust, question or recompute a figure. Its versions are terms. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'
import { valueFormats } from '../../ground/words/write-value.ts'
import { directionSchema } from '../goals/standard.ts'
import type { Measure } from './measure.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const told = (most = 2000) => z.object({ en: text(most), es: text(most) })
/** may be left open, in both languages alike */
const toldOrOpen = z.object({ en: z.string().trim().max(2000), es: z.string().trim().max(2000) })

export const measureKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)

export const measureKinds = ['input', 'activity', 'output', 'outcome'] as const
export const measureQuestions = ['how-much', 'how-well', 'better-off'] as const
export const measureTimings = ['leading', 'lagging'] as const

export const measureCardSchema = z.object({
  title: told(120),
  short: told(30),
  /** the policy area, in the city's own words */
  pack: text(60),
  kind: z.enum(measureKinds),
  question: z.enum(measureQuestions),
  timing: z.enum(measureTimings),
  valueFormat: z.enum(valueFormats),
  direction: directionSchema,
  units: z
    .array(
      z
        .string()
        .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
        .max(40),
    )
    .min(1)
    .max(3),
  counted: told(60),
  definition: told(),
  numerator: told(500),
  denominator: told(500),
  exclusions: toldOrOpen,
  period: told(200),
  lag: told(500),
  maturityDays: z.int().min(0).max(1100).nullable(),
  source: told(500),
  subgroups: toldOrOpen,
  /** known ways in which the figure can move without anything better happening, a line each */
  gaming: toldOrOpen,
  /** choices taken where the field's documents leave room, a line each */
  decisions: toldOrOpen,
  owner: z.string().trim().max(200),
  followsProcessRules: z.boolean(),
  weight: z.int().min(1).max(5),
})

export type MeasureCardText = z.infer<typeof measureCardSchema>

export type CardField = keyof MeasureCardText

/** Which parts of a card another version says differently, in the order of the card. */
export function changesBetween(before: MeasureCardText, after: MeasureCardText): CardField[] {
  const fields = Object.keys(measureCardSchema.shape) as CardField[]
  return fields.filter((field) => JSON.stringify(plainly(before[field])) !== JSON.stringify(plainly(after[field])))
}

/** A text of two languages has no order of its own in the database. */
const plainly = (value: unknown) =>
  value && typeof value === 'object' && 'en' in value && 'es' in value ? [value.en, value.es] : value

/** What makes figures of two versions unlike: they could no longer stand in one chart, so they are two measures. */
export const fixedFields: CardField[] = ['valueFormat', 'direction', 'units']

/** The key of a new measure, from its English title: 'Kept appointments' is kept-appointments. */
export function keyFromTitle(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

/** What every version of a card is written down with. */
export const agreedSchema = z.object({
  /** the first day on which it binds */
  from: z.string().refine(isDay, 'not-a-day'),
  reason: text(1000),
  agreedBy: text(200),
})

/** The name by which a result says under which version of a card it was counted. */
export const versionName = (measure: string, version: number): string => `${measure}-v${version}`

/** The measure that a version of a card of the city's own describes. */
export function measureOf(key: string, version: number, card: MeasureCardText): Measure {
  const { title, short, pack, counted, numerator, denominator, valueFormat, direction } = card
  const { units, maturityDays, followsProcessRules, weight } = card
  return {
    ...{ key, version: versionName(key, version), pack, isBuiltIn: false },
    ...{ title, short, counted, numerator, denominator, valueFormat, direction },
    ...{ units, maturityDays, followsProcessRules, weight },
  }
}
