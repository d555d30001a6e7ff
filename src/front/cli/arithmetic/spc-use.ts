import type { ProcessChartKind } from '../../../ground/statistics/process-chart.ts'
import type { Better, Calendar } from '../../../ground/statistics/xmr.ts'
import { numberOption, orWrong, readWords, text, WrongOption, wordOption } from './options.ts'
import { isDate } from './read-dates.ts'

export const spcUsage =
  'throughline spc FILE.csv [--chart xmr|run|p|pp|u|up|c|g|t|i] [--better increase|decrease|neutral] [--target VALUE] [--fix-after N] [--rebase DATE,...] [--exclude DATE,...] [--shift 7] [--trend 7] [--screen on|off] [--two-of-three mdc|ptd-0.2.2] [--calendar months|rows] [--ratio] [--json]'

export const chartKinds = ['xmr', 'run', 'p', 'pp', 'u', 'up', 'c', 'g', 't', 'i'] as const satisfies ProcessChartKind[]

export type SpcUse = {
  source: string
  /** null: individual values, with advice on what suits better */
  chart: ProcessChartKind | null
  better: Better
  target: number | null
  fixAfter: number | undefined
  rebases: string[]
  excluded: string[]
  shiftLength: number
  trendLength: number
  screening: boolean
  ruleSet: 'mdc' | 'ptd-0.2.2'
  calendar: Calendar | null
  /** numerator over denominator is a rate or a ratio, and may be above 1 */
  isRatio: boolean
  isJson: boolean
}

export function readSpcUse(args: string[]): SpcUse | { wrong: string } {
  const parsed = readWords(args, {
    chart: text,
    better: text,
    target: text,
    'fix-after': text,
    rebase: text,
    exclude: text,
    shift: text,
    trend: text,
    screen: text,
    'two-of-three': text,
    calendar: text,
    ratio: { type: 'boolean' },
  })
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  const [source] = positionals
  if (source === undefined || positionals.length > 1) return { wrong: 'name one FILE.csv, or - for standard input' }
  return orWrong(() => ({
    source,
    chart: wordOption('chart', values.chart, chartKinds) ?? null,
    better: wordOption('better', values.better, ['increase', 'decrease', 'neutral']) ?? 'neutral',
    target: numberOption('target', values.target) ?? null,
    fixAfter: numberOption('fix-after', values['fix-after'], { isWhole: true, from: 2 }),
    rebases: datesOption('rebase', values.rebase),
    excluded: datesOption('exclude', values.exclude),
    shiftLength: numberOption('shift', values.shift, { isWhole: true, from: 3 }) ?? 7,
    trendLength: numberOption('trend', values.trend, { isWhole: true, from: 3 }) ?? 7,
    screening: (wordOption('screen', values.screen, ['on', 'off']) ?? 'on') === 'on',
    ruleSet: wordOption('two-of-three', values['two-of-three'], ['mdc', 'ptd-0.2.2']) ?? 'mdc',
    calendar: wordOption('calendar', values.calendar, ['months', 'rows']) ?? null,
    isRatio: values.ratio ?? false,
    isJson: values.json ?? false,
  }))
}

function datesOption(name: string, given: string | undefined): string[] {
  const dates = given === undefined ? [] : given.split(',').map((one) => one.trim())
  const wrong = dates.find((one) => !isDate(one))
  if (wrong !== undefined)
    throw new WrongOption(`--${name} lists days or months with commas, such as 2026-07-01; not "${wrong}"`)
  return dates
}

