import { numberOption, orWrong, readWords, text, wordOption } from './options.ts'

const usage =
  'throughline cusum FILE.csv --reference RATE [--odds-ratio 1.5] [--h H | --false-alarms 0.05 --months 12 --seed 1] [--better decrease|increase] [--json]'

export const cusumHelp = `${usage}

Early warning: adds up, month by month, the evidence that a rate has become worse than its reference.

  FILE.csv            - reads standard input. One row a month, oldest first: numerator (cases with the event) and denominator;
                      or observed and expected (counts of events); or one row a case: event (0 or 1) and risk (between 0 and 1).
                      date (or month) is optional: with it absent months are missing. A missing month, blank or absent, adds
                      nothing. Other columns are passed over. At most 1,000,000 rows
  --reference         the agreed share, between 0 and 1; with observed and expected the ratio that was agreed, 1 by default.
                      Cases with their own risk need none
  --odds-ratio        the change worth a meeting: odds (of events: rates) so many times the reference. Above 1 looks for more,
                      below 1 for fewer; 1.5
  --h                 the threshold. Without it, it is computed by simulation for these case numbers, the same for the same seed
  --false-alarms      with a computed h: the share of charts that chance alone takes over it within --months (12): 0.05
  --seed              of the simulation: 1
  --better            decrease (default): the event is what nobody wants. increase: the event is a success; what is then watched
                      is its absence, with 1 less the reference
  --json              prints one JSON object on standard output (docs/schemas/cusum.schema.json)

Exit code: 0 done; 1 refused, with file, row, column and what to do; 2 wrong use.

JSON: {points, h, kind, reference, oddsRatio, calibration}
  points[]            date, null without such a column; s: the sum of log-likelihood ratios, never below 0, and set back to 0
                      after a signal; signal: s reached h; monthsAbove: points since the path left 0, when the change
                      probably began
  h                   the threshold, given or computed
  kind                binomial, poisson or cases
  calibration         falseAlarms, months, runs, seed of the simulation; null where --h was given
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}; row 1 is the header.
`

export type CusumUse = {
  source: string
  reference: number | undefined
  ratio: number
  h: number | undefined
  falseAlarms: number
  months: number
  seed: number
  isSuccess: boolean
}

export function readCusumUse(args: string[]): CusumUse | { wrong: string } {
  const parsed = readWords(args, {
    reference: text,
    'odds-ratio': text,
    h: text,
    'false-alarms': text,
    months: text,
    seed: text,
    better: text,
  })
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  const [source] = positionals
  if (source === undefined || positionals.length > 1) return { wrong: 'Name one FILE.csv, or - for standard input' }
  return orWrong(() => {
    const ratio = numberOption('odds-ratio', values['odds-ratio'], { above: 0 }) ?? 1.5
    if (ratio === 1) return { wrong: '--odds-ratio is not 1: 1 would be no change' }
    return {
      source,
      ratio,
      reference: numberOption('reference', values.reference, { above: 0 }),
      h: numberOption('h', values.h, { above: 0 }),
      falseAlarms: numberOption('false-alarms', values['false-alarms'], { above: 0, below: 1 }) ?? 0.05,
      months: numberOption('months', values.months, { isWhole: true, from: 1, to: 1200 }) ?? 12,
      seed: numberOption('seed', values.seed, { isWhole: true, from: 0, to: 4_294_967_295 }) ?? 1,
      isSuccess: (wordOption('better', values.better, ['increase', 'decrease']) ?? 'decrease') === 'increase',
    }
  })
}
