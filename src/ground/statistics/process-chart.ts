import { adviseChart, type ChartAdvice } from './advise-chart.ts'
import { limitsOfSegment, type ProcessRow, type SegmentLines } from './process-limits.ts'
import { medianOf, type RunChart, runChart } from './run-chart.ts'
import {
  type Assurance,
  assuranceOf,
  baseOf,
  type Calendar,
  isBetter,
  type Stage,
  segmentStarts,
  stageOf,
  type Variation,
  type XmrOptions,
  type XmrWarning,
  xmr,
} from './xmr.ts'
import { SCREENING_CONSTANT } from './xmr-limits.ts'
import { checkOrder, completeMonths } from './xmr-points.ts'
import { type Lines, type RuleHit, rulesHitAlong } from './xmr-rules.ts'

export type ProcessChartKind = 'xmr' | 'run' | 'p' | 'pp' | 'u' | 'up' | 'c' | 'g' | 't' | 'i'
export type ProcessWarning = XmrWarning | 'exact-limits' | 'no-extra-variation' | 'assurance-needs-caution'
export type ProcessSegment = {
  from: string
  to: string
  stage: Stage
  /** points that set the limits */
  n: number
  centre: number | null
  /** null without limits, and where the limits differ from point to point */
  lower: number | null
  upper: number | null
  lowerNear: number | null
  upperNear: number | null
  /** of individual values: the centre of the chart of moving ranges, and its upper limit */
  movingRange: { centre: number; upper: number } | null
  /** of P' and U': how much wider than chance the months lie */
  spread: number | null
  /** of a run chart: what its verdict rests on */
  run: RunChart | null
}
export type ProcessPoint = {
  date: string
  value: number | null
  segment: number
  excluded: boolean
  lines: Lines | null
  rules: RuleHit[]
}
export type ProcessChart = {
  chart: ProcessChartKind
  segments: ProcessSegment[]
  points: ProcessPoint[]
  variation: Variation | null
  assurance: Assurance | null
  warnings: ProcessWarning[]
  advice: ChartAdvice[]
}

export type ProcessOptions = Omit<XmrOptions, 'rebases'> & { rebases?: readonly string[]; calendar?: Calendar }

/**
 * A process behaviour chart of any of ten kinds, in segments, with the four rules.
 *
 * `xmr` of values; `run` around the median (Anhoej); `p`, `pp` shares; `u`, `up` rates; `c` counts; `i` values weighted by
 * their denominators; `g` cases and `t` time between rare events. Rules are judged on limits before they are kept within
 * what can be, those of a segment by that segment alone; of a run chart a run longer than expected is its shift. No icon below 13 points.
 * Units: those of the values (shares of 1). Range and errors: those of xmr, countChart, betweenEventsChart and
 * timeBetweenChart. Source: NHS Making Data Count; qicharts2 0.8; Laney 2002; Taylor 2018; Anhoej 2014.
 */
export function processChart(
  kind: ProcessChartKind,
  input: readonly ProcessRow[],
  options: ProcessOptions = {},
): ProcessChart {
  const advice = adviceFor(kind, input)
  if (kind === 'xmr') return { ...ofValues(input, options), advice }
  const { better, calendar = 'months', screening = true } = options
  const rows: readonly ProcessRow[] = calendar === 'months' ? completeMonths(input) : checkOrder(input)
  const warnings = new Set<XmrWarning>()
  const starts = segmentStarts(rows, options.rebases ?? [], { calendar, warnings })
  const noted = new Set<ProcessWarning>()
  const points: ProcessPoint[] = []
  const segments = starts.map((start, at): ProcessSegment => {
    const own = rows.slice(start, starts[at + 1])
    const values = own.map((row) => row.value)
    const base = baseOf(own, values, options.fixAfter)
    const n = base.filter((value) => value !== null).length
    const present = values.filter((value) => value !== null).length
    const stage = stageOf(present, n)
    const isDrawn = kind === 'run' ? present > 1 : stage === 'trial' || stage === 'full'
    const found = isDrawn ? limitsOfSegment(kind, own, base, screening) : null
    const told = values.map((value, i) => (own[i]!.excluded === true ? null : value))
    const run = kind === 'run' ? runChart(told, medianOf(base.filter((value) => value !== null))) : null
    const hits = run ? longRuns(told, run) : rulesOf(values, found, options)
    for (const one of warningsOf({ kind, values, stage, n, found })) noted.add(one)
    own.forEach((row, i) => {
      const lines = clip(kind, found?.lines[i] ?? null)
      const excluded = row.excluded === true
      points.push({ date: row.at, value: row.value, segment: at, excluded, lines, rules: hits[i]! })
    })
    return {
      from: own[0]!.at,
      to: own.at(-1)!.at,
      stage,
      n,
      centre: run?.median ?? found?.centre ?? null,
      ...sameLines((found?.lines ?? []).map((one) => clip(kind, one))),
      movingRange: null,
      spread: found?.spread ?? null,
      run,
    }
  })
  const last = points.findLast((point) => point.segment === segments.length - 1 && point.value !== null)
  const isFull = segments.at(-1)?.stage === 'full' && last !== undefined
  const target = rows.findLast((row) => row.target !== null && row.target !== undefined)?.target ?? options.target
  const hasLimits = kind !== 'run' && kind !== 'g' && kind !== 't' && isFull && last.lines !== null
  const directions = new Set(last?.rules.map((rule) => isBetter(rule, better)))
  const judged: Variation = directions.has(true) ? 'improvement' : directions.has(false) ? 'concern' : 'common'
  const assurance = hasLimits ? assuranceOf(last.lines!, target ?? null, better) : null
  if (assurance !== null && last!.rules.length > 0) noted.add('assurance-needs-caution')
  return {
    chart: kind,
    segments,
    points,
    variation: isFull && (better === 'increase' || better === 'decrease') ? judged : null,
    assurance,
    warnings: [...warnings, ...noted],
    advice,
  }
}

