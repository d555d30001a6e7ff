import { type Day, daysBetween, lastDay, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { type ContractTerms, heldTo } from './contract-terms.ts'
import type { StandardQuestion } from './standard.ts'

/** A place on the way from where things stood to the target: the value that is expected on a day. */
export type WayPoint = { on: Day; value: number }

/**
 * What was expected of a program in each month, as a chart draws it. Between two dated values the way is straight; after
 * the last it stays there; before the first nothing was expected. A standard that takes its place takes its way along.
 */
export function expectedWay(
  terms: ContractTerms,
  asked: Omit<StandardQuestion, 'on'>,
  { from, to }: { from: Month; to: Month },
): { month: Month; value: number }[] {
  const hasWay = terms.standards.some((one) => one.measure === asked.measure && 'way' in one && one.way)
  if (!hasWay) return []
  return monthsBetween(from, to).flatMap((month) => {
    const on = lastDay(month)
    const { standard } = heldTo(terms, { ...asked, on })
    const value = standard && 'way' in standard && standard.way ? expectedOn(standard.way, on) : null
    return value === null ? [] : [{ month, value }]
  })
}

/** The value that a way expects on a day; null before it begins. Its points are in the order of their days. */
export function expectedOn(way: readonly WayPoint[], day: Day): number | null {
  const before = way.findLast(({ on }) => on <= day)
  const after = way.find(({ on }) => on > day)
  if (!before) return null
  if (!after) return before.value
  const share = daysBetween(before.on, day) / daysBetween(before.on, after.on)
  return before.value + (after.value - before.value) * share
}
