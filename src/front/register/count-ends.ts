import { addMonths, type Month, monthOf } from '../../ground/platform/day.ts'
import { type ContractRow, isClosed } from '../portfolio/contract-row.ts'

/** What ends in a month: how many contracts, up to how much, and how many of them may be renewed without a new process. */
export type EndCount = {
  contracts: number
  ceilingCents: number
  withoutCeiling: number
  renewable: number
  /** contracts of which nobody knows whether they may be renewed */
  renewalsUnknown: number
}
export type Ends = {
  months: ({ month: Month } & EndCount)[]
  /** the term is over, and nobody closed the contract */
  past: EndCount
  later: EndCount
  none: EndCount
  /** of this month: contracts whose last day is gone already stand under `past` */
  ofAll: number
}

export const monthsAhead = 24

/** What ends when, month by month for two years; what was terminated, closed out or superseded ends no more. */
export function countEnds(rows: readonly ContractRow[], today: string): Ends {
  const nothing = (): EndCount => ({
    contracts: 0,
    ceilingCents: 0,
    withoutCeiling: 0,
    renewable: 0,
    renewalsUnknown: 0,
  })
  const months = Array.from({ length: monthsAhead }, (_, ahead) => ({
    month: addMonths(monthOf(today), ahead),
    ...nothing(),
  }))
  const byMonth = new Map(months.map((one) => [one.month, one]))
  const [past, later, none] = [nothing(), nothing(), nothing()]
  let ofAll = 0
  for (const row of rows) {
    if (isClosed(row)) continue
    ofAll += 1
    const counted = row.to === null ? none : row.to < today ? past : (byMonth.get(monthOf(row.to)) ?? later)
    counted.contracts += 1
    if (row.ceilingCents === null) counted.withoutCeiling += 1
    else counted.ceilingCents += row.ceilingCents
    if (row.renewalsLeft === null) counted.renewalsUnknown += 1
    else if (row.renewalsLeft > 0) counted.renewable += 1
  }
  return { months, past, later, none, ofAll }
}
