import { byarInterval, exactCountInterval, exactInterval } from '../../../ground/statistics/exact-intervals.ts'
import { newcombeInterval } from '../../../ground/statistics/newcombe.ts'
import { wilsonInterval } from '../../../ground/statistics/wilson.ts'
import type { Command } from '../command.ts'
import { numberOption, orWrong, readWords, text, WrongOption, wordOption } from './options.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { shown } from './text-table.ts'

const usage =
  'throughline interval --method wilson|exact|byar|newcombe --x COUNT [--n CASES] [--x2 COUNT --n2 CASES] [--level 0.95] [--json]'

const help = `${usage}

The interval in which the truth behind a figure may lie.

  --method            wilson    a proportion, x of n
                      exact     a proportion, x of n (Clopper-Pearson); without --n a count of events (Poisson, Garwood)
                      byar      a count of events (Byar's approximation); with --n a rate or ratio: events over exposure or
                                over expected events
                      newcombe  the difference of two proportions, x2 of n2 less x of n
  --x, --n            whole numbers, 0 <= x <= n; with byar --n is any number above 0, and x may be above it
  --x2, --n2          of newcombe, the second proportion; or --x 42,50 --n 60,60 for both
  --level             between 0 and 1: 0.95
  --json              prints one JSON object on standard output (docs/schemas/interval.schema.json)

Exit code: 0 done; 2 wrong use.

JSON: {lower, upper, value, method, level}
  lower, upper        shares of 1 (wilson, exact), a difference of shares (newcombe), events (without --n) or events for each
                      unit of --n (byar). lower is null where Byar's formula falls below 0: not known, take exact
  value               the figure itself: x / n, x2 / n2 - x / n, or x
`

export const intervalCommand: Command = {
  name: 'interval',
  summary: 'the interval of a proportion, a count, a rate or a difference',
  help,
  needsNoWords: true,
  async run(args) {
    const told = orWrong(() => answerTo(args))
    const isJson = args.includes('--json')
    return runArithmetic(
      { command: 'interval', isJson },
      async () => ('wrong' in told ? told : { answer: told }),
      toText,
    )
  },
}

type Answer = { lower: number | null; upper: number; value: number; method: string; level: number }

function toText({ lower, upper, value, method, level }: Answer): string {
  return `${shown(value)}, ${method}, level ${level}: ${lower === null ? 'below: not known' : shown(lower)} to ${shown(upper)}\n`
}

function answerTo(args: string[]): Answer | { wrong: string } {
  const parsed = readWords(args, { method: text, x: text, n: text, x2: text, n2: text, level: text })
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  if (positionals.length > 0) return { wrong: `There is nothing to do with "${positionals[0]}"` }
  for (const [name, second] of [
    ['x', 'x2'],
    ['n', 'n2'],
  ] as const) {
    const both = values[name]?.split(',') ?? []
    if (both.length === 2 && values[second] === undefined) [values[name], values[second]] = both as [string, string]
  }
  const method = wordOption('method', values.method, ['wilson', 'exact', 'byar', 'newcombe'])
  if (method === undefined) return { wrong: '--method is wilson, exact, byar or newcombe' }
  const level = numberOption('level', values.level, { above: 0, below: 1 }) ?? 0.95
  const x = numberOption('x', values.x, { from: 0, isWhole: true })
  if (x === undefined) return { wrong: '--x is needed: a whole number from 0' }
  const around = (interval: { lower: number | null; upper: number }, value: number): Answer => ({
    lower: interval.lower,
    upper: interval.upper,
    value,
    method,
    level,
  })
  if (method !== 'newcombe' && (values.x2 !== undefined || values.n2 !== undefined))
    return { wrong: '--x2 and --n2 belong to --method newcombe' }
  if (method === 'byar') {
    const n = numberOption('n', values.n, { above: 0 }) ?? 1
    const { lower, upper } = byarInterval(x, level)
    return around({ lower: lower === null ? null : lower / n, upper: upper / n }, x / n)
  }
  if (method === 'exact' && values.n === undefined) return around(exactCountInterval(x, level), x)
  const n = casesOption('n', values.n, x)
  if (method === 'exact') return around(exactInterval(x, n, level), x / n)
  if (method === 'wilson') return around(wilsonInterval(x, n, level)!, x / n)
  const x2 = numberOption('x2', values.x2, { from: 0, isWhole: true })
  if (x2 === undefined) return { wrong: '--method newcombe needs --x2 and --n2, the second proportion' }
  const n2 = casesOption('n2', values.n2, x2)
  return around(newcombeInterval({ x, n }, { x: x2, n: n2 }, level)!, x2 / n2 - x / n)
}

function casesOption(name: string, given: string | undefined, x: number): number {
  const n = numberOption(name, given, { from: 1, isWhole: true })
  if (n === undefined) throw new WrongOption(`--${name} is needed: a whole number from 1`)
  if (x > n) throw new WrongOption(`A numerator of ${x} is above --${name} ${n}: a part cannot be more than its whole`)
  return n
}
