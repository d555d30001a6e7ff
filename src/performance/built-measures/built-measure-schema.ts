import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'
import { type MeasureRule, ruleValues } from './built-measure.ts'

const column = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)
const days = z.int().min(0).max(3650)

const condition = z.union([
  z.strictObject({
    column,
    is: z.enum(['is-one-of', 'is-none-of']),
    values: z.array(z.string().min(1).max(200)).min(1).max(50),
  }),
  z.strictObject({ column, is: z.enum(['at-least', 'at-most']), number: z.number().min(-1e12).max(1e12) }),
  z.strictObject({ column, is: z.enum(['on-or-after', 'on-or-before']), day: z.string().refine(isDay) }),
  z.strictObject({ column, is: z.enum(['yes', 'no', 'known', 'empty']) }),
])

/** A rule as it comes from a form, a file or the database. */
export const measureRuleSchema: z.ZodType<MeasureRule> = z.strictObject({
  counts: z.enum(['rows', 'people']),
  whom: z.array(condition).max(12),
  placedBy: column,
  value: z.enum(ruleValues),
  success: z.array(condition).max(12),
  followUp: z.strictObject({ column, happens: z.enum(['within', 'not-within']), days }).nullable(),
  of: column.nullable(),
  groups: z.array(column).max(6),
  lagDays: days,
})
