import { medianOf } from './run-chart.ts'
import { SCREENING_CONSTANT } from './xmr-limits.ts'

/** One month: x of n. For a count chart n is not read; for a rate it is the exposure. */
export type CountMonth = { x: number; n: number }

export type ChartedPoint = {
  value: number | null
  lower: number | null
  upper: number | null
  isOutside: boolean
  /** a third of the way to either limit, before they are kept within what can be */
  sigma: number | null
}
export type CountChart = {
  centre: number | null
  points: ChartedPoint[]
  /** of P' and U': how much wider than chance the months lie; near 1 there is nothing to adjust for */
  spread: number | null
}

export type CountChartKind = 'p' | 'u' | 'c' | 'pp' | 'up' | 'i'

const sigmas = 3
const rangePerSigma = 1.128

/**
 * Shewhart charts of counts: P (shares), U (rates), C (counts), Laney's P' and U' (the same where months differ by more
 * than chance), and Taylor's I' (values with the weight of their denominators).
 *
 * A null month is missing: no point, and no neighbour of any. `isBase` says which months set centre and limits; all are
 * drawn. Range: whole 0 <= x, n above 0, for shares x <= n. Errors: RangeError that names the month. Limits of shares are
 * kept within 0 and 1, of the others above 0; they are never rounded. Source: qicharts2; Laney 2002; Taylor 2018.
 */
export function countChart(
  months: readonly (CountMonth | null)[],
  options: { kind: CountChartKind; isBase?: (at: number) => boolean; isScreened?: boolean },
): CountChart {
  const { kind, isBase = () => true, isScreened = true } = options
  const isShare = kind === 'p' || kind === 'pp'
  months.forEach((month, at) => {
    if (month !== null) check(month, at, { isShare, isWhole: kind !== 'i' })
  })
  const base = months.filter((month, at) => month !== null && isBase(at)) as CountMonth[]
  const weight = (month: CountMonth) => (kind === 'c' ? 1 : month.n)
  const total = base.reduce((sum, month) => sum + weight(month), 0)
  const none = { value: null, lower: null, upper: null, isOutside: false, sigma: null }
  if (total === 0) return { centre: null, spread: null, points: months.map(() => none) }
  const centre = base.reduce((sum, { x }) => sum + x, 0) / total
  const levelOf = (month: CountMonth) => month.x / weight(month)
  const sigmaOf = (month: CountMonth) => Math.sqrt((isShare ? centre * (1 - centre) : centre) / weight(month))
  const based = months.map((month, at) => (month !== null && isBase(at) ? month : null))
  const spread =
    kind === 'pp' || kind === 'up'
      ? laneySpread(based, (month) => (levelOf(month) - centre) / sigmaOf(month), isScreened)
      : null
  const taylor = kind === 'i' ? taylorSpread(based, levelOf) : null
  const points = months.map((month): ChartedPoint => {
    if (month === null) return none
    const sigma = taylor === null ? sigmaOf(month) * (spread ?? 1) : taylor / Math.sqrt(month.n)
    const [low, high] = [centre - sigmas * sigma, centre + sigmas * sigma]
    const value = levelOf(month)
    const lower = kind === 'i' ? low : Math.max(0, low)
    const upper = isShare ? Math.min(1, high) : high
    return { value, lower, upper, isOutside: value < lower || value > upper, sigma }
  })
  return { centre, spread, points }
}

function check({ x, n }: CountMonth, at: number, { isShare, isWhole }: { isShare: boolean; isWhole: boolean }): void {
  const isRight = Number.isFinite(x) && (!isWhole || (Number.isInteger(x) && x >= 0)) && n > 0 && (!isShare || x <= n)
  if (!isRight) throw new RangeError(`Month ${at + 1}: ${x} of ${n} cannot be charted`)
}

/** The average moving range of z, screened once as that of an XmR chart, over what it is of pure chance. */
function laneySpread(
  months: readonly (CountMonth | null)[],
  zOf: (month: CountMonth) => number,
  isScreened: boolean,
): number {
  const ranges = neighbours(months).map(([before, month]) => Math.abs(zOf(month) - zOf(before)))
  const known = ranges.filter(Number.isFinite)
  if (known.length === 0) return 1
  const first = mean(known)
  const kept = isScreened && first > 0 ? known.filter((range) => range < SCREENING_CONSTANT * first) : known
  return mean(kept) / rangePerSigma
}

function taylorSpread(months: readonly (CountMonth | null)[], levelOf: (month: CountMonth) => number): number {
  const steps = neighbours(months).map(
    ([before, month]) =>
      (Math.sqrt(Math.PI / 2) * Math.abs(levelOf(month) - levelOf(before))) / Math.sqrt(1 / month.n + 1 / before.n),
  )
  return steps.length === 0 ? 0 : mean(steps)
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

function neighbours(months: readonly (CountMonth | null)[]): [CountMonth, CountMonth][] {
  return months.flatMap((month, at) => {
    const before = at > 0 ? months[at - 1] : null
    return month && before ? [[before, month] as [CountMonth, CountMonth]] : []
  })
}

/**
 * Rare events by the cases between them (G). The centre drawn is the median, the limits come from the mean.
 *
 * Range: whole numbers >= 0; null with none. Source: qicharts2: mean + 3 sqrt(mean (mean + 1)), lower limit 0.
 */
export function betweenEventsChart(cases: readonly number[]): { centre: number; lower: 0; upper: number } | null {
  const wrong = cases.findIndex((one) => !(Number.isInteger(one) && one >= 0))
  if (wrong !== -1) throw new RangeError(`Event ${wrong + 1}: ${cases[wrong]} cases between events cannot be`)
  if (cases.length === 0) return null
  const average = mean(cases)
  return { centre: medianOf(cases)!, lower: 0, upper: average + 3 * Math.sqrt(average * (average + 1)) }
}

const timePower = 3.6

/**
 * Rare events by the time between them (T): an XmR chart of the times to the power of 1/3.6, brought back.
 *
 * Range: times above 0; two events at one moment are an error (take a finer unit). Null with fewer than two.
 */
export function timeBetweenChart(times: readonly number[]): { centre: number; lower: number; upper: number } | null {
  const wrong = times.findIndex((time) => !(time > 0))
  if (wrong !== -1)
    throw new RangeError(`Event ${wrong + 1}: a time of ${times[wrong]} between events; use a finer unit`)
  if (times.length < 2) return null
  const even = times.map((time) => time ** (1 / timePower))
  const ranges = even.slice(1).map((one, at) => Math.abs(one - even[at]!))
  const [centre, reach] = [mean(even), (3 * mean(ranges)) / rangePerSigma]
  const back = (one: number) => Math.max(0, one) ** timePower
  return { centre: back(centre), lower: back(centre - reach), upper: back(centre + reach) }
}