function ofValues(input: readonly ProcessRow[], options: ProcessOptions): Omit<ProcessChart, 'advice'> {
  const chart = xmr(input, options)
  return {
    chart: 'xmr',
    segments: chart.segments.map(({ from, to, stage, n, limits }) => ({
      from,
      to,
      stage,
      n,
      centre: limits?.centre ?? null,
      lower: limits?.lower ?? null,
      upper: limits?.upper ?? null,
      lowerNear: limits?.lowerNear ?? null,
      upperNear: limits?.upperNear ?? null,
      movingRange: limits && {
        centre: limits.averageMovingRange,
        upper: SCREENING_CONSTANT * limits.averageMovingRange,
      },
      spread: null,
      run: null,
    })),
    points: chart.points.map((point) => ({
      date: point.at,
      value: point.value,
      segment: point.segment,
      excluded: point.excluded,
      lines: chart.segments[point.segment]!.limits,
      rules: point.rules,
    })),
    variation: chart.variation,
    assurance: chart.assurance,
    warnings: [
      ...chart.warnings,
      ...(chart.assurance !== null && chart.assuranceNeedsCaution ? (['assurance-needs-caution'] as const) : []),
    ],
  }
}

function rulesOf(values: readonly (number | null)[], found: SegmentLines | null, options: ProcessOptions): RuleHit[][] {
  const { trendLength = 7, shiftLength = 7, ruleSet = 'mdc' } = options
  if (found === null || found.lines.every((one) => one === null || one.upper === one.lower)) return values.map(() => [])
  return rulesHitAlong(values, (i) => found.lines[i] ?? null, { trendLength, shiftLength, twoOfThree: ruleSet })
}

/** The points of runs that are longer than chance makes them; points on the median neither belong to one nor break it. */
function longRuns(values: readonly (number | null)[], { median, longestExpected, signal }: RunChart): RuleHit[][] {
  const hits: RuleHit[][] = values.map(() => [])
  if (signal === null || median === null) return hits
  let run: number[] = []
  const close = () => {
    if (run.length > longestExpected!)
      for (const i of run) hits[i] = [{ rule: 'shift', direction: values[i]! > median ? 'up' : 'down' }]
    run = []
  }
  values.forEach((value, i) => {
    if (value === null || value === median) return
    if (run.length > 0 && values[run[0]!]! > median !== value > median) close()
    run.push(i)
  })
  close()
  return hits
}

type Judged = {
  kind: ProcessChartKind
  values: readonly (number | null)[]
  stage: Stage
  n: number
  found: SegmentLines | null
}

function* warningsOf({ kind, values, stage, n, found }: Judged): Iterable<ProcessWarning> {
  if (stage === 'none' || stage === 'values') yield 'too-few-points'
  if (stage === 'trial') yield 'trial-limits'
  if (stage === 'full' && n < 13) yield 'base-below-13'
  if (values.includes(null)) yield 'missing-months'
  if (found?.isExact) yield 'exact-limits'
  const width = found?.lines.find((one) => one !== null)
  if (kind !== 'run' && width && width.upper === width.lower) yield 'no-variation'
  if (found?.spread != null && found.spread >= 0.8 && found.spread <= 1.2) yield 'no-extra-variation'
}

/** Limits as they are told, once the rules were judged: counts and rates are not below 0, shares not above 1. */
function clip(kind: ProcessChartKind, lines: Lines | null): Lines | null {
  if (lines === null || kind === 'i' || kind === 'g' || kind === 't') return lines
  const [least, most] = [0, kind === 'p' || kind === 'pp' ? 1 : Number.POSITIVE_INFINITY]
  const within = (value: number) => Math.min(most, Math.max(least, value))
  const { centre, lower, upper, lowerNear, upperNear } = lines
  return {
    centre,
    lower: within(lower),
    upper: within(upper),
    lowerNear: within(lowerNear),
    upperNear: within(upperNear),
  }
}

const lineNames = ['lower', 'upper', 'lowerNear', 'upperNear'] as const

/** Limits that are the same at every point are those of the segment. */
function sameLines(lines: readonly (Lines | null)[]): Record<(typeof lineNames)[number], number | null> {
  const present = lines.filter((one) => one !== null)
  const same = (name: (typeof lineNames)[number]) => {
    const first = present[0]?.[name]
    return first !== undefined && Number.isFinite(first) && present.every((one) => one[name] === first) ? first : null
  }
  return { lower: same('lower'), upper: same('upper'), lowerNear: same('lowerNear'), upperNear: same('upperNear') }
}

function adviceFor(kind: ProcessChartKind, rows: readonly ProcessRow[]): ChartAdvice[] {
  if (kind !== 'xmr') return []
  const counted = rows.map((row) => (row.value === null ? null : { x: row.x ?? row.value, n: row.n ?? null }))
  const isCounted = rows.some((row) => row.n !== undefined)
  const isShare = rows.every((row) => row.n === undefined || row.x === undefined || row.x <= row.n)
  return adviseChart(counted, !isCounted ? 'value' : isShare ? 'share' : 'rate')
}
