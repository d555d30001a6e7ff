import { LIMIT_CONSTANT, type Limits, limitsOf } from './xmr-limits.ts'
import { checkOrder, completeMonths, type XmrInput } from './xmr-points.ts'
import { type RuleHit, rulesHit } from './xmr-rules.ts'

export type Better = 'increase' | 'decrease' | 'neutral'
export type XmrOptions = {
  /** Which way is better; never inferred. Without it no icon is given. */
  better?: Better
  target?: number | null
  /** Months from which limits start anew. Each needs its own points. */
  rebases?: readonly string[]
  /** How many counting points of a segment set its limits; later points are judged against them. */
  fixAfter?: number
  /** Drop moving ranges of 3.267 averages or more, once. */
  screening?: boolean
  trendLength?: number
  shiftLength?: number
  ruleSet?: 'mdc' | 'ptd-0.2.2'
  /** 'months' (default): absent months are completed as missing. 'rows': each point is the neighbour of the one before. */
  calendar?: Calendar
}
export type Calendar = 'months' | 'rows'
/** none: 1 point; values: 2-7; trial: 8-12, limits but no icons; full: from 13. */
export type Stage = 'none' | 'values' | 'trial' | 'full'
export type XmrPoint = XmrInput & {
  segment: number
  counts: boolean
  excluded: boolean
  /** Every rule hit, in order of precedence, not just the first. */
  rules: RuleHit[]
  isImprovement: boolean
  isConcern: boolean
}
export type XmrSegment = {
  from: string
  to: string
  /** Points that set the limits, and points that are present and count. */
  n: number
  points: number
  stage: Stage
  limits: Limits | null
}
export type XmrWarning =
  | 'too-few-points'
  | 'trial-limits'
  | 'base-below-13'
  | 'no-neighbours'
  | 'no-variation'
  | 'missing-months'
  | 'rebase-outside'
  | 'autocorrelated'
export type Variation = 'improvement' | 'concern' | 'common'
export type Assurance = 'consistently-passes' | 'consistently-fails' | 'hit-or-miss'
export type XmrChart = {
  points: XmrPoint[]
  segments: XmrSegment[]
  /** State of the last counting point of the last segment; null when not to be judged (below 13 points, neutral). */
  variation: Variation | null
  /** True when that point is improvement and concern at once: show both. */
  variationIsMixed: boolean
  assurance: Assurance | null
  /** True while the last segment has an open signal: its limits may no longer hold. */
  assuranceNeedsCaution: boolean
  warnings: XmrWarning[]
  ruleSet: 'mdc' | 'ptd-0.2.2'
  constant: number
  screening: boolean
}

/** Below eight points of base a limit is guesswork; from thirteen Making Data Count shows limits and icons. */
const TRIAL_FROM = 8
const FULL_FROM = 13

/**
 * Process behaviour chart of individual values (XmR) with the four Making Data Count rules.
 *
 * Give the months in order; absent months are completed as missing. Units: those of the values; limits are unclipped,
 * and points are judged against unclipped limits (a share's lower limit may be negative: clip when drawing).
 * Chance: with 24 stable months about one chart in five shows some flag (see false-alarms.ts).
 * Errors: RangeError with the row number for unsorted or duplicated months and values that are not finite.
 * Sources: NHS England Making Data Count; NHSRplotthedots 0.2.2 and its issue 194 for the newer two-of-three rule.
 */
export function xmr(input: readonly XmrInput[], options: XmrOptions = {}): XmrChart {
  const { better, screening = true, trendLength = 7, shiftLength = 7, ruleSet = 'mdc' } = options
  const { calendar = 'months' } = options
  const complete = calendar === 'months' ? completeMonths(input) : checkOrder(input)
  const warnings = new Set<XmrWarning>()
  const starts = segmentStarts(complete, options.rebases ?? [], { calendar, warnings })
  const points: XmrPoint[] = []
  const segments: XmrSegment[] = []

  starts.forEach((start, s) => {
    const rows = complete.slice(start, starts[s + 1])
    const judged = rows.map((row) => (row.counts === false ? null : row.value))
    const base = baseOf(rows, judged, options.fixAfter)
    const n = base.filter((value) => value !== null).length
    const present = judged.filter((value) => value !== null).length
    const stage = stageOf(present, n)
    const computed = stage === 'trial' || stage === 'full' ? limitsOf(base, screening) : null
    const hits = computed
      ? rulesHit(judged, computed, { trendLength, shiftLength, twoOfThree: ruleSet })
      : rows.map((): RuleHit[] => [])
    warnAbout(rows, judged, stage, n, computed, warnings)
    segments.push({ from: rows[0]!.at, to: rows.at(-1)!.at, n, points: present, stage, limits: computed })
    rows.forEach((row, i) => {
      const rules = hits[i]!
      points.push({
        ...row,
        segment: s,
        counts: row.counts !== false,
        excluded: row.excluded === true,
        rules,
        isImprovement: rules.some((rule) => isBetter(rule, better) === true),
        isConcern: rules.some((rule) => isBetter(rule, better) === false),
      })
    })
  })

  const lastSegment = segments.at(-1)
  const last = points.findLast((p) => p.segment === segments.length - 1 && p.counts && p.value !== null)
  const mayShowIcons = lastSegment?.stage === 'full' && lastSegment.limits !== null && last !== undefined
  const judgesDirection = better === 'increase' || better === 'decrease'
  const target = complete.findLast((p) => p.target !== null && p.target !== undefined)?.target ?? options.target ?? null
  return {
    points,
    segments,
    variation: mayShowIcons && judgesDirection ? variationOf(last) : null,
    variationIsMixed: mayShowIcons && judgesDirection && last.isImprovement && last.isConcern,
    assurance: mayShowIcons ? assuranceOf(lastSegment.limits!, target, better) : null,
    assuranceNeedsCaution: mayShowIcons && last.rules.length > 0,
    warnings: [...warnings],
    ruleSet,
    constant: LIMIT_CONSTANT,
    screening,
  }
}