export const spcHelp = `${spcUsage}

Draws a process behaviour chart as figures: centre, limits, and which points some rule marks as unlike the others.

  FILE.csv            one row a month, oldest first; - reads standard input. Columns: date (or month): 2026-07 or 2026-07-01;
                      value, or numerator and denominator (then value is their ratio and a column value is not read);
                      target: optional, the target of that month. Other columns are passed over. A blank cell or NA is a
                      missing month; so is a denominator of 0, and a month that is not in the file. At most 1,000,000 rows
  --chart             xmr   individual values (default, with advice in "advice" where another chart suits better)
                      run   median and runs (Anhoej); for short series
                      p, pp shares, numerator of denominator; pp: Laney's P', where months differ by more than chance
                      u, up rates, events over exposure; up: Laney's U'
                      c     counts (value, or numerator alone)
                      i     Taylor's I': values weighted by their denominators
                      g     cases between rare events, one row an event; t: time between rare events, above 0
  --better            increase, decrease, or neutral (default): which way is good. Without it no variation or assurance
  --target            the value to hold the chart against, in the unit of the values (0.8, not 80%); a column target counts
                      before it, the latest month's. For a negative value write --target=-1
  --fix-after         the first N points of each segment set its limits; later ones are held against them
  --rebase            limits start anew at these dates; each segment is judged by itself
  --exclude           these points are drawn and judged, but set no limits
  --shift, --trend    points in a row that make a shift or a trend: 7
  --screen            on (default): moving ranges of 3.267 times their average or more are left out, once
  --two-of-three      mdc (default): points beyond the outer limit count towards two of three; ptd-0.2.2: they do not
  --calendar          months (default): one row a month, absent months are missing. rows: each row is a point of its own
                      (weeks, days); the column date may then be left out. For g and t: rows
  --ratio             numerator over denominator is a rate or a ratio (events over exposure, observed over expected) and may
                      be above 1; for xmr and run. Without it a numerator above its denominator is refused
  --json              prints one JSON object on standard output (docs/schemas/spc.schema.json)

Exit code: 0 done; 1 refused, with file, row, column and what to do; 2 wrong use.

JSON: {chart, segments, points, variation, assurance, warnings, advice, settings}
  chart               the kind that was drawn
  segments[]          from, to: first and last date; centre: mean (of run and g the median); lower, upper: limits, 2.66 average
                      moving ranges from the centre (xmr) or 3 sigma; lowerNear, upperNear: two thirds of the way; null where
                      there are none, or where they differ from point to point; n: points that set the limits;
                      stage: none (1 point), values (to 7: no limits), trial (8 to 12: limits, no icons), full (from 13);
                      movingRange {centre, upper} of xmr; spread of pp and up: how much wider than chance, 1 is chance;
                      run of run: {median, useful, longestRun, longestExpected, crossings, crossingsExpected, signal}
  points[]            date; value, null where missing; centre, lower, upper: of xmr and i not clipped, a share's may
                      lie below 0 or above 1; of p, pp, u, up and c within what can be;
                      rules[]: astronomical (beyond a limit), trend (rising or falling), two-of-three (beyond a near limit),
                      shift (one side of the centre; of a run chart a run longer than expected); directions[]: up or down,
                      one for each rule; segment: from 0; excluded
  variation           of the last point: improvement, concern, common; null below 13 points or with neutral
  assurance           consistently-passes, consistently-fails, hit-or-miss; null below 13 points, without target or direction,
                      and for run, g and t
  warnings[]          too-few-points: below 8, no limits; trial-limits: below 13, no icons; base-below-13: limits rest on fewer;
                      no-neighbours: no two points adjoin, no moving range; no-variation: all equal, limits are the centre and
                      nothing is marked; missing-months; rebase-outside: a rebase before the second or after the last point;
                      autocorrelated: months resemble their neighbours (lag-1 above 0.4), so chance raises more marks;
                      exact-limits: of p, months with few cases have exact binomial limits; no-extra-variation: spread is 0.8 to
                      1.2, the plain chart will do; assurance-needs-caution: the last point is marked, its limits may no longer hold;
                      value-not-read: numerator and denominator stand beside it
  advice[]            chart, reason: denominators-differ (more than twofold), few-cases (n p (1 - p) below 5), rare-events (below
                      1.5 a month), few-months (below 8)
  settings            constant, screening, twoOfThree, shift, trend, calendar, fixAfter, better, target
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}; row 1 is the header.
`
