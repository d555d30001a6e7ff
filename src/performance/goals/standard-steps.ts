import { lastDay, type Month, monthOf } from '../../ground/platform/day.ts'
import { type ContractTerms, heldTo, turningDays } from './contract-terms.ts'
import type { StandardQuestion } from './standard.ts'

/** What held from a month on; null where nothing did. */
export type StandardStep = { from: Month; minimum: number | null; target: number | null }

/**
 * What a program was held to through the months, as a chart draws it: a step where it changed. A month is judged by what
 * holds on its last day, so an agreement of the middle of a month steps in that month.
 */
export function standardSteps(
  terms: ContractTerms,
  asked: Omit<StandardQuestion, 'on'>,
  { from, to }: { from: Month; to: Month },
): StandardStep[] {
  const changes = new Set(turningDays(terms, asked).map(monthOf))
  const months = [from, ...[...changes].filter((month) => month > from && month <= to).sort()]
  const steps: StandardStep[] = []
  for (const month of months) {
    const { standard } = heldTo(terms, { ...asked, on: lastDay(month) })
    const step = { from: month, minimum: standard?.minimum ?? null, target: standard?.target ?? null }
    const before = steps.at(-1)
    if (before?.minimum !== step.minimum || before.target !== step.target) steps.push(step)
  }
  return steps
}