/** Where segments begin, the first at 0; a rebase before the second point or after the last is told, and starts none. */
export function segmentStarts(
  rows: readonly XmrInput[],
  rebases: readonly string[],
  { calendar, warnings }: { calendar: Calendar; warnings: Set<XmrWarning> },
): number[] {
  if (rows.length === 0) return []
  const starts = new Set([0])
  // Months compare by year and month, so '2026-04' and '2026-04-01' mean the same start.
  const told = (at: string) => (calendar === 'months' ? at.slice(0, 7) : at)
  for (const rebase of rebases) {
    const start = rows.findIndex((row) => told(row.at) >= told(rebase))
    if (start <= 0) warnings.add('rebase-outside')
    else starts.add(start)
  }
  return [...starts].sort((a, b) => a - b)
}

/** Values that set the limits; null where a month takes no part. */
export function baseOf(
  rows: readonly XmrInput[],
  judged: readonly (number | null)[],
  fixAfter = Number.POSITIVE_INFINITY,
) {
  let seen = 0
  return judged.map((value, i) => {
    if (value !== null) seen++
    return value === null || seen > fixAfter || rows[i]!.excluded === true ? null : value
  })
}

/** What so many points allow to be said. */
export function stageOf(present: number, base: number): Stage {
  if (present <= 1) return 'none'
  if (base < TRIAL_FROM) return 'values'
  return present < FULL_FROM ? 'trial' : 'full'
}

function warnAbout(
  rows: readonly XmrInput[],
  judged: readonly (number | null)[],
  stage: Stage,
  n: number,
  limits: Limits | null,
  warnings: Set<XmrWarning>,
): void {
  if (stage === 'none' || stage === 'values') warnings.add('too-few-points')
  if (stage === 'trial') warnings.add('trial-limits')
  if (stage === 'full' && n < FULL_FROM) warnings.add('base-below-13')
  if ((stage === 'trial' || stage === 'full') && limits === null) warnings.add('no-neighbours')
  if (limits?.averageMovingRange === 0) warnings.add('no-variation')
  if (rows.some((row) => row.value === null)) warnings.add('missing-months')
  if (limits && isAutocorrelated(judged)) warnings.add('autocorrelated')
}

/** Neighbouring months that resemble each other (lag-1 correlation above 0.4, from 24 points) raise false flags. */
function isAutocorrelated(values: readonly (number | null)[]): boolean {
  const present = values.filter((value) => value !== null)
  if (present.length < 24) return false
  const centre = present.reduce((sum, value) => sum + value, 0) / present.length
  const spread = present.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  let together = 0
  values.forEach((value, i) => {
    const before = i > 0 ? values[i - 1] : null
    if (value !== null && before !== null && before !== undefined) together += (value - centre) * (before - centre)
  })
  return spread > 0 && together / spread > 0.4
}

/** Whether a hit is to the good; null where nobody said which way is better. */
export function isBetter(hit: RuleHit, better: Better | undefined): boolean | null {
  if (better === undefined || better === 'neutral') return null
  return (hit.direction === 'up') === (better === 'increase')
}

/** Where both hold, Making Data Count names the improvement; `variationIsMixed` keeps the other in sight. */
function variationOf(point: XmrPoint): Variation {
  return point.isImprovement ? 'improvement' : point.isConcern ? 'concern' : 'common'
}

/** What months like these come to, against a target; a target on a limit is hit or miss. */
export function assuranceOf(
  limits: Pick<Limits, 'lower' | 'upper'>,
  target: number | null,
  better: Better | undefined,
): Assurance | null {
  if (target === null || better === undefined || better === 'neutral') return null
  const above = target > limits.upper
  const below = target < limits.lower
  if (!above && !below) return 'hit-or-miss'
  return above === (better === 'increase') ? 'consistently-fails' : 'consistently-passes'
}
