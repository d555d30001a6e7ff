import { forecastCount, forecastShare, forecastShareOpen } from '../../../ground/statistics/forecast.ts'
import type { Command } from '../command.ts'
import { numberOption, orWrong, readWords, text, wordOption } from './options.ts'
import { dateColumnOf, readDates } from './read-dates.ts'
import { needColumns, readRows, readShare } from './read-rows.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { shown } from './text-table.ts'

const usage = `throughline forecast --x COUNT --n CASES --m CASES --target SHARE [--better increase|decrease] [--prior A,B] [--m-varies] [--json]
throughline forecast FILE.csv --m CASES --target SHARE [the same options]
throughline forecast --x COUNT --months MONTHS --months-to-come MONTHS --target COUNT [--json]`

const help = `${usage}

Whether the year's target will be met, from the year so far.

  FILE.csv            the months so far, in place of --x and --n: numerator and denominator (date is optional), added up; blank
                      months are missing and add nothing; - reads standard input
  --x, --n            successes, and cases, so far: whole, 0 <= x <= n
  --m                 cases still to come, whole
  --target            the share to reach by the end (0.75), or with --months the count
  --better            increase (default): the final share is to be at least the target. decrease: at most; need, required and
                      the prior then speak of cases without the event, range80 still of those with it
  --prior             two numbers above 0, as many successes and failures as are known beforehand from the provider's group;
                      0.5,0.5
  --m-varies          how many cases will come is uncertain, a Poisson number with --m as its mean (at most 1,000)
  --months, --months-to-come   of a count without cases: months so far, above 0, and months to come
  --json              prints one JSON object on standard output (docs/schemas/forecast.schema.json)

Exit code: 0 done; 1 refused, with file, row, column and what to do; 2 wrong use.

JSON: {need, required, probability, range80, state, x, n, m}
  need                successes still needed: ceiling of target x (n + m), less x; never below 0
  required            need / m: the share of the cases to come that must succeed (of a count: events a month); null with m 0
  probability         the chance of meeting the target: 0 to 1
  range80             lower, upper: the final share (or count) lies between with a chance of eight in ten
  state               open; secured: met whatever comes; out of reach: can no longer be met
  x, n, m             what it was computed from; n and m are months for a count
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}; row 1 is the header.
`

export const forecastCommand: Command = {
  name: 'forecast',
  summary: "whether the year's target will be met, from the year so far",
  help,
  needsNoWords: true,
  async run(args) {
    const isJson = args.includes('--json')
    return runArithmetic({ command: 'forecast', isJson }, () => answerTo(args), toText)
  },
}

type Forecast = ReturnType<typeof forecastShare>
type Answer = Forecast & { x: number; n: number; m: number }

function readUse(args: string[]) {
  const options = {
    x: text,
    n: text,
    m: text,
    target: text,
    better: text,
    prior: text,
    months: text,
    'months-to-come': text,
    'm-varies': { type: 'boolean' },
  } as const
  const parsed = readWords(args, options)
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  if (positionals.length > 1) return { wrong: 'Name one FILE.csv, or --x and --n' }
  if (positionals.length === 1 && (values.x ?? values.n) !== undefined)
    return { wrong: 'Name a FILE.csv, or --x and --n, not both' }
  return orWrong(() => ({
    source: positionals[0] ?? null,
    x: numberOption('x', values.x, { from: 0, isWhole: true }),
    n: numberOption('n', values.n, { from: 0, isWhole: true }),
    m: numberOption('m', values.m, { from: 0, to: 1_000_000, isWhole: true }),
    target: numberOption('target', values.target, { from: 0 }),
    isSuccess: (wordOption('better', values.better, ['increase', 'decrease']) ?? 'increase') === 'increase',
    prior: values.prior === undefined ? null : values.prior.split(','),
    months: numberOption('months', values.months, { above: 0 }),
    toCome: numberOption('months-to-come', values['months-to-come'], { from: 0 }),
    varies: values['m-varies'] ?? false,
  }))
}

async function answerTo(args: string[]): Promise<{ wrong: string } | { answer: Answer }> {
  const use = readUse(args)
  if ('wrong' in use) return use
  const { target, source, isSuccess, varies } = use
  if (target === undefined) return { wrong: '--target is needed' }
  if (use.months !== undefined || use.toCome !== undefined) {
    const { x, months, toCome } = use
    if (x === undefined || months === undefined || toCome === undefined || source !== null)
      return { wrong: 'A count needs --x, --months and --months-to-come' }
    return { answer: { ...forecastCount({ k: x, t: months, r: toCome, target }), x, n: months, m: toCome } }
  }
  const prior = use.prior?.map((part, at) => numberOption(`prior ${at + 1}`, part, { above: 0 })!) ?? [0.5, 0.5]
  if (prior.length !== 2) return { wrong: '--prior is two numbers above 0, such as 7,3' }
  if (target > 1) return { wrong: `--target is a share up to 1, such as 0.75; not ${target}` }
  if (use.m === undefined) return { wrong: '--m is needed: the cases still to come' }
  const { m } = use
  if (varies && m > 1000) return { wrong: '--m-varies is for up to 1000 cases; with more, name --m alone' }
  const sums = source === null ? use : await addUp(source)
  const { x, n } = sums
  if (x === undefined || n === undefined) return { wrong: 'Name a FILE.csv, or --x and --n' }
  if (x > n) return { wrong: `A numerator of ${x} is above --n ${n}: a part cannot be more than its whole` }
  const [a, b] = prior as [number, number]
  const so = isSuccess
    ? { k: x, n, m, target, prior: { a, b } }
    : { k: n - x, n, m, target: 1 - target, prior: { a: b, b: a } }
  const told = { ...forecastShare(so), ...(varies ? forecastShareOpen(so) : {}) }
  const { lower, upper } = told.range80
  const range80 = isSuccess ? { lower, upper } : { lower: 1 - upper, upper: 1 - lower }
  return { answer: { ...told, range80, x, n, m } }
}

async function addUp(source: string): Promise<{ x: number; n: number }> {
  const rows = await readRows(source)
  needColumns(rows, ['numerator', 'denominator'])
  const column = dateColumnOf(rows)
  if (column) readDates(rows, column, { calendar: 'months' })
  let [x, n] = [0, 0]
  for (const row of rows.rows) {
    const month = readShare(rows.file, row, ['numerator', 'denominator'], { isShare: true, isWhole: true })
    if (month !== null) [x, n] = [x + month.x, n + month.n]
  }
  return { x, n }
}

function toText({ need, required, probability, range80, state, x, n, m }: Answer): string {
  const { lower, upper } = range80
  return [
    `${x} of ${n} so far, ${m} to come: ${state}\n`,
    `Needed: ${need}${required === null ? '' : ` (${shown(required)} of each to come)`}. Chance: ${shown(probability)}.\n`,
    `Eight in ten: ${shown(lower)} to ${shown(upper)}.\n`,
  ].join('')
}
