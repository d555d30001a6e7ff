import { z } from 'zod'
import { figureStates, measureKeys, units } from './figure.ts'
import { groupings } from './system/system-figures.ts'

/** The file that `measure --json` prints and results are imported from: counts and their definitions, no person in it. */
const day = z.iso.date()
const amount = z.number().nullable()

export const definitionSchema = z.object({
  key: z.enum(measureKeys),
  version: z.string(),
  title: z.string(),
  definition: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  exclusions: z.string(),
  unit: z.string(),
  period: z.string(),
  lag: z.string(),
  direction: z.enum(['increase', 'decrease']),
  valueFormat: z.enum(['share', 'nights']),
  source: z.string(),
  gaming: z.array(z.string()),
  decisions: z.array(z.string()),
  settings: z.record(z.string(), z.union([z.string(), z.boolean()])),
})

export const sourceSchema = z.object({
  sourceId: z.string(),
  sourceName: z.string().nullable(),
  softwareName: z.string().nullable(),
  csvVersion: z.string().nullable(),
  exportDate: day,
  exportStart: day,
  exportEnd: day,
  coveredFrom: day,
  coveredTo: day,
  organizations: z.int().nonnegative(),
  rowsRead: z.int().nonnegative(),
  enrollmentsUsed: z.int().nonnegative(),
  /** of every file read, in order of the standard */
  files: z.array(
    z.object({
      file: z.string(),
      rows: z.int().nonnegative(),
      deletedRows: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      /** null: not taken */
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
    }),
  ),
})

export const measuredSchema = z.object({
  measure: z.enum(measureKeys),
  /** key of the group: a ProjectID, an OrganizationID, or 'system' */
  project: z.string(),
  projectName: z.string().nullable(),
  from: day,
  to: day,
  numerator: amount,
  denominator: amount,
  value: amount,
  unit: z.enum(units),
  state: z.enum(figureStates),
  matureOn: day.nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

export const subgroupSchema = measuredSchema
  .pick({ measure: true, project: true, from: true, to: true, unit: true, state: true, value: true, matureOn: true })
  .extend({
    by: z.enum(groupings),
    /** which group of that kind, such as 'black' or '18-24' */
    group: z.string(),
    numerator: z.number(),
    denominator: z.number(),
    /** a count from 1 to 10 is in it, or follows from it */
    hasSmallCount: z.boolean(),
  })

export const findingSchema = z.object({
  grade: z.enum(['stops', 'error', 'warning']),
  code: z.string(),
  file: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  found: z.string().nullable(),
  expected: z.string().nullable(),
  count: z.int(),
})

export const figuresFileSchema = z.object({
  definitions: z.array(definitionSchema),
  source: sourceSchema,
  measures: z.array(measuredSchema),
  /** there when groups of people were asked for */
  groups: z.array(subgroupSchema).optional(),
  findings: z.array(findingSchema),
})

export type FiguresFile = z.infer<typeof figuresFileSchema>
export type MeasuredFigure = z.infer<typeof measuredSchema>
export type MeasuredSubgroup = z.infer<typeof subgroupSchema>
