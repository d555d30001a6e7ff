import { addMonths, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { chanceOfFalseAlarm } from '../../ground/statistics/false-alarms.ts'
import { runChart } from '../../ground/statistics/run-chart.ts'
import { wilsonInterval } from '../../ground/statistics/wilson.ts'
import { type Assurance, type XmrChart, xmr } from '../../ground/statistics/xmr.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import type { Held } from '../goals/contract-terms.ts'
import type { Direction } from '../goals/standard.ts'
import type { StandardStep } from '../goals/standard-steps.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'
import { type Measure, smallestOf } from '../measures/measure.ts'
import { type Judgment, judge, type Window, windowFor } from '../results/judgment.ts'
import { countedByHand, type Result } from '../results/result.ts'
import { chanceBelow } from './chance-below.ts'
import { type CoursePoint, dropLeading, type EarlierResult, toPoint, withEarlier } from './course-point.ts'
import type { Signal } from './signal.ts'

/** A course is how a measure went over the months, up to the one under review: points, usual range, judgment, signal. */
export type Course = {
  measure: string
  unit: string
  month: Month
  valueFormat: ValueFormat
  direction: Direction
  points: CoursePoint[]
  /** from 13 months on; a packet of earlier times has no near limits */
  limits: {
    from: Month
    to: Month
    lower: number
    centre: number
    upper: number
    lowerNear?: number
    upperNear?: number
  }[]
  /** a short series, of 8 to 12 months, is read around its median; absent: it is long enough, or too short for that */
  run?: {
    median: number
    months: number /** null: too few months lie off the median */
    isUnusual: boolean | null
  } | null
  /** where the target lies beside the usual range; absent: no limits, no target, or an open signal */
  assurance?: Assurance
  /** months from which another definition counts, by name */
  definitions?: { month: Month; name: string }[]
  state: FigureState
  /** why there is no figure, in the pack's own code */
  reason: string | null
  window: Window | null
  interval: { lower: number; upper: number } | null
  judgment: Judgment | null
  minimum: number | null
  target: number | null
  /** where what was agreed changed within the months; absent: it was the same in all of them */
  steps?: StandardStep[]
  /** the way that was agreed to the target, by month; absent: none was */
  expected?: { month: Month; value: number }[]
  /** what the contract says of it; absent: nothing was ever proposed, and the standards of its program type hold */
  binding?: CourseBinding
  signal: Signal | null
  /** chance that chance alone flags this month of this chart; null where the rules flag nothing */
  chance: number | null
  /** each month resembles the one before, so the rules flag more often than chance would: the reader is told */
  isAutocorrelated: boolean
  details: Record<string, string | number | null>
}

export type CourseBinding = Pick<Held, 'right' | 'isProposed'> & {
  /** the card that both sides agreed to, where the month's figure was counted by another */
  agreedCard: string | null
}

export const monthsShown = 24

/** Everything that is said of one measure of one program in one month, from its results and its standard alone. */
export function courseOf(input: {
  measure: Measure
  unit: string
  month: Month
  results: Result[]
  standard: { minimum: number; target: number; direction: Direction } | null
  /** by what right the contract is held to that, or why it is not; absent: nothing was ever proposed */
  held?: Omit<Held, 'standard'>
  /** what held through the months, where it is known, and what was expected in them */
  steps?: StandardStep[]
  expected?: NonNullable<Course['expected']>
  /** results of the same program under contracts that this one took over from: drawn, and never judged with its own */
  earlier?: EarlierResult[]
}): Course {
  const { measure, month, standard } = input
  const { followsProcessRules: followsRules } = measure
  const smallest = smallestOf(measure)
  const direction = standard?.direction ?? measure.direction
  const months = monthsBetween(addMonths(month, 1 - monthsShown), month)
  const byMonth = new Map(input.results.map((result) => [result.month, result]))
  const bare = months.map((at) => toPoint(at, byMonth.get(at) ?? null))
  const chart = chartOf(bare, direction, standard?.target ?? null)
  const points = bare.map((point) => ({ ...point, ...(followsRules ? readRules(chart, point.month) : {}) }))
  const last = byMonth.get(month) ?? null
  const window = windowFor(input.results, month, smallest)
  const course: Course = {
    measure: measure.key,
    unit: input.unit,
    month,
    valueFormat: measure.valueFormat,
    direction,
    points: dropLeading(points.map((point) => withEarlier(point, input.earlier ?? []))),
    limits: limitsOf(chart),
    ...shortOrRedefined(bare, chart, input.results),
    ...(followsRules && chart?.assurance && !chart.assuranceNeedsCaution ? { assurance: chart.assurance } : {}),
    state: last?.state ?? 'missing',
    reason: last ? (last.details.reason?.toString() ?? null) : 'no-figure',
    window,
    interval: intervalOf(measure, window),
    judgment: window ? judge(window, standard, smallest) : null,
    minimum: standard?.minimum ?? null,
    target: standard?.target ?? null,
    ...((input.steps?.length ?? 0) > 1 ? { steps: input.steps } : {}),
    ...((input.expected?.length ?? 0) > 0 ? { expected: input.expected } : {}),
    ...bindingOf(input.held, last),
    signal: null,
    chance: followsRules ? chanceOf(chart) : null,
    isAutocorrelated: chart?.warnings.includes('autocorrelated') ?? false,
    details: last?.details ?? {},
  }
  course.signal = signalOf(course, measure)
  return course
}

function bindingOf(held: Omit<Held, 'standard'> | undefined, last: Result | null): { binding?: CourseBinding } {
  if (!held) return {}
  const { right, isProposed, cardVersion } = held
  if (!isProposed && (right === 'inherited' || right === 'none')) return {}
  // A count that was typed or corrected by hand names no version of the card.
  const countedBy = last && last.definitionVersion !== countedByHand ? last.definitionVersion : cardVersion
  return { binding: { right, isProposed, agreedCard: countedBy === cardVersion ? null : cardVersion } }
}

/** The process chart of a course's points, in their order. */
export function chartOf(points: CoursePoint[], better: Direction, target: number | null): XmrChart | null {
  const shown = dropLeading(points)
  if (!shown.some((point) => point.value !== null)) return null
  // A month that is not yet mature is drawn, and takes no part in limits and rules.
  return xmr(
    shown.map((point) => ({ at: point.month, value: point.value, counts: point.state === 'value' })),
    { better, target },
  )
}

const isFull = (chart: XmrChart | null): chart is XmrChart => chart?.segments.at(-1)?.stage === 'full'

/** A month of a series that is long enough, as the rules see it. */
function readRules(chart: XmrChart | null, month: Month): Pick<CoursePoint, 'flag' | 'rules'> {
  const point = isFull(chart) ? chart.points.find((one) => one.at === month) : undefined
  if (!point || point.rules.length === 0) return { flag: null }
  const rules = point.rules.map(({ rule }) => rule)
  return { flag: point.isConcern ? 'concern' : point.isImprovement ? 'improvement' : null, rules }
}

/** Below 13 months limits are not yet sure enough to be shown: such a series is drawn around its median. */
function limitsOf(chart: XmrChart | null): Course['limits'] {
  if (!isFull(chart)) return []
  return chart.segments.flatMap(({ from, to, limits }) =>
    limits ? [{ from, to, ...pick(limits), lowerNear: limits.lowerNear, upperNear: limits.upperNear }] : [],
  )
}

const pick = ({ lower, centre, upper }: { lower: number; centre: number; upper: number }) => ({ lower, centre, upper })

function shortOrRedefined(
  points: CoursePoint[],
  chart: XmrChart | null,
  results: Result[],
): Pick<Course, 'run' | 'definitions'> {
  const definitions = results
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .filter(({ definitionVersion }, at, all) => at > 0 && all[at - 1]!.definitionVersion !== definitionVersion)
    .map(({ month, definitionVersion: name }) => ({ month, name }))
    .filter(({ month }) => points.some((point) => point.month === month))
  const run = chart?.segments.at(-1)?.stage === 'trial' ? runOf(points) : null
  return { ...(run ? { run } : {}), ...(definitions.length > 0 ? { definitions } : {}) }
}

function runOf(points: CoursePoint[]): NonNullable<Course['run']> {
  const mature = points.map((point) => (point.state === 'value' ? point.value : null))
  const { median, signal } = runChart(mature)
  return { median: median!, months: mature.filter((value) => value !== null).length, isUnusual: signal }
}

function chanceOf(chart: XmrChart | null): number | null {
  return isFull(chart) ? chanceOfFalseAlarm({ basePoints: chart.segments.at(-1)!.n, limits: 'own' }) : null
}

/** Bed-nights are not independent people, and nights are no share: an interval of Wilson's would promise too much. */
function intervalOf({ valueFormat, followsProcessRules }: Measure, window: Window | null) {
  if (!window || valueFormat !== 'share' || !followsProcessRules || window.denominator === 0) return null
  return wilsonInterval(window.numerator, window.denominator)
}

function signalOf(course: Course, { weight, valueFormat }: Measure): Signal | null {
  const { window, minimum, month } = course
  const last = course.points.at(-1)
  const base = {
    measure: course.measure,
    valueFormat,
    weight,
    month,
    numerator: window?.numerator ?? null,
    denominator: window?.denominator ?? null,
    months: window?.months ?? null,
    minimum,
    short: shortOf(course),
    rule: null,
    judgment: course.judgment,
  }
  const isUnusual = course.state === 'value'
  if (isUnusual && last?.flag === 'concern') {
    const stage = course.judgment === 'below-minimum' ? 3 : course.judgment === 'between' ? 2 : 1
    return { ...base, kind: 'special-cause', since: runStart(course), chance: course.chance, stage }
  }
  if (course.judgment === 'below-minimum') {
    const stage = isSurelyBelow(course) ? 2 : 1
    return { ...base, kind: 'below-minimum', since: month, chance: chanceBelow(course), stage }
  }
  if (isUnusual && last?.flag === 'improvement') {
    return { ...base, kind: 'improvement', since: runStart(course), chance: course.chance }
  }
  return null
}

/** Even the better end of the interval misses the minimum. */
function isSurelyBelow({ interval, minimum, direction }: Course): boolean {
  if (interval === null || minimum === null) return false
  return direction === 'increase' ? interval.upper < minimum : interval.lower > minimum
}

/** Nights, days, money a case and counts a month: what separates them from a minimum is a size and not a number of cases. */
const isPerCase = (format: ValueFormat): boolean =>
  format === 'nights' || format === 'days' || format === 'money' || format === 'count'

/** How many successes (for nights: how many nights a stay) separate the window from its minimum, rounded up to whole ones. */
function shortOf({ window, minimum, direction, valueFormat }: Course): number | null {
  if (!window || minimum === null || window.value === null) return null
  const gap = direction === 'increase' ? minimum - window.value : window.value - minimum
  if (gap <= 0) return null
  return Math.ceil(isPerCase(valueFormat) ? gap : gap * window.denominator - 1e-9)
}

function runStart(course: Course): Month {
  const flag = course.points.at(-1)!.flag
  let start = course.points.length - 1
  while (start > 0 && course.points[start - 1]!.flag === flag) start -= 1
  return course.points[start]!.month
}
