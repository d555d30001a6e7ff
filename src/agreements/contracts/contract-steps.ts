/** The steps to a contract and its first payment, and the days between them: how long the government itself takes. */
import { type Day, daysBetween } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'

/** In the order in which they should follow each other. */
export const contractSteps = ['needed', 'solicited', 'awarded', 'signed', 'firstPaid'] as const
export type ContractStep = (typeof contractSteps)[number]

export type StepDays = {
  neededOn: Day | null
  solicitedOn: Day | null
  awardedOn: Day | null
  signedOn: Day | null
  firstPaidOn: Day | null
}

export type StepLength = {
  from: ContractStep
  to: ContractStep
  fromOn: Day
  toOn: Day
  /** negative where the later step is dated before the earlier one: a finding says so */
  days: number
  /** steps between the two whose day is not known */
  without: number
}

export const dayOfStep = (days: StepDays, step: ContractStep): Day | null => days[`${step}On`]

/** The days between each known step and the next known one. A step without a day is passed over, never guessed. */
export function daysAtSteps(days: StepDays): StepLength[] {
  const known = contractSteps.flatMap((step, place) => {
    const on = dayOfStep(days, step)
    return on === null ? [] : [{ step, on, place }]
  })
  return known.slice(1).map((to, index) => {
    const from = known[index]!
    return {
      from: from.step,
      to: to.step,
      fromOn: from.on,
      toOn: to.on,
      days: daysBetween(from.on, to.on),
      without: to.place - from.place - 1,
    }
  })
}

/** Steps that are dated before the one they follow: one finding each. */
export function stepFindings(days: StepDays, number: string): Finding[] {
  return daysAtSteps(days)
    .filter((length) => length.days < 0)
    .map((length) => ({
      grade: 'warning' as const,
      code: 'steps-out-of-order',
      file: number,
      row: null,
      column: `${length.from} ${length.to}`,
      found: length.toOn,
      expected: length.fromOn,
      count: 1,
    }))
}

/** How late the government was: its signature against the first day of the term, and its first payment against both. */
export type Lateness = {
  /** positive: after the term began; 0 or less: in time; null: one of the two days is not known */
  signedAfterStart: number | null
  paidAfterStart: number | null
  paidAfterSignature: number | null
}

export function latenessOf({ from, signedOn, firstPaidOn }: StepDays & { from: Day | null }): Lateness {
  const between = (one: Day | null, other: Day | null) =>
    one === null || other === null ? null : daysBetween(one, other)
  return {
    signedAfterStart: between(from, signedOn),
    paidAfterStart: between(from, firstPaidOn),
    paidAfterSignature: between(signedOn, firstPaidOn),
  }
}
