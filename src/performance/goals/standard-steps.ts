import { addMonths, lastDay, type Month, monthOf } from '../../ground/platform/day.ts'
import { type Standard, type StandardOverride, type StandardQuestion, standardFor } from './standard.ts'

/** What held from a month on; null where nothing did. */
export type StandardStep = { from: Month; minimum: number | null; target: number | null }

/**
 * What a program was held to through the months, as a chart draws it: a step where it changed. A month is judged by what
 * holds on its last day, so an agreement of the middle of a month steps in that month.
 */
export function standardSteps(
  standards: readonly (Standard | StandardOverride)[],
  asked: Omit<StandardQuestion, 'on'>,
  { from, to }: { from: Month; to: Month },
): StandardStep[] {
  const ofMeasure = standards.filter((one) => one.measure === asked.measure)
  const changes = ofMeasure.flatMap((one) => [
    monthOf(one.from),
    ...('to' in one && one.to !== null ? [lastMonthAfter(one.to)] : []),
  ])
  const months = [from, ...[...new Set(changes)].filter((month) => month > from && month <= to).sort()]
  const steps: StandardStep[] = []
  for (const month of months) {
    const standard = standardFor(ofMeasure, { ...asked, on: lastDay(month) })
    const step = { from: month, minimum: standard?.minimum ?? null, target: standard?.target ?? null }
    const before = steps.at(-1)
    if (before?.minimum !== step.minimum || before.target !== step.target) steps.push(step)
  }
  return steps
}

/** The first month that a term which ends on a day does not hold on the last day of. */
const lastMonthAfter = (day: string): Month =>
  day === lastDay(monthOf(day)) ? addMonths(monthOf(day), 1) : monthOf(day)
