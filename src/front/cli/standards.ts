import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { writeThreshold } from '../../ground/words/write-value.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import type { BacktestTally, Missed } from '../../performance/results/backtest.ts'
import { backtestLengths, type FoundBacktest, findBacktest } from '../../performance/results/find-backtest.ts'
import { readBacktestForm } from '../register/backtest-form.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const standardsCommand: Command = {
  name: 'standards',
  summary: 'test a proposed minimum on months that are over',
  help: `throughline standards backtest --measure MEASURE --minimum VALUE [--target VALUE] [--type NAME]
                     [--population NAME] [--months 12|24] [--city CITY] [--data DIR] [--json]

How many programs and contracts would have missed a proposed minimum in the last mature months, by program type and
population, with the minimum that holds today beside it. Months are judged as in a review.
  --measure     a measure's key, such as exits-to-permanent-housing; those of the city's own too
  --minimum     a share as 40% or 0.4, a stay in nights; of stays and returns it is the most that is allowed
  --target      the target that is proposed with it

JSON: {measure, direction, from, to, total, groups: [{programType, population, tally, points, notDrawn}]}. total and
tally: {all, judged: {programs, contracts}, programMonths: {judged, tooFew, missing, immature, notComputable},
neverJudged: {tooFew, immature, notComputable, missing}, proposed, today: {programMonths, ever, newest, threeOrMore},
withoutMinimum}. today is null where no minimum holds. points: {programId, program, window, judgment} of the last month.
Exit code 0 done, 1 no mature month of the measure, 2 wrong use.`,
  async run(args) {
    const text = { type: 'string' } as const
    const names = ['measure', 'minimum', 'target', 'type', 'population', 'months'] as const
    const chosen = Object.fromEntries(names.map((name) => [name, text])) as Record<(typeof names)[number], typeof text>
    const parsed = readOptions(args, { ...chosen, city: text, json: { type: 'boolean' } })
    if ('wrong' in parsed) return wrongUse('standards', parsed.wrong)
    const values = parsed.values as Record<string, string | boolean | undefined>
    if (parsed.positionals.join(' ') !== 'backtest') return wrongUse('standards', 'Say what to do: standards backtest.')
    if (values.months !== undefined && !backtestLengths.some((length) => String(length) === values.months))
      return wrongUse('standards', `--months is ${backtestLengths.join(' or ')}.`)
    const given = names.filter((name) => typeof values[name] === 'string')
    const program = await openProgram(readSettings({ data: values.data as string | undefined }))
    try {
      const city = await chooseCity(program, values.city as string | undefined, false)
      if ('wrong' in city) return wrongUse('standards', city.wrong)
      const measures = await asTerminal(program, city, ({ work }) => listMeasures(work))
      if (!measures.some(({ key }) => key === values.measure))
        return wrongUse('standards', `--measure is one of ${measures.map(({ key }) => key).join(', ')}.`)
      const query = new URLSearchParams(given.map((name) => [name, String(values[name])]))
      const { asked, problems } = readBacktestForm(query, measures)
      if (!asked) {
        const [[option, problem] = ['minimum', 'minimum-missing']] = Object.entries(problems)
        return wrongUse('standards', `--${option}: ${problem}.`)
      }
      const found = await asTerminal(program, city, (visit) => findBacktest(visit, asked))
      if (!found) {
        process.stderr.write(`${asked.measure} has no mature month yet.\n`)
        return 1
      }
      process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : `${toLines(found, asked.minimum).join('\n')}\n`)
      return 0
    } finally {
      await program.close()
    }
  },
}

function toLines(found: FoundBacktest, minimum: number): string[] {
  const value = writeThreshold(minimum, found.valueFormat, 'en')
  const most = found.direction === 'increase' ? 'at least' : 'at most'
  return [
    `${found.measure}, ${most} ${value}, ${found.from} to ${found.to}; programs/contracts`,
    `${'missed:'.padEnd(44)} ${['once', '3 months', 'newest', 'judged'].map((one) => one.padStart(9)).join(' ')}`,
    ...found.groups.flatMap((group) =>
      linesOf([group.programType, group.population].filter(Boolean).join(', '), group.tally),
    ),
    ...linesOf('All together', found.total),
  ]
}

function linesOf(name: string, tally: BacktestTally): string[] {
  const both = ({ programs, contracts }: Missed['ever']) => `${programs}/${contracts}`.padStart(9)
  const cells = (one: Missed) => [one.ever, one.threeOrMore, one.newest].map(both).join(' ')
  return [
    `${name.slice(0, 44).padEnd(44)} ${cells(tally.proposed)} ${both(tally.judged)}`,
    `${'  with the minimum of today'.padEnd(44)} ${tally.today ? cells(tally.today) : 'no minimum holds'}`,
  ]
}
