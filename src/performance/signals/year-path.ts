/** The path through a year: what a share came to so far, what its target asks for by the end, and where it is going. */
import { addMonths, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { forecastShare } from '../../ground/statistics/forecast.ts'
import type { Direction } from '../goals/standard.ts'

export type PathMonth = { month: Month; state: string; numerator: number | null; denominator: number | null }

export type YearPath = {
  from: Month
  to: Month
  target: number
  direction: Direction
  /** cumulative: counted, of so many, and what the target asks for (or lets happen) of as many */
  soFar: { month: Month; counted: number; of: number; asked: number }[]
  /** cumulative, where it will be with a chance of eight in ten */
  ahead: { month: Month; of: number; asked: number; lower: number; upper: number }[]
  /** of the cases to come: how many must succeed, or, where fewer is better, how many may happen */
  need: number
  toCome: number
  state: 'open' | 'secured' | 'out of reach'
  /** chance of meeting the target as things go */
  probability: number
}

/** More cases than this to come are forecast for the end of the year alone, and drawn straight up to it. */
const mostByMonth = 1500

/**
 * The year so far and ahead. The cases to come are as many a month as in the known months of the last twelve. Null where
 * no month of the year is known, or no case is: then there is no path yet.
 */
export function yearPath(asked: {
  months: readonly PathMonth[]
  year: { from: Month; to: Month }
  target: number
  direction: Direction
}): YearPath | null {
  const { year, target, direction } = asked
  const known = asked.months.filter(
    (one): one is PathMonth & { numerator: number; denominator: number } =>
      one.state === 'value' && one.numerator !== null && one.denominator !== null,
  )
  const inYear = monthsBetween(year.from, year.to)
  const ofYear = known.filter(({ month }) => inYear.includes(month)).sort((a, b) => (a.month < b.month ? -1 : 1))
  const last = ofYear.at(-1)
  if (!last) return null
  const recent = known.filter(({ month }) => month > addMonths(last.month, -12) && month <= last.month)
  const aMonth = recent.reduce((sum, one) => sum + one.denominator, 0) / recent.length
  let [counted, of] = [0, 0]
  const soFar = ofYear.map(({ month, numerator, denominator }) => {
    counted += numerator
    of += denominator
    return { month, counted, of, asked: target * of }
  })
  // A month that is not yet mature is still to come, as for the signal of a target out of reach; one that is missing is not.
  const isImmature = (month: Month) => asked.months.some((one) => one.month === month && one.state === 'immature')
  const open = inYear.filter((month) => month > last.month || isImmature(month))
  const later = open.filter((month) => month > last.month)
  const early = open.length - later.length
  const toCome = Math.round(aMonth * open.length)
  if (of + toCome === 0) return null
  // Fewer is better: not happening is what has to succeed.
  const isFewer = direction === 'decrease'
  const forecast = (m: number) =>
    forecastShare({ k: isFewer ? of - counted : counted, n: of, m, target: isFewer ? 1 - target : target })
  const end = forecast(toCome)
  const range = ({ range80 }: typeof end, total: number) =>
    isFewer
      ? { lower: total * (1 - range80.upper), upper: total * (1 - range80.lower) }
      : { lower: total * range80.lower, upper: total * range80.upper }
  const atEnd = range(end, of + toCome)
  const ahead = later.map((month, at) => {
    const isLast = at === later.length - 1
    const m = isLast ? toCome : Math.round(aMonth * (early + at + 1))
    const part = toCome === 0 ? 1 : m / toCome
    const straight = {
      lower: counted + part * (atEnd.lower - counted),
      upper: counted + part * (atEnd.upper - counted),
    }
    const reach = isLast ? atEnd : toCome > mostByMonth ? straight : range(forecast(m), of + m)
    return { month, of: of + m, asked: target * (of + m), ...reach }
  })
  const { probability, state } = end
  const need = isFewer ? Math.max(0, toCome - end.need) : end.need
  return { ...year, target, direction, soFar, ahead, need, toCome, state, probability }
}
