/** What of a measure's figures may leave the house: groups whose counts are small, or could be found, are hidden. */
import { addMonths, daysBetween, firstDay, type Month } from '../../ground/platform/day.ts'
import { auditTable } from '../../ground/statistics/audit-table.ts'
import { suppressTable } from '../../ground/statistics/suppress-table.ts'
import { isSmallCount, suppressionThreshold } from '../../ground/statistics/suppression.ts'
import type { ReleasedResult } from '../goals/framework-package.ts'

/** A kind of program and population with its summed counts. */
export type CountedGroup = { programType: string; population: string | null; numerator: number; denominator: number }
/**
 * What a measure counts. people: a part of them. amounts: nights, days or money, over the people or stays that had them.
 * cases: a plain count. events: so many for so many, where one may have several. units: nights of units.
 */
export type CountedAs = 'people' | 'amounts' | 'cases' | 'events' | 'units'
export type Released = Pick<ReleasedResult, 'groups' | 'total'>

/**
 * Hides what must be hidden. Of people: the part and the rest of every group, with complementary suppression against
 * the total. A group is shown whole or not at all. What is published is audited exactly once more; where a reader who
 * adds and subtracts could still find a small count, the total is left out.
 */
export function releaseGroups(groups: readonly CountedGroup[], countedAs: CountedAs, days: number): Released {
  if (countedAs === 'units') {
    const hidden = groups.map((one) => isSmallCount(Math.max(0, one.numerator / days)))
    return publish(groups, hidden, !hidden.includes(true))
  }
  const countsOf = countsThatTell(groups, countedAs)
  const cells = groups.map(countsOf)
  if (cells.length === 0) return { groups: [], total: null }
  const table = { cells, totals: 'columns' as const }
  const suppressed = suppressTable(table)
  const hidden = suppressed.cells.map((line) => line.includes(null))
  const total = sumOf(groups)
  const isTotalSmall = countsOf(total).some((count) => isSmallCount(count))
  return publish(groups, hidden, suppressed.isSafe && !isTotalSmall && isSafe(table, hidden))
}

type Counts = { numerator: number; denominator: number }

/**
 * The counts of a group that may not be small. An amount tells of nobody when enough people share it. Of events, the rest
 * is a count of people only where nobody has two.
 */
function countsThatTell(groups: readonly Counts[], countedAs: CountedAs): (one: Counts) => number[] {
  if (countedAs === 'amounts') return (one) => [one.denominator]
  if (countedAs === 'cases') return (one) => [one.numerator]
  const hasRest = countedAs === 'people' || groups.every((one) => one.numerator <= one.denominator)
  return hasRest ? (one) => [one.numerator, one.denominator - one.numerator] : (one) => [one.numerator, one.denominator]
}

/** Whether no small count that is hidden can be told, or narrowed down below the threshold, from what is shown. */
function isSafe(table: { cells: number[][]; totals: 'columns' }, hidden: readonly boolean[]): boolean {
  const capOf = ({ row, column }: { row: number; column: number }) =>
    isSmallCount(table.cells[row]![column]!) ? suppressionThreshold - 1 : Number.POSITIVE_INFINITY
  const isHidden = ({ row }: { row: number }) => hidden[row]!
  const [knowing, unknowing] = [auditTable(table, isHidden, capOf), auditTable(table, isHidden)]
  return table.cells.every((line, row) =>
    line.every((value, column) => {
      if (!hidden[row] || !isSmallCount(value)) return true
      const bounds = knowing[row]![column]!
      return bounds.lower !== bounds.upper && unknowing[row]![column]!.upper >= suppressionThreshold
    }),
  )
}

function publish(groups: readonly CountedGroup[], hidden: readonly boolean[], withTotal: boolean): Released {
  return {
    groups: groups.map(({ programType, population, numerator, denominator }, index) =>
      hidden[index]
        ? { programType, population, state: 'suppressed', numerator: null, denominator: null }
        : { programType, population, state: 'value', numerator, denominator },
    ),
    total: withTotal && groups.length > 0 ? sumOf(groups) : null,
  }
}

function sumOf(groups: readonly CountedGroup[]): { numerator: number; denominator: number } {
  const add = (pick: 'numerator' | 'denominator') => groups.reduce((sum, one) => sum + one[pick], 0)
  return { numerator: add('numerator'), denominator: add('denominator') }
}

/**
 * Stays that ended less exits that count are exits to excluded destinations, deaths among them: where both are shown and
 * the difference is small, the stays are hidden, and their total with them.
 */
export function withoutSmallDifferences(stays: Released, exits: Released | null): Released {
  const key = (one: { programType: string; population: string | null }) =>
    JSON.stringify([one.programType, one.population])
  const others = new Map(exits?.groups.map((one) => [key(one), one.denominator]))
  const tells = (one: number | null, other: number | null | undefined) =>
    one !== null && other != null && isSmallCount(Math.abs(one - other))
  const told = stays.groups.map((one) => tells(one.denominator, others.get(key(one))))
  const isTotalTold = tells(stays.total?.denominator ?? null, exits?.total?.denominator)
  return {
    groups: stays.groups.map((one, index) =>
      told[index] ? { ...one, state: 'suppressed', numerator: null, denominator: null } : one,
    ),
    total: told.includes(true) || isTotalTold ? null : stays.total,
  }
}

/** Twelve months that end with a quarter: windows that moved by a month would give single months away. */
export function releaseWindow(newest: Month): { from: Month; to: Month; days: number } {
  const to = addMonths(newest, -(Number(newest.slice(5)) % 3))
  const from = addMonths(to, -11)
  return { from, to, days: daysBetween(firstDay(from), firstDay(addMonths(to, 1))) }
}
