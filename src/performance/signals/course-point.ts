import type { Day, Month } from '../../ground/platform/day.ts'
import type { RuleName } from '../../ground/statistics/xmr-rules.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'
import { type Result, valueOfCounts } from '../results/result.ts'

/** A point is one month of a course: what was counted, and what the rules say of it. */
export type CoursePoint = {
  month: Month
  state: FigureState
  numerator: number | null
  denominator: number | null
  value: number | null
  flag: 'concern' | 'improvement' | null
  /** every rule that the month hits, where rules are applied */
  rules?: RuleName[]
  resultId: string | null
  version: number | null
  recordedAt: string | null
  matureOn: Day | null
  /** the number of the earlier contract under which it came about; absent: this one */
  underContract?: string
}

export type EarlierResult = { contractNumber: string; result: Result }

/** A month without a result of its own shows what was under the contract before. */
export function withEarlier(point: CoursePoint, earlier: EarlierResult[]): CoursePoint {
  if (point.resultId !== null) return point
  const found = earlier.filter(({ result }) => result.month === point.month)
  const [first] = found
  if (!first) return point
  const underContract = [...new Set(found.map((one) => one.contractNumber))].join(', ')
  if (found.length === 1) return { ...toPoint(point.month, first.result), underContract }
  // Many contracts became one: what they counted is added, and the figure is none of theirs alone.
  const add = (count: 'numerator' | 'denominator') => found.reduce((sum, { result }) => sum + (result[count] ?? 0), 0)
  const result = { ...first.result, numerator: add('numerator'), denominator: add('denominator') }
  return { ...toPoint(point.month, result), resultId: null, version: null, underContract }
}

export function toPoint(month: Month, result: Result | null): CoursePoint {
  return {
    month,
    state: result?.state ?? 'missing',
    numerator: result?.numerator ?? null,
    denominator: result?.denominator ?? null,
    value: result ? valueOfCounts(result) : null,
    flag: null,
    resultId: result?.id ?? null,
    version: result?.version ?? null,
    recordedAt: result?.recordedAt ?? null,
    matureOn: result?.matureOn ?? null,
  }
}

/** The months before a program began are no gap in its course. */
export function dropLeading(points: CoursePoint[]): CoursePoint[] {
  const first = points.findIndex((point) => point.value !== null)
  return first <= 0 ? points : points.slice(first)
}
