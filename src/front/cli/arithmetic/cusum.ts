import {
  type CusumKind,
  type CusumMonth,
  type CusumPoint,
  calibrateThreshold,
  cusum,
  cusumOfCases,
} from '../../../ground/statistics/cusum.ts'
import { completeMonths } from '../../../ground/statistics/xmr-points.ts'
import type { Command } from '../command.ts'
import { type CusumUse, cusumHelp, readCusumUse } from './cusum-use.ts'
import { dateColumnOf, readDates } from './read-dates.ts'
import { type NamedRows, needColumns, readRows, readShare, requireNumber } from './read-rows.ts'
import { InputRefused } from './refused-input.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { shown, textTable } from './text-table.ts'

export const cusumCommand: Command = {
  name: 'cusum',
  summary: 'early warning: evidence that a rate is worse than agreed, added up by month',
  help: cusumHelp,
  needsNoWords: true,
  async run(args) {
    const isJson = args.includes('--json')
    const use = readCusumUse(args)
    return runArithmetic(
      { command: 'cusum', isJson },
      async () => {
        if ('wrong' in use) return use
        const rows = await readRows(use.source)
        const kind = kindOf(rows)
        if (kind === 'binomial' && use.reference === undefined)
          return { wrong: '--reference is needed: the share that was agreed, such as 0.2' }
        if (kind !== 'poisson' && use.reference !== undefined && use.reference >= 1)
          return { wrong: `--reference of shares lies between 0 and 1, not ${use.reference}` }
        if (kind !== 'binomial' && use.isSuccess)
          return { wrong: '--better increase is for shares; of events, look for fewer with --odds-ratio below 1' }
        return { answer: warn(rows, kind, use) }
      },
      toText,
    )
  },
}

type Kind = CusumKind | 'cases'
const tries = 4000

function kindOf(rows: NamedRows): Kind {
  const { columns } = rows
  if (columns.has('event') && columns.has('risk')) return 'cases'
  if (columns.has('observed') && columns.has('expected')) return 'poisson'
  needColumns(rows, ['numerator', 'denominator'])
  return 'binomial'
}

type Answer = {
  points: (CusumPoint & { date: string | null })[]
  h: number
  kind: Kind
  reference: number | null
  oddsRatio: number
  calibration: { falseAlarms: number; months: number; runs: number; seed: number } | null
}

function warn(rows: NamedRows, kind: Kind, use: CusumUse): Answer {
  const column = dateColumnOf(rows)
  const isByCase = kind === 'cases'
  const calendar = isByCase ? 'rows' : 'months'
  const dates = column && readDates(rows, column, { calendar, mayRepeat: isByCase })
  const { ratio, seed, falseAlarms, months } = use
  const calibration = use.h === undefined ? { falseAlarms, months, runs: tries, seed } : null
  if (isByCase) {
    if (use.h === undefined)
      throw new InputRefused('nothing-to-compute', { file: rows.file, found: 'cases one by one need --h' })
    const points = cusumOfCases(readCases(rows), { ratio, h: use.h })
    return { points: dated(points, dates), h: use.h, kind, reference: null, oddsRatio: ratio, calibration }
  }
  const { months: series, dates: all } = readMonths(rows, kind, dates, use.isSuccess)
  const given = use.reference ?? 1
  const reference = use.isSuccess ? 1 - given : given
  const cases = series.flatMap((month) => (month === null || month.n === 0 ? [] : [month.n]))
  if (use.h === undefined && cases.length === 0)
    throw new InputRefused('nothing-to-compute', { file: rows.file, found: 'no month has a case; give --h' })
  const h = use.h ?? calibrateThreshold(cases, { kind, reference, ratio, months, falseAlarms, seed, runs: tries })
  const points = cusum(series, { kind, reference, ratio, h })
  return { points: dated(points, all), h, kind, reference: given, oddsRatio: ratio, calibration }
}

const dated = (points: CusumPoint[], dates: readonly string[] | null) =>
  points.map((point, at) => ({ date: dates?.[at] ?? null, ...point }))

function readCases(rows: NamedRows): { y: 0 | 1; p: number }[] {
  const { file } = rows
  return rows.rows.map((row) => {
    const y = requireNumber(file, row, 'event', { isWhole: true })
    if (y > 1) throw new InputRefused('part-above-whole', spotOf(file, row.row, 'event', y))
    const p = requireNumber(file, row, 'risk')
    if (p <= 0 || p >= 1)
      throw new InputRefused('cell-not-number', {
        file,
        row: row.row,
        column: 'risk',
        found: `${p}`,
        expected: 'a number between 0 and 1',
      })
    return { y: y as 0 | 1, p }
  })
}

const spotOf = (file: string, row: number, column: string, y: number) => ({
  file,
  row,
  column,
  found: `${y}`,
  expected: '1',
})

/** With dates, absent months are missing; without, the rows are the months. */
function readMonths(rows: NamedRows, kind: CusumKind, dates: string[] | null, isSuccess: boolean) {
  const names = kind === 'poisson' ? (['observed', 'expected'] as const) : (['numerator', 'denominator'] as const)
  const isShare = kind === 'binomial'
  const counted = rows.rows.map((row): CusumMonth => {
    const month = readShare(rows.file, row, names, { isShare, isWhole: true })
    return month && isSuccess ? { x: month.n - month.x, n: month.n } : month
  })
  if (dates === null) return { months: counted, dates: null }
  const complete = completeMonths(dates.map((at, place) => ({ at, value: place })))
  return {
    months: complete.map(({ value }) => (value === null ? null : counted[value]!)),
    dates: complete.map(({ at }) => at),
  }
}

function toText({ points, h, kind, reference, oddsRatio, calibration }: Answer): string {
  const from = calibration
    ? `calibrated: ${calibration.falseAlarms * 100}% false alarms in ${calibration.months} months, seed ${calibration.seed}`
    : 'as given'
  const seen = points.filter(({ signal }) => signal).length
  return [
    `${kind} CUSUM, reference ${shown(reference)}, ratio ${oddsRatio}, h ${shown(h)} (${from})\n\n`,
    textTable(
      ['point', 's', 'months above 0', 'signal'],
      points.map(({ date, s, monthsAbove, signal }, at) => [
        date ?? `${at + 1}`,
        shown(s),
        `${monthsAbove}`,
        signal ? 'signal' : '',
      ]),
    ),
    `\n${seen} signal(s)\n`,
  ].join('')
}
