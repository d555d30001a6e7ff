import { type ProcessChart, processChart } from '../../../ground/statistics/process-chart.ts'
import type { ProcessRow } from '../../../ground/statistics/process-limits.ts'
import type { RunChart } from '../../../ground/statistics/run-chart.ts'
import type { Calendar } from '../../../ground/statistics/xmr.ts'
import { LIMIT_CONSTANT } from '../../../ground/statistics/xmr-limits.ts'
import type { Command } from '../command.ts'
import { dateColumnOf, readDates } from './read-dates.ts'
import { type NamedRows, needColumns, readNumber, readRows, readShare } from './read-rows.ts'
import { InputRefused } from './refused-input.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { readSpcUse, type SpcUse, spcHelp, spcUsage } from './spc-use.ts'
import { shown, textTable } from './text-table.ts'
import { adviceText, warningText } from './warning-text.ts'

export const spcCommand: Command = {
  name: 'spc',
  summary: 'chart a series: limits, and the points that are unlike the others',
  help: spcHelp,
  needsNoWords: true,
  async run(args) {
    const use = readSpcUse(args)
    if ('wrong' in use) {
      process.stderr.write(`${use.wrong}\n\n${spcUsage}\n`)
      return 2
    }
    return runArithmetic({ command: 'spc', isJson: use.isJson }, async () => ({ answer: await chart(use) }), spcText)
  },
}

export type SpcAnswer = ReturnType<typeof answerOf>

async function chart(use: SpcUse): Promise<SpcAnswer> {
  const rows = await readRows(use.source)
  const kind = use.chart ?? 'xmr'
  const calendar = use.calendar ?? (kind === 'g' || kind === 't' ? 'rows' : 'months')
  const { series, dates, isValuePassed } = readSeries(rows, use, calendar)
  const excluded = new Set(use.excluded.map((date) => placeOf(rows.file, date, dates, calendar)))
  const points = series.map((row, at) => (excluded.has(at) ? { ...row, excluded: true } : row))
  const rebases = calendar === 'months' ? use.rebases : use.rebases.map((date) => nameOf(firstFrom(date, dates)))
  const drawn = processChart(kind, points, { ...use, calendar, rebases })
  const dateOf = calendar === 'months' ? (at: string) => at : (at: string) => dates[Number(at)]!
  return answerOf(drawn, { use, calendar, dateOf, isValuePassed })
}

/** Rows that are points of their own are told apart by their place: two events may fall on one day. */
const nameOf = (place: number) => String(place).padStart(9, '0')

const firstFrom = (date: string, dates: readonly string[]) => {
  const found = dates.findIndex((one) => one >= date)
  return found === -1 ? dates.length : found
}

function placeOf(file: string, date: string, dates: readonly string[], calendar: Calendar): number {
  const told = (one: string) => (calendar === 'months' ? one.slice(0, 7) : one)
  const place = dates.findIndex((one) => told(one) === told(date))
  if (place === -1) throw new InputRefused('date-not-there', { file, column: 'date', found: date })
  return place
}

function readSeries(rows: NamedRows, { chart, isRatio }: SpcUse, calendar: Calendar) {
  const { file, columns } = rows
  const column = dateColumnOf(rows)
  if (column === null && calendar === 'months') needColumns(rows, ['date'])
  const mayRepeat = chart === 'g' || chart === 't'
  const dates = column ? readDates(rows, column, { calendar, mayRepeat }) : rows.rows.map((_, at) => `${at + 1}`)
  const isCounted = columns.has('numerator') && columns.has('denominator') && chart !== 'g' && chart !== 't'
  const needsBoth = chart === 'p' || chart === 'pp' || chart === 'u' || chart === 'up' || chart === 'i'
  if (needsBoth && !isCounted) needColumns(rows, ['numerator', 'denominator'])
  const counts = chart === 'c' && columns.has('numerator') ? 'numerator' : 'value'
  if (!isCounted && !columns.has(counts)) {
    const expected = 'value, or numerator and denominator'
    throw new InputRefused('column-needed', { file, row: 1, found: [...columns].join(', '), expected })
  }
  const isRate = chart === 'u' || chart === 'up' || chart === 'i'
  const isShare = !(isRate || isRatio)
  const series = rows.rows.map((row, at): ProcessRow => {
    const target = columns.has('target') ? readNumber(file, row, 'target', { mayBeNegative: true }) : null
    const place = { at: calendar === 'months' ? dates[at]! : nameOf(at), target }
    if (isCounted && chart !== 'c') {
      const isWhole = needsBoth && chart !== 'i'
      const share = readShare(file, row, ['numerator', 'denominator'], { isShare, isWhole })
      if (share === null || share.n === 0) {
        if (share !== null && share.x > 0)
          throw new InputRefused('part-above-whole', {
            file,
            row: row.row,
            column: 'numerator',
            found: `${share.x}`,
            expected: '0',
          })
        return { ...place, value: null }
      }
      return { ...place, value: share.x / share.n, ...share }
    }
    const isWhole = chart === 'c' || chart === 'g'
    const value = readNumber(file, row, counts, { isWhole, mayBeNegative: !isWhole && chart !== 't' })
    if (chart === 't' && value === 0)
      throw new InputRefused('nothing-to-compute', {
        file,
        row: row.row,
        column: counts,
        found: 'a time of 0 between two events; take a finer unit, such as hours',
      })
    return { ...place, value, ...(chart === 'c' && value !== null ? { x: value, n: 1 } : {}) }
  })
  return { series, dates, isValuePassed: isCounted && columns.has('value') }
}

