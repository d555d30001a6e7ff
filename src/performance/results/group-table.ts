import { newcombeInterval } from '../../ground/statistics/newcombe.ts'
import { suppressTable } from '../../ground/statistics/suppress-table.ts'
import { isSmallCount } from '../../ground/statistics/suppression.ts'
import { smallestDenominator } from './judgment.ts'

/** A group of people in a measure: its counts, or that they are kept back, and how it differs from the largest group. */
export type GroupLine = {
  name: string
  /** null: kept back so that nobody can be recognized */
  numerator: number | null
  denominator: number | null
  value: number | null
  isSuppressed: boolean
  isLargest: boolean
  /** shares alone, in parts of one: this group less the largest, with its 95% interval; null where it cannot be told */
  difference: { value: number; lower: number; upper: number } | null
  /** fewer than can be judged, in this group or in the largest */
  isTooFew: boolean
}
export type GroupCounts = { name: string; numerator: number; denominator: number }

/**
 * Groups of people beside each other. In the releasable edition counts from 1 to 10, and what they could be found from, are
 * kept back: a group is shown with both its counts or with none. Groups that nobody knows stand last and are compared with
 * none.
 */
export function groupTable(rows: GroupCounts[], isShare: boolean, isReleasable: boolean): GroupLine[] {
  const hidden = isReleasable ? hiddenGroups(rows, isShare) : new Set<string>()
  const sorted = rows.toSorted(
    (a, b) =>
      Number(a.name === 'unknown') - Number(b.name === 'unknown') ||
      a.name.localeCompare(b.name, 'en', { numeric: true }),
  )
  const shown = sorted.filter(({ name }) => !hidden.has(name) && name !== 'unknown')
  const largest = shown.toSorted((a, b) => b.denominator - a.denominator)[0]
  return sorted.map(({ name, numerator, denominator }): GroupLine => {
    if (hidden.has(name)) {
      const none = { numerator: null, denominator: null, value: null, difference: null }
      return { name, ...none, isSuppressed: true, isLargest: false, isTooFew: false }
    }
    const isLargest = name === largest?.name
    const isCompared = isShare && largest !== undefined && !isLargest && name !== 'unknown'
    const isTooFew = isCompared && Math.min(denominator, largest.denominator) < smallestDenominator
    const interval =
      isCompared && !isTooFew
        ? newcombeInterval({ x: largest.numerator, n: largest.denominator }, { x: numerator, n: denominator })
        : null
    const value = numerator / denominator
    return {
      name,
      numerator,
      denominator,
      value,
      isSuppressed: false,
      isLargest,
      difference: interval && { value: value - largest!.numerator / largest!.denominator, ...interval },
      isTooFew,
    }
  })
}

/** Groups of which a count would have to be kept back; with one count hidden the group is hidden whole. */
function hiddenGroups(rows: GroupCounts[], isShare: boolean): Set<string> {
  if (rows.length === 0) return new Set()
  // of shares who succeeded and who did not, of nights the stays; the totals of the program are known
  const table = isShare
    ? {
        cells: rows.map(({ numerator, denominator }) => [numerator, denominator - numerator]),
        totals: 'columns' as const,
      }
    : { cells: [rows.map(({ denominator }) => denominator)], totals: 'rows' as const }
  const { cells, isSafe } = suppressTable(table)
  const isShown = (at: number) =>
    isShare ? cells[at]!.every((cell) => cell !== null) && !isSmallCount(rows[at]!.denominator) : cells[0]![at] !== null
  return new Set(rows.filter((_, at) => !isSafe || !isShown(at)).map(({ name }) => name))
}
