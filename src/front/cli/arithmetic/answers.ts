import { z } from 'zod'

// What the commands that only compute print with --json: for whoever reads it with another program (docs/schemas).

const number = z.number()
const maybe = z.number().nullable()
const code = z.enum(['above 95%', 'below 95%', 'above 99.8%', 'below 99.8%', 'within', 'no cases'])

const run = z.strictObject({
  median: maybe,
  useful: number,
  longestRun: number,
  longestExpected: maybe,
  crossings: number,
  crossingsExpected: maybe,
  signal: z.boolean().nullable(),
})

export const spcSchema = z.strictObject({
  chart: z.enum(['xmr', 'run', 'p', 'pp', 'u', 'up', 'c', 'g', 't', 'i']),
  segments: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      stage: z.enum(['none', 'values', 'trial', 'full']),
      n: number,
      centre: maybe,
      lower: maybe,
      upper: maybe,
      lowerNear: maybe,
      upperNear: maybe,
      movingRange: z.strictObject({ centre: number, upper: number }).nullable(),
      spread: maybe,
      run: run.nullable(),
    }),
  ),
  points: z.array(
    z.strictObject({
      date: z.string(),
      value: maybe,
      centre: maybe,
      lower: maybe,
      upper: maybe,
      rules: z.array(z.enum(['astronomical', 'trend', 'two-of-three', 'shift'])),
      directions: z.array(z.enum(['up', 'down'])),
      segment: number,
      excluded: z.boolean(),
    }),
  ),
  variation: z.enum(['improvement', 'concern', 'common']).nullable(),
  assurance: z.enum(['consistently-passes', 'consistently-fails', 'hit-or-miss']).nullable(),
  warnings: z.array(z.string()),
  advice: z.array(z.strictObject({ chart: z.string(), reason: z.string() })),
  settings: z.strictObject({
    constant: number,
    screening: z.boolean(),
    twoOfThree: z.enum(['mdc', 'ptd-0.2.2']),
    shift: number,
    trend: number,
    calendar: z.enum(['months', 'rows']),
    fixAfter: maybe,
    better: z.enum(['increase', 'decrease', 'neutral']),
    target: maybe,
  }),
})

export const funnelSchema = z.strictObject({
  target: maybe,
  tau2: maybe,
  phi: maybe,
  limits: z.enum(['exact', 'wilson', 'overdispersed']),
  kind: z.enum(['proportion', 'ratio']),
  units: z.array(
    z.strictObject({
      unit: z.string(),
      x: number,
      n: number,
      value: maybe,
      z: maybe,
      p: maybe,
      lower95: maybe,
      upper95: maybe,
      lower998: maybe,
      upper998: maybe,
      status: code,
      isDiscovery: z.boolean(),
    }),
  ),
  warnings: z.array(z.enum(['too-few-for-overdispersion', 'no-cases'])),
})

export const cusumSchema = z.strictObject({
  points: z.array(z.strictObject({ date: z.string().nullable(), s: number, signal: z.boolean(), monthsAbove: number })),
  h: number,
  kind: z.enum(['binomial', 'poisson', 'cases']),
  reference: maybe,
  oddsRatio: number,
  calibration: z.strictObject({ falseAlarms: number, months: number, runs: number, seed: number }).nullable(),
})

export const intervalSchema = z.strictObject({
  lower: maybe,
  upper: number,
  value: number,
  method: z.enum(['wilson', 'exact', 'byar', 'newcombe']),
  level: number,
})

/** By the name of the command, as docs/schemas has them. */
export const answerSchemas = { spc: spcSchema, funnel: funnelSchema, cusum: cusumSchema, interval: intervalSchema }
