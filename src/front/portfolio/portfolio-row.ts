import { headlineMeasure, type Standing, type TrendPoint } from '../../performance/signals/judge-month.ts'
import type { PortfolioLine } from './find-portfolio.ts'

/** A line of the portfolio as the page needs it: little, because a page of hundreds travels twice, drawn and as data. */
export type PortfolioRow = {
  key: string
  number: string
  provider: string
  program: string
  lateActions: number
  endsOn: string | null
  ceilingCents: number | null
  paidCents: number | null
  counts: [number, number] | null
  trend: Trend
  band: Standing['band']
  /** the measure whose counts and course stand in the line */
  headline: string
  marks: Record<string, Mark>
}

export type Mark = Pick<Standing, 'state' | 'judgment' | 'valueFormat'> & { value: number | null }

export function toPortfolioRow({ contract, programId, program, standings, lateActions }: PortfolioLine): PortfolioRow {
  // A program of another field has another headline: the measure whose course was kept.
  const [own] = Object.entries(standings).filter(([, standing]) => standing.trend)
  const key = standings[headlineMeasure] || !own ? headlineMeasure : own[0]
  const headline = standings[key]
  const marks = Object.entries(standings).map(([measure, { state, judgment, valueFormat, window }]) => {
    return [measure, { state, judgment, valueFormat, value: rounded(window?.value ?? null) }]
  })
  return {
    key: `${contract.number} ${programId}`,
    number: contract.number,
    provider: contract.providerName,
    program,
    lateActions,
    endsOn: contract.to,
    ceilingCents: contract.ceilingCents,
    paidCents: contract.paidCents,
    counts: headline?.window ? [headline.window.numerator, headline.window.denominator] : null,
    trend: toTrend(headline?.trend ?? []),
    band: headline?.band ?? null,
    headline: key,
    marks: Object.fromEntries(marks),
  }
}

/** A course in the fewest characters: the values, and a letter a month (c concern, i improvement, p provisional). */
export type Trend = { values: (number | null)[]; letters: string }

export function toTrend(points: TrendPoint[]): Trend {
  const letter = ({ flag, state }: TrendPoint) =>
    flag === 'concern' ? 'c' : flag === 'improvement' ? 'i' : state === 'immature' ? 'p' : '.'
  return { values: points.map((point) => rounded(point.value)), letters: points.map(letter).join('') }
}

/** Four places draw a line of 24 pixels; the figure itself stays exact where it is opened. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4
}
