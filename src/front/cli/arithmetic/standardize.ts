import { type Standardization, standardize } from '../../../ground/statistics/standardize.ts'
import type { Command } from '../command.ts'
import { numberOption, orWrong, readWords, text } from './options.ts'
import { needColumns, readRows, readShare } from './read-rows.ts'
import { InputRefused } from './refused-input.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { shown, textTable } from './text-table.ts'

const usage = 'throughline standardize FILE.csv [--strata A,B,...] [--level 0.95] [--json]'

const help = `${usage}

Indirect standardization: what a unit has, over what it would have with everybody's rates and its own mix of cases.

  FILE.csv            one row for each unit and stratum; - reads standard input. Columns: unit, stratum, numerator (cases with
                      the event) and denominator (cases). Others are passed over. At most 1,000,000 rows and
                      1,000 strata
  --strata            the strata in their declared order; a stratum with fewer than 10 cases or no event is put together with
                      the one before it (the first with the one after). Default: the order in which they first appear
  --level             of the interval, between 0 and 1: 0.95
  --json              prints one JSON object on standard output (docs/schemas/standardize.schema.json)

Exit code: 0 done; 1 refused, with file, row, column and what to do; 2 wrong use.

JSON: {units, collapsed}
  units[]             unit; observed: events; expected: events with everybody's rate in each stratum; ratio: observed / expected,
                      null where nothing is expected; lower, upper: interval of the events (exact below 10, Byar's from 10)
                      over expected; ratioAgainstOthers: the same against all others, where the unit has more than three
                      tenths of all cases, else null. Compare each with 1, not with each other: mixes differ
  collapsed[]         [taken, into]: strata put together because they were too thin, in this order
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}; row 1 is the header.
`

export const standardizeCommand: Command = {
  name: 'standardize',
  summary: "hold units to what their own mix of cases would give with everybody's rates",
  help,
  needsNoWords: true,
  async run(args) {
    const isJson = args.includes('--json')
    const use = orWrong(() => readUse(args))
    return runArithmetic(
      { command: 'standardize', isJson },
      async () => ('wrong' in use ? use : { answer: await hold(use) }),
      toText,
    )
  },
}

type Use = { source: string; strata: string[] | null; level: number }

function readUse(args: string[]): Use | { wrong: string } {
  const parsed = readWords(args, { strata: text, level: text })
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  const [source] = positionals
  if (source === undefined || positionals.length > 1) return { wrong: 'Name one FILE.csv, or - for standard input' }
  const level = numberOption('level', values.level, { above: 0, below: 1 }) ?? 0.95
  return { source, strata: values.strata?.split(',').map((one) => one.trim()) ?? null, level }
}

/** Who needs more than this has strata of single cases, which hold nobody to anything. */
const mostStrata = 1000

async function hold({ source, strata, level }: Use): Promise<Standardization> {
  const rows = await readRows(source)
  const { file } = rows
  needColumns(rows, ['unit', 'stratum', 'numerator', 'denominator'])
  const known = new Map<string, number>()
  const counts = rows.rows.flatMap((row) => {
    const [unit, stratum] = [row.cell('unit'), row.cell('stratum')]
    for (const column of ['unit', 'stratum'])
      if (row.cell(column) === '')
        throw new InputRefused('cell-blank', { file, row: row.row, column, expected: 'a name' })
    if (strata && !strata.includes(stratum))
      throw new InputRefused('stratum-not-declared', {
        file,
        row: row.row,
        column: 'stratum',
        found: stratum,
        expected: strata.join(', '),
      })
    const key = `${unit}\n${stratum}`
    const before = known.get(key)
    if (before !== undefined) {
      const found = `${unit}, ${stratum}`
      throw new InputRefused('unit-twice', { file, row: row.row, column: 'unit', found, expected: `${before}` })
    }
    known.set(key, row.row)
    const count = readShare(file, row, ['numerator', 'denominator'], { isShare: true, isWhole: true })
    return count === null ? [] : [{ unit, stratum, events: count.x, cases: count.n }]
  })
  const found = [...new Set(counts.map(({ stratum }) => stratum))]
  if (found.length > mostStrata)
    throw new InputRefused('nothing-to-compute', { file, found: `more than ${mostStrata} strata; put them together` })
  return standardize(counts, strata ?? found, level)
}

function toText({ units, collapsed }: Standardization): string {
  return [
    textTable(
      ['unit', 'observed', 'expected', 'ratio', 'lower', 'upper', 'against others'],
      units.map((one) => [
        one.unit,
        ...[one.observed, one.expected, one.ratio, one.lower, one.upper, one.ratioAgainstOthers].map(shown),
      ]),
    ),
    ...collapsed.map(([taken, into]) => `Too thin: ${taken} was put together with ${into}\n`),
  ].join('')
}
