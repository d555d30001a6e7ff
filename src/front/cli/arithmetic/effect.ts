import { type EffectMonth, measureEffect, powerToSee } from '../../../ground/statistics/effect.ts'
import { compareEffects, measureRateEffect } from '../../../ground/statistics/effect-beside.ts'
import { measureStep } from '../../../ground/statistics/step-regression.ts'
import { completeMonths } from '../../../ground/statistics/xmr-points.ts'
import type { Command } from '../command.ts'
import { type EffectUse, effectHelp, readEffectUse } from './effect-use.ts'
import { dateColumnOf, readDates } from './read-dates.ts'
import { needColumns, readRows, readShare } from './read-rows.ts'
import { InputRefused } from './refused-input.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { shown } from './text-table.ts'

export const effectCommand: Command = {
  name: 'effect',
  summary: 'whether a figure changed after an action by more than chance',
  help: effectHelp,
  needsNoWords: true,
  async run(args) {
    const isJson = args.includes('--json')
    const use = readEffectUse(args)
    return runArithmetic(
      { command: 'effect', isJson },
      async () => ('wrong' in use ? use : { answer: await look(use) }),
      toText,
    )
  },
}

type Series = { months: (EffectMonth | null)[]; start: number }

async function look(use: EffectUse) {
  const series = await readSeries(use.source, use)
  const own = changeIn(series, use)
  const other = use.comparison === null ? null : await readSeries(use.comparison, use)
  const beside = other && compareWith(own, changeIn(other, use))
  const { before, after } = own
  const step = measureStep(
    series.months.map((month) => (month && month.n > 0 ? month : null)),
    {
      start: series.start,
      family: use.kind === 'share' ? 'binomial' : 'poisson',
      level: use.level,
      ...(use.season ? { season: use.season } : {}),
    },
  )
  return {
    kind: use.kind,
    ...own,
    withoutTrigger: changeIn(withoutTrigger(series, use.trigger), use),
    comparison: beside,
    step: step && { ratio: step.ratio, interval: step.interval, phi: step.phi, trend: step.trend },
    power: powerOf(use, before, after),
    warnings: [
      ...(use.comparison === null ? ['no-comparison' as const] : []),
      ...(own.verdict === 'cannot tell yet' ? ['few-months' as const] : []),
      ...(series.months.includes(null) ? ['missing-months' as const] : []),
    ],
  }
}

async function readSeries(source: string, { action, kind }: EffectUse): Promise<Series> {
  const rows = await readRows(source)
  const { file } = rows
  const column = dateColumnOf(rows)
  needColumns(rows, [column ?? 'date', 'numerator', 'denominator'])
  const dates = readDates(rows, column!, { calendar: 'months' })
  const isShare = kind === 'share'
  const counted = rows.rows.map((row) =>
    readShare(file, row, ['numerator', 'denominator'], { isShare, isWhole: isShare }),
  )
  rows.rows.forEach(({ row }, at) => {
    const x = counted[at]?.x ?? 0
    if (!Number.isInteger(x))
      throw new InputRefused('cell-not-number', {
        file,
        row,
        column: 'numerator',
        found: `${x}`,
        expected: 'a whole number',
      })
  })
  const complete = completeMonths(dates.map((at, place) => ({ at, value: place })))
  const start = complete.findIndex(({ at }) => at.slice(0, 7) >= action.slice(0, 7))
  return {
    months: complete.map(({ value }) => (value === null ? null : counted[value]!)),
    start: start === -1 ? complete.length : start,
  }
}

const withoutTrigger = ({ months, start }: Series, trigger: number): Series => {
  const from = Math.max(0, start - trigger)
  return { months: [...months.slice(0, from), ...months.slice(start)], start: from }
}

const present = (months: readonly (EffectMonth | null)[]) => months.filter((month) => month !== null)

function changeIn({ months, start }: Series, { kind, better, level }: EffectUse) {
  const [before, after] = [present(months.slice(0, start)), present(months.slice(start))]
  if (kind === 'share') {
    const none = { ratio: null, ratioInterval: null, phi: null }
    return { ...measureEffect(before, after, better, level), ...none }
  }
  const { interval, ...rest } = measureRateEffect(before, after, better, level)
  const rate = ({ x, n }: { x: number; n: number }) => (n > 0 ? x / n : null)
  const [first, second] = [rate(rest.before), rate(rest.after)]
  const difference = first === null || second === null ? null : second - first
  return { ...rest, difference, interval: null, ratioInterval: interval }
}

type Change = ReturnType<typeof changeIn>

function compareWith(own: Change, effect: Change) {
  const between = compareEffects(own, effect)
  return { effect, difference: between?.difference ?? null, interval: between?.interval ?? null }
}

function powerOf({ hoped, better, level }: EffectUse, before: Change['before'], after: Change['after']): number | null {
  if (hoped === undefined || before.n === 0 || after.n === 0) return null
  const p = before.x / before.n
  const q = better === 'increase' ? p + hoped : p - hoped
  return p <= 0 || p >= 1 || q <= 0 || q >= 1 ? null : powerToSee({ p, q, n: before.n, m: after.n }, level)
}

type Answer = Awaited<ReturnType<typeof look>>

function toText(answer: Answer): string {
  const side = ({ x, n, months }: { x: number; n: number; months: number }) =>
    `${x} of ${n} in ${months} months${n > 0 ? ` (${shown(x / n)})` : ''}`
  const size = ({ difference, interval, ratio, ratioInterval }: Change) =>
    ratio === null
      ? `difference ${shown(difference)} (${shown(interval?.lower)} to ${shown(interval?.upper)})`
      : `ratio ${shown(ratio)} (${shown(ratioInterval?.lower)} to ${shown(ratioInterval?.upper)})`
  const { withoutTrigger: without, comparison, step, power, warnings } = answer
  return [
    `Before: ${side(answer.before)}. After: ${side(answer.after)}.\n`,
    `${size(answer)}: ${answer.verdict}\n`,
    `Without the months that led to it: ${size(without)}: ${without.verdict}\n`,
    ...(comparison
      ? [
          `Where there was no action: ${size(comparison.effect)}. Here more by ${shown(comparison.difference)} (${shown(comparison.interval?.lower)} to ${shown(comparison.interval?.upper)})\n`,
        ]
      : []),
    ...(step
      ? [
          `Step with the trend taken out: ratio ${shown(step.ratio)} (${shown(step.interval.lower)} to ${shown(step.interval.upper)})\n`,
        ]
      : []),
    ...(power === null ? [] : [`A change as hoped for would be seen with a chance of ${shown(power)}\n`]),
    ...(warnings.includes('no-comparison') ? ['No comparison: a change may be seen, its cause is not shown.\n'] : []),
    ...(warnings.length > 0 ? [`Warnings: ${warnings.join(', ')}\n`] : []),
  ].join('')
}