type Around = { use: SpcUse; calendar: Calendar; dateOf: (at: string) => string; isValuePassed: boolean }

function answerOf(drawn: ProcessChart, { use, calendar, dateOf, isValuePassed }: Around) {
  const { segments, points, variation, assurance, warnings, advice } = drawn
  return {
    chart: drawn.chart,
    segments: segments.map(({ from, to, ...rest }) => ({ from: dateOf(from), to: dateOf(to), ...rest })),
    points: points.map(({ date, value, segment, excluded, lines, rules }) => ({
      date: dateOf(date),
      value,
      centre: lines?.centre ?? segments[segment]!.centre,
      lower: lines?.lower ?? null,
      upper: lines?.upper ?? null,
      rules: rules.map(({ rule }) => rule),
      directions: rules.map(({ direction }) => direction),
      segment,
      excluded,
    })),
    variation,
    assurance,
    warnings: [...warnings, ...(isValuePassed ? (['value-not-read'] as const) : [])],
    // where a chart was asked for, nobody is told to take another
    advice: use.chart === null ? advice : [],
    settings: {
      constant: drawn.chart === 'xmr' ? LIMIT_CONSTANT : 3,
      screening: use.screening,
      twoOfThree: use.ruleSet,
      shift: use.shiftLength,
      trend: use.trendLength,
      calendar,
      fixAfter: use.fixAfter ?? null,
      better: use.better,
      target: use.target,
    },
  }
}

const chartNames: Record<string, string> = {
  xmr: 'Individual values (XmR)',
  run: 'Run chart',
  p: 'P chart',
  pp: "Laney's P' chart",
  u: 'U chart',
  up: "Laney's U' chart",
  c: 'C chart',
  g: 'G chart',
  t: 'T chart',
  i: "Taylor's I' chart",
}

function spcText(answer: SpcAnswer): string {
  const { chart, segments, points, variation, assurance, warnings, advice } = answer
  const lines = [`${chartNames[chart]}; ${points.length} points, ${segments.length} segment(s)\n\n`]
  lines.push(
    textTable(
      ['segment', 'to', 'points', 'centre', 'lower', 'upper'],
      segments.map(({ from, to, n, centre, lower, upper }) => [
        from,
        to,
        `${n}`,
        shown(centre),
        shown(lower),
        shown(upper),
      ]),
    ),
    '\n',
  )
  lines.push(
    textTable(
      ['date', 'value', 'centre', 'lower', 'upper', 'rules'],
      points.map(({ date, value, centre, lower, upper, rules, directions, excluded }) => [
        date,
        shown(value),
        shown(centre),
        shown(lower),
        shown(upper),
        [...rules.map((rule, at) => `${rule} ${directions[at]}`), ...(excluded ? ['(excluded)'] : [])].join(', '),
      ]),
    ),
    '\n',
  )
  for (const { run } of segments) if (run) lines.push(runText(run))
  lines.push(`Variation: ${variation ?? 'not judged'}. Assurance: ${assurance ?? 'not judged'}.\n`)
  for (const { chart: other, reason } of advice) lines.push(`Consider --chart ${other}: ${adviceText[reason]}.\n`)
  for (const warning of warnings) lines.push(`${warningText[warning]} [${warning}]\n`)
  return lines.join('')
}

function runText({ longestRun, longestExpected, crossings, crossingsExpected, signal }: RunChart): string {
  if (signal === null) return 'Fewer than ten points off the median: no verdict\n'
  const seen = `Longest run ${longestRun} (expected up to ${longestExpected})`
  return `${seen}, crossings ${crossings} (expected from ${crossingsExpected}): ${signal ? 'unlike' : 'like'} chance\n`
}
