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

export const forecastSchema = z.strictObject({
  need: number,
  required: maybe,
  probability: number,
  range80: z.strictObject({ lower: number, upper: number }),
  state: z.enum(['open', 'secured', 'out of reach']),
  x: number,
  n: number,
  m: number,
})

const ends = z.strictObject({ lower: number, upper: number })
const side = z.strictObject({ x: number, n: number, months: number })
const change = z.strictObject({
  before: side,
  after: side,
  difference: maybe,
  interval: ends.nullable(),
  ratio: maybe,
  ratioInterval: z.strictObject({ lower: number, upper: maybe }).nullable(),
  phi: maybe,
  verdict: z.enum(['improved beyond chance', 'improved, within chance', 'no change', 'worse', 'cannot tell yet']),
})

export const effectSchema = z.strictObject({
  kind: z.enum(['share', 'rate']),
  ...change.shape,
  withoutTrigger: change,
  comparison: z.strictObject({ effect: change, difference: maybe, interval: ends.nullable() }).nullable(),
  step: z.strictObject({ ratio: number, interval: ends, phi: number, trend: number }).nullable(),
  power: maybe,
  warnings: z.array(z.enum(['no-comparison', 'few-months', 'missing-months'])),
})

export const suppressSchema = z.strictObject({
  cells: z.array(z.array(z.union([number, z.literal('suppressed')]))),
  audit: z.array(z.array(z.strictObject({ lower: number, upper: maybe }).nullable())),
  primary: number,
  complementary: number,
  isSafe: z.boolean(),
  threshold: number,
  totals: z.enum(['both', 'rows', 'columns']),
})

export const standardizeSchema = z.strictObject({
  units: z.array(
    z.strictObject({
      unit: z.string(),
      observed: number,
      expected: number,
      ratio: maybe,
      lower: maybe,
      upper: maybe,
      ratioAgainstOthers: maybe,
    }),
  ),
  collapsed: z.array(z.tuple([z.string(), z.string()])),
})

/** By the name of the command, as docs/schemas has them. */
export const answerSchemas = {
  spc: spcSchema,
  funnel: funnelSchema,
  cusum: cusumSchema,
  interval: intervalSchema,
  forecast: forecastSchema,
  effect: effectSchema,
  suppress: suppressSchema,
  standardize: standardizeSchema,
}
